"""The report as pages: each one a whole HTML text, no script, no network, nothing to trust."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from autograder.reports import words
from autograder.reports.inputs import ClassRecord
from autograder.reports.views.drawing import SCALES, heights, marks
from autograder.reports.views.exercise import exercise_views
from autograder.reports.views.graph import Layout, layout
from autograder.reports.views.heatmap import heatmaps, rows
from autograder.reports.views.known import Known
from autograder.reports.views.learner import learner_views
from autograder.reports.views.overview import class_view
from course.pages import templates, whole_numbers

#: What every page says it was made by: a folder is only replaced if its first page says so.
GENERATOR = "autograder report"
#: The page to begin with.
FIRST = "index.html"

_TEMPLATES = templates("autograder.reports")
_DRAW: Any = _TEMPLATES.get_template("macros.html").module
_TEMPLATES.globals |= {
    "generator": GENERATOR,
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
    drawn = _map(places)
    for learner in learner_views(known, places):
        yield _page("learner.html", learner.path, view=learner, **drawn)
    for exercise in exercise_views(known):
        yield _page("exercise.html", exercise.path, view=exercise)


def learner_html(record: ClassRecord, student: str) -> str:
    """The main part of one learner's page, for a page of their own that shows more (``course.pages``)."""
    known = Known(record.completed())
    places = layout(known.record.offered)
    views = learner_views(known, places)
    return next((_text("learner_part.html", view=view, **_map(places)) for view in views if view.id == student), "")


def _map(places: Layout) -> dict[str, object]:
    """What is the same on every learner's map."""
    return {
        "edges": _DRAW.edges(places),
        "boxes": {box.topic: _DRAW.box(box, places) for box in places.boxes},
        "needs": {box.topic: _DRAW.needs(box) for box in places.boxes},
    }


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
    return Page(path=path, html=_text(template, **values))


def _text(template: str, **values: object) -> str:
    return whole_numbers(_TEMPLATES.get_template(template).render(values))
