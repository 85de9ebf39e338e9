"""What a graded submission says to its learner, cell by cell: points, and of what failed the sentence they may read."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
import sqlalchemy as sa
from nbformat import NotebookNode
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    MissingEntry,
    SubmittedAssignment,
    SubmittedNotebook,
)

from autograder.gradebook.course import Course
from autograder.gradebook.feedback import HideTests
from autograder.gradebook.quiet import Notes

_OF = (SubmittedAssignment.student_id.label("student"), Assignment.name.label("assignment"))
_POINTS = sa.func.coalesce(Grade.manual_score, Grade.auto_score, 0.0) + sa.func.coalesce(Grade.extra_credit, 0.0)


def _of_submissions(*columns: Any, table: Any) -> "sa.Select[Any]":
    """``columns`` of a table whose rows belong to submitted notebooks, with student and assignment."""
    found = sa.select(*_OF, *columns).select_from(table)
    found = found.join(SubmittedNotebook, SubmittedNotebook.id == table.notebook_id)
    found = found.join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
    return found.join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)


POINTS = _of_submissions(
    sa.func.sum(_POINTS).label("score"),
    sa.func.sum(sa.cast(Grade.needs_manual_grade, sa.Integer)).label("waits"),
    table=Grade,
).group_by(*_OF)
WORDS = _of_submissions(sa.func.sum(sa.func.length(Comment.manual_comment)).label("length"), table=Comment)
WORDS = WORDS.group_by(*_OF)
WAITING = _of_submissions(SubmittedNotebook.id.label("notebook"), BaseCell.name.label("cell"), table=Grade)
WAITING = WAITING.join(BaseCell, BaseCell.id == Grade.cell_id).where(Grade.needs_manual_grade)
WAITING = WAITING.order_by(Assignment.name, SubmittedAssignment.student_id, BaseCell.name)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A submission in which a person has to grade ``cells``; ``notebook`` is its id in the formgrader."""

    student: str
    assignment: str
    notebook: str
    cells: tuple[str, ...]


def waiting(course: Course) -> tuple[Waiting, ...]:
    """What waits for a person, by assignment and student."""
    cells: dict[tuple[str, str, str], list[str]] = {}
    for row in _rows(course, WAITING):
        cells.setdefault((row.assignment, row.student, row.notebook), []).append(row.cell)
    return tuple(
        Waiting(student=student, assignment=assignment, notebook=notebook, cells=tuple(of))
        for (assignment, student, notebook), of in cells.items()
    )


def marks(course: Course) -> dict[tuple[str, str], str]:
    """(student, assignment) → a text that is another one when points or a person's comments have changed."""
    points = {(row.student, row.assignment): f"{row.score:.4f} {row.waits}" for row in _rows(course, POINTS)}
    words = {(row.student, row.assignment): row.length for row in _rows(course, WORDS)}
    return {pair: f"{text} {words.get(pair) or 0}" for pair, text in points.items()}


def _rows(course: Course, query: sa.Select[Any]) -> list[Any]:
    if not course.has_gradebook():
        return []
    with course.connect() as connection:
        tables = sa.inspect(connection)
        return list(connection.execute(query)) if tables.has_table(Grade.__tablename__) else []


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
