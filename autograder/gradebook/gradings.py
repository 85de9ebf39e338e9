"""Which content a submission was graded from: it is graded again when any of it has changed, and only then.

Table ``course_grading`` in the gradebook's database, one row a submission, written together with the grades.
"""

import hashlib
import stat
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from autograder.gradebook.attempts import METADATA
from autograder.gradebook.course import Course
from autograder.gradebook.source import Expected
from autograder.gradebook.workspace import data_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """Digests of what was handed in, of its source and of the data files of both; and what graded it, and how."""

    submission: str
    source: str
    data: str
    engine: str
    sandbox: str
    judge: str


TABLE = sa.Table(
    "course_grading",
    METADATA,
    sa.Column("student", sa.String(128), primary_key=True),
    sa.Column("assignment", sa.String(128), primary_key=True),
    sa.Column("submission", sa.String(64), nullable=False),
    sa.Column("source", sa.String(64), nullable=False),
    sa.Column("data", sa.String(64), nullable=False),
    sa.Column("engine", sa.String(256), nullable=False),
    sa.Column("sandbox", sa.String(32), nullable=False),
    sa.Column("judge", sa.String(32), nullable=False),
    sa.Column("graded_at", sa.DateTime, nullable=False),  # UTC
)
COLUMNS = [TABLE.c[field.name] for field in fields(Fingerprint)]


def fingerprint(
    course: Course,
    student: str,
    assignment: str,
    notebooks: Mapping[str, Expected],
    *,
    engine: str,
    sandbox: str,
    judge: str,
) -> Fingerprint:
    """Of what lies in the folders now; OSError where something cannot be read."""
    folder, source = course.folder("submitted", assignment, student), course.folder("source", assignment)
    handed_in = [(name, folder / name) for name in (*(f"{name}.ipynb" for name in sorted(notebooks)), "timestamp.txt")]
    files = [(str(name), path) for part in (source, folder) for name, path in sorted(data_files(course, part))]
    return Fingerprint(
        submission=_digest(handed_in),
        source=hashlib.sha256("".join(notebooks[name].digest for name in sorted(notebooks)).encode()).hexdigest(),
        data=_digest(files),
        engine=engine,
        sandbox=sandbox,
        judge=judge,
    )


def gradings(course: Course) -> dict[tuple[str, str], Fingerprint]:
    """What each (student, assignment) was last graded from, where grades and autograded notebook are still there."""
    if not course.has_gradebook():
        return {}
    with course.connect() as connection:
        if not sa.inspect(connection).has_table(TABLE.name):
            return {}
        there = {tuple(row) for row in connection.execute(sa.text(SUBMISSIONS))}
        rows = connection.execute(sa.select(TABLE)).all()
    found = {(row.student, row.assignment): _fingerprint(row) for row in rows}
    return {pair: mark for pair, mark in found.items() if pair in there and _autograded(course, *pair)}


def read_grading(connection: sa.Connection, student: str, assignment: str) -> Fingerprint | None:
    """What one submission was last graded from."""
    row = connection.execute(sa.select(TABLE).where(_key(student, assignment))).one_or_none()
    return None if row is None else _fingerprint(row)


def write_grading(connection: sa.Connection, student: str, assignment: str, mark: Fingerprint) -> None:
    """Note what a submission was graded from, in the caller's transaction."""
    now = datetime.now(UTC).replace(tzinfo=None)
    connection.execute(TABLE.delete().where(_key(student, assignment)))
    row = {"student": student, "assignment": assignment, "graded_at": now, **asdict(mark)}
    connection.execute(TABLE.insert().values(**row))


def note_grading(connection: sa.Connection, student: str, assignment: str, mark: Fingerprint) -> None:
    """As ``write_grading``, for a caller who has not made the table."""
    TABLE.create(connection, checkfirst=True)
    write_grading(connection, student, assignment, mark)


SUBMISSIONS = (
    "SELECT submitted_assignment.student_id, assignment.name FROM submitted_assignment "
    "JOIN assignment ON assignment.id = submitted_assignment.assignment_id"
)


def _key(student: str, assignment: str) -> sa.ColumnElement[bool]:
    return sa.and_(TABLE.c.student == student, TABLE.c.assignment == assignment)


def _fingerprint(row: sa.Row[tuple[object, ...]]) -> Fingerprint:
    return Fingerprint(**{column.name: getattr(row, column.name) for column in COLUMNS})


def _autograded(course: Course, student: str, assignment: str) -> bool:
    return course.folder("autograded", assignment, student).is_dir()


def _digest(files: Iterable[tuple[str, Path]]) -> str:
    """Of names and contents; what is no regular file counts by its kind alone."""
    digest = hashlib.sha256()
    for name, path in files:
        try:
            kind = path.stat().st_mode
        except FileNotFoundError:
            continue
        digest.update(f"{name}\0{stat.S_IFMT(kind)}\0".encode("utf-8", "surrogateescape"))
        if stat.S_ISREG(kind):
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
