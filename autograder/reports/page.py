"""The report as one self-contained HTML page: no script, no network, nothing to trust."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from autograder.reports.inputs import ClassRecord
from autograder.reports.views import class_view

_TEMPLATES = Environment(
    loader=PackageLoader("autograder.reports"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render_html(record: ClassRecord) -> str:
    """The class overview, and a section a learner at ``#learner-<id>``; the same record gives the same bytes."""
    return _TEMPLATES.get_template("report.html").render(view=class_view(record))
