"""Pages as one sees them in a browser: one style and one frame for the learner's own and for the report's.

A page is one HTML text that needs no network and no script, so that JupyterLab shows it at once and it can be kept.
"""

from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


def templates(*packages: str) -> Environment:
    """The templates of ``packages``, beside those of this one, of which ``base.html`` is the frame."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in (*packages, "course.pages")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (files("course.pages") / "templates" / "style.css").read_text(encoding="utf-8")
    environment.globals |= {"style": Markup(style), "generator": "course", "icons": ""}  # noqa: S704 (our own file)
    return environment


def whole_numbers(html: str) -> str:
    """``html`` in which no line ends between a number and its per cent sign."""
    return html.replace(" %", "\N{NO-BREAK SPACE}%")
