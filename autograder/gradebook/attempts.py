"""The log of attempts: nbgrader keeps one submission of a student and assignment, mastery needs every one of them.

Table ``course_attempt`` in the gradebook's database. Rows are only ever added. A re-grade with another outcome adds a
row that stands in for the former one of the same submission; the same outcome adds nothing.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

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
#: Rows that are read at once.
CHUNK = 10_000
#: What makes two rows the same attempt.
IDENTITY = (TABLE.c.student, TABLE.c.topic, TABLE.c.skill, TABLE.c.submission)
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
    students, topics = ({getattr(attempt, name) for attempt in attempts} for name in ("student", "topic"))
    known = latest(connection, sa.and_(TABLE.c.student.in_(students), TABLE.c.topic.in_(topics)))
    new = [attempt for attempt in attempts if key(attempt) not in known or facts(known[key(attempt)]) != facts(attempt)]
    append(connection, new, seed=seed)
    return len(new)


def append(connection: sa.Connection, attempts: Sequence[Attempt], *, seed: int | None = None) -> None:
    """Add rows, known or not."""
    graded_at = datetime.now(UTC).replace(tzinfo=None)
    rows = [{**_row(attempt), "graded_at": graded_at, "seed": seed} for attempt in attempts]
    if rows:
        connection.execute(TABLE.insert(), rows)


def latest(connection: sa.Connection, where: sa.ColumnElement[bool]) -> dict[Key, Attempt]:
    """Each attempt as it was last graded, and since when it has been known."""
    found = dict[Key, Attempt]()
    for row in connection.execute(TABLE.select().where(where).order_by(TABLE.c.id)):
        attempt = _attempt(row, row.graded_at)
        first = found.get(key(attempt), attempt)
        found[key(attempt)] = replace(attempt, logged=first.logged)
    return found


def read_attempts(course: Course, *, student: str = "", topic: str = "") -> tuple[Attempt, ...]:
    """The attempts of all students and topics, or of those named, by time; of each submission the latest grading."""
    wanted = ((TABLE.c.student, student), (TABLE.c.topic, topic))
    where = sa.and_(sa.true(), *(column == name for column, name in wanted if name))
    if not course.has_gradebook():
        return ()
    with course.connect() as connection:
        found = latest(connection, where) if sa.inspect(connection).has_table(TABLE.name) else {}
    return tuple(sorted(found.values(), key=lambda a: (a.timestamp, a.student, a.topic, a.skill)))


def key(attempt: Attempt) -> Key:
    """What makes two rows the same attempt."""
    return attempt.student, attempt.topic, attempt.skill, attempt.submission


def facts(attempt: Attempt) -> tuple[float, tuple[TestOutcome, ...]]:
    """What a grading found out."""
    return attempt.score, attempt.tests


def read_between(connection: sa.Connection, after: int, upto: int) -> Iterator[Attempt]:
    """Attempts first logged in the rows after ``after``, each as it was last graded; in the order of the log.

    Many short queries, so that a grader can write in between.
    """
    where = TABLE.c.id.between(after + 1, upto)
    ends = sa.func.min(TABLE.c.id), sa.func.max(TABLE.c.id)
    groups = sa.select(*IDENTITY, *ends).where(where).group_by(*IDENTITY).having(ends[0] < ends[1])
    again = {tuple(row[:4]): (row[4], row[5]) for row in connection.execute(groups)}
    while after < upto:
        chunk = TABLE.c.id.between(after + 1, min(upto, after + CHUNK))
        after += CHUNK
        rows = connection.execute(TABLE.select().where(chunk).order_by(TABLE.c.id)).all()
        found = (again.get(_identity(row), (0, 0)) for row in rows)
        wanted = {latest for first, latest in found if first}
        stands = {row.id: row for row in connection.execute(TABLE.select().where(TABLE.c.id.in_(wanted)))}
        for row in rows:
            graded = again.get(_identity(row))
            if graded is None:
                yield _attempt(row, row.graded_at)
            elif graded[0] == row.id:
                yield _attempt(stands[graded[1]], row.graded_at)


def regraded_since(connection: sa.Connection, last: int) -> bool:
    """Whether a row after ``last`` stands in for one up to it."""
    old = TABLE.alias()
    same = [column == old.c[column.name] for column in IDENTITY]
    query = sa.select(TABLE.c.id).join(old, sa.and_(*same)).where(TABLE.c.id > last, old.c.id <= last).limit(1)
    return connection.execute(query).first() is not None


def last_row(connection: sa.Connection) -> int:
    """The id of the log's last row; 0 if there is none."""
    return connection.execute(sa.select(sa.func.coalesce(sa.func.max(TABLE.c.id), 0))).scalar_one()


def _identity(row: "sa.Row[Any]") -> Key:
    return row.student, row.topic, row.skill, row.submission


def _attempt(row: "sa.Row[Any]", logged: datetime) -> Attempt:
    return Attempt(
        student=row.student,
        topic=row.topic,
        skill=row.skill,
        score=row.score,
        timestamp=row.timestamp.replace(tzinfo=UTC),
        submission=row.submission,
        tests=tuple(TestOutcome(**test) for test in json.loads(row.tests)),
        logged=logged.replace(tzinfo=UTC),
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
