"""The log of attempts: nbgrader keeps one submission of a student and assignment, mastery needs every one of them.

Table ``course_attempt`` in the gradebook's database. Rows are only ever added. A re-grade with another outcome adds a
row that stands in for the former one of the same submission; the same outcome adds nothing.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from autograder.gradebook.course import Course
from autograder.records import BLANK, Attempt, Logged, TestOutcome

#: Of the tables that we add to nbgrader's.
METADATA = sa.MetaData()
TABLE = sa.Table(
    "course_attempt",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("student", sa.String(128), nullable=False),
    sa.Column("topic", sa.String(128), nullable=False),
    sa.Column("skill", sa.String(256), nullable=False),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("timestamp", sa.DateTime, nullable=False),  # UTC, as everywhere in nbgrader's tables
    sa.Column("submission", sa.String(64), nullable=False),
    sa.Column("tests", sa.Text, nullable=False),
    sa.Column("graded_at", sa.DateTime, nullable=False),
    sa.Column("seed", sa.Integer),  # base seed of the hidden tests' inputs
    sa.Index("course_attempt_identity", "topic", "student", "skill", "submission"),
)
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 (the columns are UTC and have no zone)
#: What the model needs of a row.
BRIEF = sa.select(
    *(TABLE.c[name] for name in ("id", "graded_at", "timestamp", "student", "submission", "topic", "skill")),
    *(TABLE.c[name] for name in ("score", "tests")),
)
#: Rows that are read at once.
CHUNK = 10_000
#: What makes two rows the same attempt.
IDENTITY = (TABLE.c.topic, TABLE.c.student, TABLE.c.skill, TABLE.c.submission)
Key = tuple[str, str, str, str]


def append_attempts(course: Course, attempts: Sequence[Attempt], *, seed: int | None = None) -> int:
    """Log ``attempts`` in one transaction; the number of rows that were new."""
    if not attempts:
        return 0
    with course.connect() as connection:
        make_tables(connection)
        return log(connection, attempts, seed=seed)


def make_tables(connection: sa.Connection) -> None:
    """Make our tables where they are missing, and the log's index where an earlier version made none."""
    METADATA.create_all(connection)
    for index in TABLE.indexes:
        index.create(connection, checkfirst=True)


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
    return attempt.topic, attempt.student, attempt.skill, attempt.submission


def facts(attempt: Attempt) -> tuple[float, tuple[TestOutcome, ...]]:
    """What a grading found out."""
    return attempt.score, attempt.tests


def read_between(connection: sa.Connection, after: int, upto: int) -> Iterator[Logged]:
    """Attempts first logged in the rows after ``after``, each as it was last graded; in the order of the log.

    Many short queries, so that a grader can write in between.
    """
    # of the whole log SQLite shall walk the index, which holds equal ones together: `id + 0` is no row number to it
    where = TABLE.c.id.between(after + 1, upto) if after else TABLE.c.id + 0 <= upto
    ends = sa.func.min(TABLE.c.id), sa.func.max(TABLE.c.id)
    groups = sa.select(*ends, *IDENTITY).where(where).group_by(*IDENTITY).having(ends[0] < ends[1])
    again = {tuple(of): (first, last) for first, last, *of in connection.execute(groups)}
    for start in range(after, upto, CHUNK):
        chunk = TABLE.c.id.between(start + 1, min(upto, start + CHUNK))
        rows: Iterable[Any] = connection.execute(BRIEF.where(chunk).order_by(TABLE.c.id)).all()
        yield from map(_logged, _as_graded_last(connection, list(rows), again) if again else rows)


def _as_graded_last(
    connection: sa.Connection, rows: Sequence[Any], again: Mapping[tuple[str, ...], tuple[int, int]]
) -> Iterator[Any]:
    """The first row of each attempt, with the scores of its last."""
    ends = [again.get(_identity(row), (row.id, row.id)) for row in rows]
    wanted = {last for row, (first, last) in zip(rows, ends, strict=True) if first == row.id != last}
    stands = {row.id: row for row in connection.execute(BRIEF.where(TABLE.c.id.in_(wanted)))}
    for row, (first, last) in zip(rows, ends, strict=True):
        if first == row.id:
            yield (*row[:2], *stands[last][2:]) if last in stands else row


def _logged(row: Any) -> Logged:
    """Of a row of ``BRIEF``. Nothing was handed in after it was graded: a clock that says so is wrong."""
    _, graded_at, timestamp, student, submission, topic, skill, score, tests = row
    known, when = ((time - EPOCH).total_seconds() for time in (graded_at, timestamp))
    found = _scores(tests)
    scores = ((skill, score),) if found is None else found
    return Logged(known, min(when, known), student, submission, topic, skill, scores)


@lru_cache(maxsize=100_000)
def _scores(tests: str) -> tuple[tuple[str, float], ...] | None:
    """(name, score) of the tests, none of a blank exercise, None where no tests are named.

    A class's outcomes of an exercise are few, and each is read once.
    """
    found = json.loads(tests)
    if not found:
        return None
    blank = all(test["misconception"] == BLANK for test in found)
    return () if blank else tuple((test["name"], test["score"]) for test in found)


def regraded_since(connection: sa.Connection, last: int) -> bool:
    """Whether a row after ``last`` stands in for one up to it."""
    old = TABLE.alias()
    same = [column == old.c[column.name] for column in IDENTITY]
    query = sa.select(TABLE.c.id).join(old, sa.and_(*same)).where(TABLE.c.id > last, old.c.id <= last).limit(1)
    return connection.execute(query).first() is not None


def last_row(connection: sa.Connection) -> int:
    """The id of the log's last row; 0 if there is none."""
    return connection.execute(sa.select(sa.func.coalesce(sa.func.max(TABLE.c.id), 0))).scalar_one()


def _identity(row: Any) -> Key:
    return row.topic, row.student, row.skill, row.submission


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
