"""The log of attempts: nbgrader keeps one submission of a student and assignment, mastery needs every one of them.

Table ``course_attempt`` in the gradebook's database. Rows are only ever added. A re-grade with another outcome adds a
row that stands in for the former one of the same submission; the same outcome adds nothing.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

import sqlalchemy as sa

from autograder.gradebook.course import Course
from autograder.records import Attempt, TestOutcome

#: Of the tables that we add to nbgrader's.
METADATA = sa.MetaData()
TABLE = sa.Table(
    "course_attempt",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("student", sa.String(128), nullable=False),
    sa.Column("topic", sa.String(128), nullable=False, index=True),
    sa.Column("skill", sa.String(256), nullable=False),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("timestamp", sa.DateTime, nullable=False),  # UTC, as everywhere in nbgrader's tables
    sa.Column("submission", sa.String(64), nullable=False),
    sa.Column("tests", sa.Text, nullable=False),
    sa.Column("graded_at", sa.DateTime, nullable=False),
    sa.Column("seed", sa.Integer),  # base seed of the hidden tests' inputs
)
Key = tuple[str, str, str, str]


def append_attempts(course: Course, attempts: Sequence[Attempt], *, seed: int | None = None) -> int:
    """Log ``attempts`` in one transaction; the number of rows that were new."""
    if not attempts:
        return 0
    with course.connect() as connection:
        TABLE.create(connection, checkfirst=True)
        return log(connection, attempts, seed=seed)


def log(connection: sa.Connection, attempts: Sequence[Attempt], *, seed: int | None = None) -> int:
    """Log ``attempts`` in the caller's transaction; ``seed`` is the base seed of the hidden tests' inputs."""
    graded_at = datetime.now(UTC).replace(tzinfo=None)
    students, topics = ({getattr(attempt, name) for attempt in attempts} for name in ("student", "topic"))
    where = sa.and_(TABLE.c.student.in_(students), TABLE.c.topic.in_(topics))
    known = {key(attempt): facts(attempt) for attempt in _rows(connection, where)}
    new = [attempt for attempt in attempts if known.get(key(attempt)) != facts(attempt)]
    if new:
        rows = [{**_row(attempt), "graded_at": graded_at, "seed": seed} for attempt in new]
        connection.execute(TABLE.insert(), rows)
    return len(new)


def read_attempts(course: Course, *, student: str = "", topic: str = "") -> tuple[Attempt, ...]:
    """The attempts of all students and topics, or of those named, by time; of each submission the latest grading."""
    wanted = ((TABLE.c.student, student), (TABLE.c.topic, topic))
    where = sa.and_(sa.true(), *(column == name for column, name in wanted if name))
    if not course.has_gradebook():
        return ()
    with course.connect() as connection:
        rows = _rows(connection, where) if sa.inspect(connection).has_table(TABLE.name) else ()
    latest = {key(attempt): attempt for attempt in rows}
    return tuple(sorted(latest.values(), key=lambda a: (a.timestamp, a.student, a.topic, a.skill)))


def key(attempt: Attempt) -> Key:
    """What makes two rows the same attempt."""
    return attempt.student, attempt.topic, attempt.skill, attempt.submission


def facts(attempt: Attempt) -> tuple[float, tuple[TestOutcome, ...]]:
    """What a grading found out."""
    return attempt.score, attempt.tests


def _rows(connection: sa.Connection, where: sa.ColumnElement[bool]) -> tuple[Attempt, ...]:
    return tuple(
        Attempt(
            student=row.student,
            topic=row.topic,
            skill=row.skill,
            score=row.score,
            timestamp=row.timestamp.replace(tzinfo=UTC),
            submission=row.submission,
            tests=tuple(TestOutcome(**test) for test in json.loads(row.tests)),
        )
        for row in connection.execute(TABLE.select().where(where).order_by(TABLE.c.id))
    )


def _row(attempt: Attempt) -> dict[str, object]:
    return {
        "student": attempt.student,
        "topic": attempt.topic,
        "skill": attempt.skill,
        "score": attempt.score,
        "timestamp": attempt.timestamp.astimezone(UTC).replace(tzinfo=None),
        "submission": attempt.submission,
        "tests": json.dumps([asdict(test) for test in attempt.tests]),
    }
