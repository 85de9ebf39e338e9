"""Where the mastery model keeps what it has learned, beside the log it has learned it from.

Tables ``course_belief`` (a row a student) and ``course_belief_class`` (one row: how much of the log is in it).
They are derived: dropping them, or a change of model or syllabus, only makes the next run learn the log anew.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from autograder.gradebook.attempts import METADATA, last_row, make_tables, regraded_since
from autograder.gradebook.course import Course
from autograder.gradebook.reader import read_log
from autograder.records import Logged

STUDENTS = sa.Table(
    "course_belief",
    METADATA,
    sa.Column("student", sa.String(128), primary_key=True),
    sa.Column("state", sa.LargeBinary, nullable=False),
)
CLASS = sa.Table(
    "course_belief_class",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),  # always 1
    sa.Column("model", sa.String(64), nullable=False),
    sa.Column("learned", sa.Integer, nullable=False),  # the last row of the log that is in it
    sa.Column("state", sa.LargeBinary, nullable=False),
)
#: How often another process may save while we read.
TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was learned up to row ``learned`` of the log: the class's state and each student's. Empty: learn anew."""

    learned: int = 0
    state: bytes = b""
    students: Mapping[str, bytes] = field(default_factory=dict)


#: (what was kept, the rest of the log) → the class's new state, and those of the students that it was about.
Fold = Callable[[Kept, Iterator[Logged]], tuple[bytes, Mapping[str, bytes]]]


def update_beliefs(course: Course, model: str, fold: Fold) -> tuple[str, ...]:
    """Have ``fold`` learn what is new in the log, and keep the result; the students it was about, sorted.

    What was kept for another ``model`` does not count, nor what a re-grade has overtaken: then the whole log is new.
    """
    if not course.has_gradebook():
        fold(Kept(), iter(()))
        return ()
    with course.connect() as connection:
        make_tables(connection)
    with course.connect() as connection:
        kept, before, last = _read(connection, model)
        state, students = fold(kept, read_log(course, connection, kept.learned, last))
    if students:
        with course.connect() as connection:
            _save(connection, before, {"model": model, "learned": last, "state": state}, students)
    return tuple(sorted(students))


def _read(connection: sa.Connection, model: str) -> tuple[Kept, int | None, int]:
    """What was kept; the row of the log that the tables stand at (None: nowhere); the last row of the log."""
    for _ in range(TRIES):
        before = connection.execute(sa.select(CLASS)).one_or_none()
        last = last_row(connection)
        learned = before.learned if before else None
        if before is None or before.model != model or regraded_since(connection, before.learned):
            return Kept(), learned, last
        states = {row.student: row.state for row in connection.execute(sa.select(STUDENTS))}
        if connection.execute(sa.select(CLASS.c.learned)).scalar_one_or_none() == learned:
            return Kept(learned=before.learned, state=before.state, students=states), learned, last
    return Kept(), learned, last


def _save(
    connection: sa.Connection, before: int | None, row: Mapping[str, object], students: Mapping[str, bytes]
) -> None:
    """Write it, unless another process has saved meanwhile: then its work stands, and ours is done again later."""
    if before is None:
        try:
            connection.execute(CLASS.insert().values(id=1, **row))
        except sa.exc.IntegrityError:
            return
    elif connection.execute(CLASS.update().where(CLASS.c.learned == before).values(**row)).rowcount != 1:
        return
    connection.execute(
        STUDENTS.delete().where(STUDENTS.c.student == sa.bindparam("who")), [{"who": s} for s in students]
    )
    connection.execute(STUDENTS.insert(), [{"student": s, "state": state} for s, state in students.items()])
