"""The report as pages: each one a whole HTML text, no script, no network, nothing to trust."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from autograder.reports import words
from autograder.reports.inputs import ClassRecord
from autograder.reports.views.drawing import SCALES, heights, marks
from autograder.reports.views.exercise import exercise_views
from autograder.reports.views.graph import layout
from autograder.reports.views.heatmap import heatmaps, rows
from autograder.reports.views.known import Known
from autograder.reports.views.learner import learner_views
from autograder.reports.views.overview import class_view

#: What every page says it was made by: a folder is only replaced if its first page says so.
GENERATOR = "autograder report"
#: The page to begin with.
FIRST = "index.html"

_TEMPLATES = Environment(
    loader=PackageLoader("autograder.reports"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_DRAW: Any = _TEMPLATES.get_template("macros.html").module
_TEMPLATES.globals |= {
    "generator": GENERATOR,
    "style": Markup(_TEMPLATES.get_template("style.css").render()),  # noqa: S704 (our own file)
    "icons": _DRAW.icons([{"name": name, "marks": marks(name)} for name in SCALES], heights()),
    "levels": [{"level": level, "slug": words.slug(level)} for level in words.LEVELS],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file of the report: its path below the report's folder, and its text."""

    path: str
    html: str


def render(record: ClassRecord) -> Iterator[Page]:
    """The class in every order, its points and exercises, a page a learner and a page an exercise.

    The same record gives the same bytes.
    """
    known = Known(record.completed())
    yield from _class_pages(known)
    places = layout(known.record.offered)
    drawn = {
        "edges": _DRAW.edges(places),
        "boxes": {box.topic: _DRAW.box(box, places) for box in places.boxes},
        "needs": {box.topic: _DRAW.needs(box) for box in places.boxes},
    }
    for learner in learner_views(known, places):
        yield _page("learner.html", learner.path, view=learner, **drawn)
    for exercise in exercise_views(known):
        yield _page("exercise.html", exercise.path, view=exercise)


def _class_pages(known: Known) -> Iterator[Page]:
    view, lines = class_view(known), rows(known)
    drawn = {row.id: _DRAW.row(row) for row in lines}
    for number, heatmap in enumerate(heatmaps(known)):
        shown = Markup("").join(drawn[student] for student in heatmap.rows)
        template = "order.html" if number else "index.html"
        yield _page(template, heatmap.path, view=view, map=heatmap, rows=shown)
    points = Markup("").join(_DRAW.points_row(row) for row in lines)
    yield _page("points.html", "points.html", view=view, rows=points)
    yield _page("exercises.html", "exercises.html", view=view)


def _page(template: str, path: str, **values: object) -> Page:
    html = _TEMPLATES.get_template(template).render(values)
    return Page(path=path, html=html.replace(" %", "\N{NO-BREAK SPACE}%"))  # no line ends between a number and its %
