"""Feedback pages as a learner reads them."""

import re
from html.parser import HTMLParser
from pathlib import Path

from nbgrader.converters import GenerateFeedback

from autograder.gradebook import Course, open_course

CONFIG = """
c.GenerateFeedback.preprocessors = [
    "autograder.nbgrader_plugin.HideTests",
    "nbgrader.preprocessors.GetGrades",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
"""


class Reader(HTMLParser):
    """The text of a page without its style sheets, and the values of its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.skipping = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipping = tag in ("style", "script")
        self.text += [value or "" for name, value in attrs if name not in ("class", "style", "href", "src")]

    def handle_endtag(self, tag: str) -> None:
        self.skipping = False

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.text.append(data)


def squeezed(text: str) -> str:
    """The text without white space: markup and line breaks cannot hide a line from a search."""
    return re.sub(r"\s+", "", text)


def feedback(root: Path, assignment: str) -> dict[str, str]:
    """Generate feedback with the course's own configuration; student → all that the page says, without white space."""
    course: Course = open_course(root)
    course.directory.assignment_id, course.directory.student_id = assignment, "*"
    GenerateFeedback(coursedir=course.directory, parent=course.app, force=True).start()
    return {path.parts[-3]: read(path) for path in sorted((root / "feedback").glob(f"*/{assignment}/*.html"))}


def read(path: Path) -> str:
    """What a page says, without white space."""
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return squeezed("".join(reader.text))
