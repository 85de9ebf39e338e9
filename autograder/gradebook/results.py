"""What a graded submission says to its learner, cell by cell: points, and of what failed the sentence they may read."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import MissingEntry

from autograder.gradebook.course import Course
from autograder.gradebook.feedback import HideTests
from autograder.gradebook.quiet import Notes

#: Errors whose words are a sentence of an author's or of the kit's; of others the kind of error is told, too.
SENTENCES = ("CheckFailed", "AssertionError")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellShown:
    """One grade cell. ``sentence`` is empty where nothing failed; ``waits``: a person must look."""

    name: str
    score: float
    max_score: float
    waits: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One submission's points, late penalties taken away, and its cells in the notebooks' order."""

    score: float
    max_score: float
    timestamp: datetime | None
    cells: tuple[CellShown, ...]


def result(course: Course, student: str, assignment: str) -> Result | None:
    """What the gradebook and the graded notebooks hold of one submission; None where it was never graded."""
    with course.gradebook() as gradebook:
        try:
            entry = gradebook.find_submission(assignment, student)
        except MissingEntry:
            return None
        grades = {grade.name: grade for notebook in entry.notebooks for grade in notebook.grades}
        penalty = sum(notebook.late_submission_penalty or 0.0 for notebook in entry.notebooks)
        sentences = _sentences(course, student, assignment)
        order = {name: number for number, name in enumerate(sentences)}
        cells = tuple(
            CellShown(
                name=name,
                score=float(grade.score or 0.0),
                max_score=float(grade.max_score or 0.0),
                waits=bool(grade.needs_manual_grade),
                sentence=sentences.get(name, ""),
            )
            for name, grade in sorted(grades.items(), key=lambda it: (order.get(it[0], len(order)), it[0]))
        )
        return Result(
            score=max(0.0, float(entry.score or 0.0) - penalty),
            max_score=float(entry.max_score or 0.0),
            timestamp=entry.timestamp and entry.timestamp.replace(tzinfo=UTC),
            cells=cells,
        )


def _sentences(course: Course, student: str, assignment: str) -> dict[str, str]:
    """Grade cell → what the learner may read of its failure, in the notebooks' order."""
    found: dict[str, str] = {}
    resources = {"nbgrader": {"db_url": course.db_url, "student": student, "assignment": assignment}}
    for path in sorted(course.folder("autograded", assignment, student).glob("*.ipynb")):
        shown, _ = HideTests(parent=course.app, log=Notes().log).preprocess(_read(path), resources)
        for cell in shown.cells:
            about = cell.metadata.get("nbgrader", {})
            if about.get("grade"):
                found[str(about.get("grade_id", ""))] = _sentence(cell)
    return found


def _read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def _sentence(cell: NotebookNode) -> str:
    for output in cell.get("outputs", ()):
        if output.output_type == "error":
            words = str(output.evalue)
            return words if words and output.ename in SENTENCES else f"{output.ename}: {words}".rstrip(": ")
    return ""
