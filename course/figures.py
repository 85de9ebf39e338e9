"""Figures that everybody can read: one house style, colours that are safe for colour-blind readers, and a text for
those who cannot see the picture.

>>> fig, ax = plt.subplots()
>>> figure = Figure.of(fig, "An empty pair of axes.")
>>> figure
Figure: An empty pair of axes.
"""

import base64
import io
from dataclasses import dataclass
from html import escape

import matplotlib as mpl
import matplotlib.figure
import matplotlib.pyplot as plt
from cycler import cycler
from IPython.display import display

#: Okabe and Ito's palette (2008), in an order whose first three also differ in lightness.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#000000")
#: A second channel beside colour: use with ``ax.plot(…, marker=MARKERS[i])``.
MARKERS = ("o", "^", "s", "D", "v", "P", "X")

STYLE = {
    "axes.grid": True,
    "axes.prop_cycle": cycler(color=COLOURS),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.constrained_layout.use": True,
    "figure.figsize": (7.0, 3.6),
    "font.size": 11.0,
    "grid.alpha": 0.3,
    "image.cmap": "viridis",
    "legend.frameon": False,
    "svg.hashsalt": "course",  # fixed ids: the same figure gives the same bytes
}


def use_house_style() -> None:
    """Set Matplotlib's defaults to the course's style; each notebook's set-up cell calls it once."""
    mpl.rcParams.update(STYLE)  # type: ignore[arg-type]  # the stubs want literal keys


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn figure: an ``<img>`` with alternative text for the notebook, one line of text elsewhere."""

    svg: bytes
    alt: str

    @classmethod
    def of(cls, fig: matplotlib.figure.Figure, alt: str) -> "Figure":
        """Draw ``fig`` and close it; ``alt`` says in words what the picture shows."""
        if not alt.strip():
            raise ValueError("figures.show needs alt=…: say in one or two sentences what the picture shows")
        page = io.BytesIO()
        fig.savefig(page, format="svg", metadata={"Date": None, "Creator": None})
        plt.close(fig)
        return cls(page.getvalue(), " ".join(alt.split()))

    def _repr_html_(self) -> str:
        data = base64.b64encode(self.svg).decode()
        return f'<img alt="{escape(self.alt)}" style="max-width: 100%" src="data:image/svg+xml;base64,{data}">'

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"


def show(fig: matplotlib.figure.Figure, *, alt: str) -> None:
    """Display ``fig`` in the notebook, with ``alt`` for readers who cannot see it."""
    display(Figure.of(fig, alt))
