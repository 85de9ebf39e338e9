"""nbgrader's rows of one submission, written as nbgrader's steps write them, but in the caller's transaction.

The columns are those of nbgrader's own models; only the commit after every cell is left out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from nbgrader import utils
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)

from autograder.errors import CourseError
from autograder.gradebook.submissions import Judged

#: (student, points, seconds late) → points to take away, or None.
Late = Callable[[str, float, float], float | None]
#: (automatic score, whether a person must look) of a cell.
Mark = tuple[float | None, bool]
NO_ANSWER = "No response."
DELETED = "This cell was deleted."


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A score before and after; ``cell`` is empty for the sum of a submission, manual points and penalties included."""

    notebook: str = ""
    cell: str = ""
    old: float | None
    new: float | None


@dataclass(slots=True)
class _Cells:
    """A notebook of the assignment: its id, and those of its graded and of its commented cells by name."""

    id: str
    grades: dict[str, str] = field(default_factory=dict)
    tasks: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)


def write_rows(
    connection: sa.Connection,
    judged: Sequence[Judged],
    *,
    timestamp: datetime | None,
    late: Late | None,
    keep: bool,
    create_student: bool,
) -> tuple[Change, ...]:
    """Write grades, comments and penalties of a submission; what changed of the scores that were there before.

    A notebook that was not handed in scores zero. ``keep``: where the grader itself failed, the score that this very
    submission had before stays.
    """
    by_name = {one.handin.notebook: one for one in judged}
    handin = judged[0].handin
    assignment, duedate = connection.execute(
        sa.select(Assignment.id, Assignment.duedate).where(Assignment.name == handin.assignment)
    ).one()
    _student(connection, handin.student, create=create_student)
    submission, seconds = _submission(connection, assignment, handin.student, timestamp, duedate)
    before, changes = _total(connection, submission), list[Change]()
    for name, cells in _layout(connection, assignment).items():
        row = _row(connection, SubmittedNotebook, assignment_id=submission, notebook_id=cells.id)
        marks, comments = _marks(by_name.get(name), cells), _remarks(by_name.get(name), cells)
        for cell, old, new in _write_grades(connection, row, cells, marks, keep=keep, missing=name not in by_name):
            changes.append(Change(notebook=name, cell=cell, old=old, new=new))
        _write_comments(connection, row, cells, comments)
        penalty = None
        if late and seconds > 0 and name in by_name:
            penalty = late(handin.student, _score(connection, row), seconds)
        connection.execute(
            sa.update(SubmittedNotebook).where(SubmittedNotebook.id == row).values(late_submission_penalty=penalty)
        )
    after = _total(connection, submission)
    return () if before is None else (*changes, *([Change(old=before, new=after)] if before != after else []))


def _student(connection: sa.Connection, student: str, *, create: bool) -> None:
    if connection.execute(sa.select(Student.id).where(Student.id == student)).first() is None:
        if not create:
            raise CourseError(
                f"the gradebook knows no student {student!r}, and c.Autograde.create_student forbids to add one.",
                todo=f"Run `nbgrader db student add {student}`.",
            )
        connection.execute(sa.insert(Student).values(id=student))


def _submission(
    connection: sa.Connection, assignment: str, student: str, timestamp: datetime | None, duedate: datetime | None
) -> tuple[str, float]:
    """The row of a submission, and how many seconds late it is; without a time stamp its former time counts."""
    row = _row(connection, SubmittedAssignment, assignment_id=assignment, student_id=student)
    where = SubmittedAssignment.id == row
    if timestamp is not None:
        stamp = utils.parse_utc(timestamp)
        connection.execute(sa.update(SubmittedAssignment).where(where).values(timestamp=stamp))
    columns = sa.select(SubmittedAssignment.timestamp, SubmittedAssignment.extension).where(where)
    at, extension = connection.execute(columns).one()
    if at is None or duedate is None:
        return row, 0.0
    return row, max(0.0, (at - duedate - extension if extension else at - duedate).total_seconds())


def _layout(connection: sa.Connection, assignment: str) -> dict[str, _Cells]:
    """The notebooks of an assignment by name."""
    columns = sa.select(Notebook.id, Notebook.name).where(Notebook.assignment_id == assignment)
    found = {row.id: (row.name, _Cells(row.id)) for row in connection.execute(columns.order_by(Notebook.name))}
    cells = sa.select(BaseCell.id, BaseCell.name, BaseCell.type, BaseCell.notebook_id)
    for row in connection.execute(cells.where(BaseCell.notebook_id.in_(found))):
        mine = found[row.notebook_id][1]
        if row.type in ("GradeCell", "TaskCell"):
            mine.grades[row.name] = row.id
        if row.type == "TaskCell":
            mine.tasks[row.name] = row.id
        if row.type in ("SolutionCell", "TaskCell"):
            mine.comments[row.name] = row.id
    return dict(found.values())


