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
#: Statements are built once: that costs as much as to run one.
STUDENT = sa.select(Student.id).where(Student.id == sa.bindparam("student"))
ASSIGNMENT = sa.select(Assignment.id, Assignment.duedate).where(Assignment.name == sa.bindparam("assignment"))
SUBMISSION = sa.select(SubmittedAssignment.id, SubmittedAssignment.timestamp, SubmittedAssignment.extension).where(
    SubmittedAssignment.assignment_id == sa.bindparam("assignment"),
    SubmittedAssignment.student_id == sa.bindparam("student"),
)
NOTEBOOKS = sa.select(Notebook.id, Notebook.name).where(Notebook.assignment_id == sa.bindparam("assignment"))
NOTEBOOKS = NOTEBOOKS.order_by(Notebook.name)
CELLS = sa.select(BaseCell.id, BaseCell.name, BaseCell.type, BaseCell.notebook_id)
CELLS = CELLS.join(Notebook, Notebook.id == BaseCell.notebook_id)
CELLS = CELLS.where(Notebook.assignment_id == sa.bindparam("assignment"))
NOTEBOOK = sa.select(SubmittedNotebook.id, SubmittedNotebook.late_submission_penalty).where(
    SubmittedNotebook.assignment_id == sa.bindparam("submission"),
    SubmittedNotebook.notebook_id == sa.bindparam("notebook"),
)
SCORE = sa.select(sa.func.coalesce(sa.func.sum(Grade.score), 0.0)).where(Grade.notebook_id == sa.bindparam("notebook"))
PENALTIES = sa.select(SubmittedNotebook.id, SubmittedNotebook.late_submission_penalty).where(
    SubmittedNotebook.assignment_id == sa.bindparam("submission")
)
GRADES = sa.select(Grade.id, Grade.cell_id, Grade.auto_score, Grade.manual_score, Grade.needs_manual_grade)
GRADES = GRADES.where(Grade.notebook_id == sa.bindparam("notebook"))
COMMENTS = sa.select(Comment.id, Comment.cell_id, Comment.auto_comment)
COMMENTS = COMMENTS.where(Comment.notebook_id == sa.bindparam("notebook"))
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
    assignment, duedate = connection.execute(ASSIGNMENT, {"assignment": handin.assignment}).one()
    _student(connection, handin.student, create=create_student)
    submission, seconds, known = _submission(connection, assignment, handin.student, timestamp, duedate)
    before, changes = _total(connection, submission) if known else None, list[Change]()
    for name, cells in _layout(connection, assignment).items():
        row, penalty, known = _notebook(connection, submission, cells.id)
        marks, comments = _marks(by_name.get(name), cells), _remarks(by_name.get(name), cells)
        grades = _grades(connection, row, cells, marks, known=known, keep=keep, missing=name not in by_name)
        changes += [Change(notebook=name, cell=cell, old=old, new=new) for cell, old, new in grades]
        _write_comments(connection, row, cells, comments, known=known)
        due = None
        if late and seconds > 0 and name in by_name:
            due = late(handin.student, _score(connection, row), seconds)
        if due != penalty:
            new = sa.update(SubmittedNotebook).where(SubmittedNotebook.id == row).values(late_submission_penalty=due)
            connection.execute(new)
    if before is None:
        return ()
    after = _total(connection, submission)
    return (*changes, *([Change(old=before, new=after)] if before != after else []))


def _student(connection: sa.Connection, student: str, *, create: bool) -> None:
    if connection.execute(STUDENT, {"student": student}).first() is None:
        if not create:
            raise CourseError(
                f"the gradebook knows no student {student!r}, and c.Autograde.create_student forbids to add one.",
                todo=f"Run `nbgrader db student add {student}`.",
            )
        connection.execute(sa.insert(Student).values(id=student))


def _submission(
    connection: sa.Connection, assignment: str, student: str, timestamp: datetime | None, duedate: datetime | None
) -> tuple[str, float, bool]:
    """The row of a submission, how many seconds late it is, and whether the row was there.

    Without a time stamp its former time counts.
    """
    at = None if timestamp is None else utils.parse_utc(timestamp)
    found = connection.execute(SUBMISSION, {"assignment": assignment, "student": student}).one_or_none()
    row = new_uuid() if found is None else str(found.id)
    if found is None:
        values = {"id": row, "assignment_id": assignment, "student_id": student, "timestamp": at}
        connection.execute(sa.insert(SubmittedAssignment), values)
    elif at is not None:
        connection.execute(sa.update(SubmittedAssignment).where(SubmittedAssignment.id == row).values(timestamp=at))
    at = found.timestamp if at is None and found is not None else at
    if at is None or duedate is None:
        return row, 0.0, found is not None
    allowed = duedate + found.extension if found is not None and found.extension else duedate
    return row, max(0.0, (at - allowed).total_seconds()), found is not None


def _notebook(connection: sa.Connection, submission: str, notebook: str) -> tuple[str, float | None, bool]:
    """The row of a submission's notebook, its penalty, and whether the row was there."""
    found = connection.execute(NOTEBOOK, {"submission": submission, "notebook": notebook}).one_or_none()
    if found is not None:
        return str(found.id), found.late_submission_penalty, True
    row = new_uuid()
    values = {"id": row, "assignment_id": submission, "notebook_id": notebook, "late_submission_penalty": None}
    connection.execute(sa.insert(SubmittedNotebook), values)
    return row, None, False


def _layout(connection: sa.Connection, assignment: str) -> dict[str, _Cells]:
    """The notebooks of an assignment by name."""
    where = {"assignment": assignment}
    found = {row.id: (row.name, _Cells(row.id)) for row in connection.execute(NOTEBOOKS, where)}
    for row in connection.execute(CELLS, where):
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


def _grades(
    connection: sa.Connection,
    notebook: str,
    cells: _Cells,
    marks: dict[str, Mark],
    *,
    known: bool,
    keep: bool,
    missing: bool,
) -> Iterator[tuple[str, float | None, float | None]]:
    """Write marks; yields (cell, old, new) of those that changed where there was a row before."""
    found = connection.execute(GRADES, {"notebook": notebook}) if known else ()
    rows = {row.cell_id: row for row in found}
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


def _write_comments(
    connection: sa.Connection, notebook: str, cells: _Cells, remarks: dict[str, str | None], *, known: bool
) -> None:
    found = connection.execute(COMMENTS, {"notebook": notebook}) if known else ()
    rows = {row.cell_id: row for row in found}
    new = []
    for name, cell in cells.comments.items():
        text, row = remarks.get(name), rows.get(cell)
        if row is None:
            new.append({"id": new_uuid(), "cell_id": cell, "notebook_id": notebook, "auto_comment": text})
        elif text != row.auto_comment:
            connection.execute(sa.update(Comment).where(Comment.id == row.id).values(auto_comment=text))
    if new:
        connection.execute(sa.insert(Comment), new)


def _score(connection: sa.Connection, notebook: str) -> float:
    return float(connection.execute(SCORE, {"notebook": notebook}).scalar_one())


def _total(connection: sa.Connection, submission: str) -> float | None:
    """Points less penalties of a submission; None where nothing was graded before."""
    rows = connection.execute(PENALTIES, {"submission": submission}).all()
    return sum(max(0.0, _score(connection, row.id) - (row[1] or 0.0)) for row in rows) if rows else None