def _marks(judged: Judged | None, cells: _Cells) -> dict[str, Mark]:
    """The new scores; a task is scored by people alone and has none."""
    if judged is None:
        return dict.fromkeys(cells.grades, (0.0, False))
    grades = {grade.name: grade.auto_score for grade in judged.grades}
    there = {cell.metadata.nbgrader.grade_id: cell for cell in judged.handin.node.cells if utils.is_grade(cell)}
    marks: dict[str, Mark] = {}
    for name in cells.grades.keys() - cells.tasks.keys():
        found = grades.get(name)
        if name not in grades and name in there:  # a written answer: nbgrader's own rule
            found = utils.determine_grade(there[name])[0]
        marks[name] = (found, found is None)
    return marks


def _remarks(judged: Judged | None, cells: _Cells) -> dict[str, str | None]:
    """The new automatic comments: that there was no answer, or what had to be put right."""
    if judged is None:
        return {}
    notes = dict(judged.handin.notes)
    there = {cell.metadata.nbgrader.grade_id: cell for cell in judged.handin.node.cells if _commented(cell)}
    return {
        name: _remark(there[name], notes.get(name)) if name in there else notes.get(name, DELETED)
        for name in cells.comments
    }


def _commented(cell: Any) -> bool:
    return bool(utils.is_solution(cell) or utils.is_task(cell))


def _remark(cell: Any, note: str | None) -> str | None:
    blank = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell) and not utils.is_task(cell)
    return NO_ANSWER if blank else note


def _write_grades(
    connection: sa.Connection, notebook: str, cells: _Cells, marks: dict[str, Mark], *, keep: bool, missing: bool
) -> Iterator[tuple[str, float | None, float | None]]:
    """Write marks; yields (cell, old, new) of those that changed where there was a row before."""
    columns = sa.select(Grade.id, Grade.cell_id, Grade.auto_score, Grade.manual_score, Grade.needs_manual_grade)
    rows = {row.cell_id: row for row in connection.execute(columns.where(Grade.notebook_id == notebook))}
    new = []
    for name, cell in cells.grades.items():
        score, look = marks.get(name, (None, True))
        row = rows.get(cell)
        if row is None:
            values = {"auto_score": score, "needs_manual_grade": look}
            new.append({"id": new_uuid(), "cell_id": cell, "notebook_id": notebook, **values})
        elif name in marks:
            score = row.auto_score if keep and score is None else score
            look = look or (row.manual_score is not None and not missing)  # nbgrader asks the person to look again
            values = {"auto_score": score, "needs_manual_grade": look}
            if (score, look) != (row.auto_score, row.needs_manual_grade):
                connection.execute(sa.update(Grade).where(Grade.id == row.id).values(values))
            if score != row.auto_score:
                yield name, row.auto_score, score
    if new:
        connection.execute(sa.insert(Grade), new)


def _write_comments(connection: sa.Connection, notebook: str, cells: _Cells, remarks: dict[str, str | None]) -> None:
    columns = sa.select(Comment.id, Comment.cell_id, Comment.auto_comment).where(Comment.notebook_id == notebook)
    rows = {row.cell_id: row for row in connection.execute(columns)}
    new = []
    for name, cell in cells.comments.items():
        text, row = remarks.get(name), rows.get(cell)
        if row is None:
            new.append({"id": new_uuid(), "cell_id": cell, "notebook_id": notebook, "auto_comment": text})
        elif text != row.auto_comment:
            connection.execute(sa.update(Comment).where(Comment.id == row.id).values(auto_comment=text))
    if new:
        connection.execute(sa.insert(Comment), new)


def _row(connection: sa.Connection, model: Any, **key: str) -> str:
    """The id of the row with this key, which is made where it is missing."""
    found = connection.execute(sa.select(model.id).filter_by(**key)).scalar_one_or_none()
    if found is None:
        found = new_uuid()
        connection.execute(sa.insert(model).values(id=found, **key))
    return str(found)


def _score(connection: sa.Connection, notebook: str) -> float:
    where = Grade.notebook_id == notebook
    return float(
        connection.execute(sa.select(sa.func.coalesce(sa.func.sum(Grade.score), 0.0)).where(where)).scalar_one()
    )


def _total(connection: sa.Connection, submission: str) -> float | None:
    """Points less penalties of a submission; None where nothing was graded before."""
    columns = sa.select(SubmittedNotebook.id, SubmittedNotebook.late_submission_penalty)
    rows = connection.execute(columns.where(SubmittedNotebook.assignment_id == submission)).all()
    return sum(max(0.0, _score(connection, row.id) - (row[1] or 0.0)) for row in rows) if rows else None
