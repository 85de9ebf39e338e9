from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from autograder.gradebook import append_attempts, open_course, read_attempts
from autograder.gradebook.attempts import TABLE
from autograder.gradebook.gradings import TABLE as GRADINGS
from autograder.records import Attempt, TestOutcome

MARCH = datetime(2026, 3, 1, 12, tzinfo=UTC)
TESTS = (
    TestOutcome(name="area-basics", points=2, score=1),
    TestOutcome(name="area-edges", points=1, score=0, misconception="W1"),
)
ADA = Attempt(student="ada", topic="shapes", skill="area", score=2 / 3, timestamp=MARCH, submission="d1", tests=TESTS)


@pytest.fixture
def course(tmp_path, home):
    (tmp_path / "source").mkdir()
    return open_course(tmp_path)


def rows(course):
    with course.connect() as connection:
        return connection.execute(sa.select(TABLE)).all()


def test_an_attempt_comes_back_as_it_was_logged(course):
    assert append_attempts(course, [ADA], seed=7) == 1
    assert read_attempts(course) == (ADA,)
    (row,) = rows(course)
    assert row.seed == 7
    assert abs(row.graded_at - datetime.now(UTC).replace(tzinfo=None)) < timedelta(minutes=1)


def test_logging_the_same_attempt_twice_adds_nothing(course):
    append_attempts(course, [ADA])
    assert append_attempts(course, [ADA]) == 0
    assert append_attempts(course, [replace(ADA, timestamp=MARCH + timedelta(days=1))]) == 0  # handed in unchanged
    assert len(rows(course)) == 1


def test_a_regrade_with_another_outcome_is_added_and_read_instead_of_the_former(course):
    append_attempts(course, [ADA])
    better = replace(ADA, score=1.0, tests=tuple(replace(test, score=1, misconception="") for test in TESTS))
    assert append_attempts(course, [better]) == 1
    assert read_attempts(course) == (better,)
    assert len(rows(course)) == 2
    assert append_attempts(course, [ADA]) == 1  # and back again: the latest grading counts
    assert read_attempts(course) == (ADA,)


def test_every_submission_is_an_attempt_of_its_own_and_they_are_read_by_time(course):
    later = replace(ADA, submission="d2", score=1.0, timestamp=MARCH + timedelta(hours=1))
    other = replace(ADA, student="bob", topic="colours", timestamp=MARCH - timedelta(hours=1))
    assert append_attempts(course, [later, ADA, other]) == 3
    assert read_attempts(course) == (other, ADA, later)
    assert read_attempts(course, student="ada") == (ADA, later)
    assert read_attempts(course, topic="colours") == (other,)
    assert read_attempts(course, student="ada", topic="colours") == ()


def test_times_of_other_zones_are_logged_in_utc(course):
    zone = timezone(timedelta(hours=2))
    append_attempts(course, [replace(ADA, timestamp=MARCH.astimezone(zone))])
    (attempt,) = read_attempts(course)
    assert attempt.timestamp == MARCH
    assert attempt.timestamp.tzinfo is UTC


def test_reading_where_nothing_was_logged_makes_nothing(course, tiny):
    assert read_attempts(course) == ()
    assert append_attempts(course, []) == 0
    assert not (course.root / "gradebook.db").exists()
    assert read_attempts(tiny.course) == ()


def test_the_log_lives_in_the_gradebook_without_disturbing_it(tiny):
    append_attempts(tiny.course, [ADA])
    tiny.hand_in("ada")
    tiny.record("ada")
    assert read_attempts(tiny.course) == (ADA,)
    assert tiny.course.assignments() == ("shapes",)


def test_an_error_in_the_middle_logs_nothing(course):
    append_attempts(course, [ADA])
    from autograder.errors import CourseError

    with pytest.raises(CourseError):
        append_attempts(course, [replace(ADA, submission="d2"), replace(ADA, submission="d3", score=None)])
    assert read_attempts(course) == (ADA,)


def test_postgresql_can_hold_what_was_graded():
    text = str(sa.schema.CreateTable(GRADINGS).compile(dialect=postgresql.dialect()))
    assert "PRIMARY KEY (student, assignment)" in text


def test_postgresql_can_hold_the_log():
    text = str(sa.schema.CreateTable(TABLE).compile(dialect=postgresql.dialect()))
    assert "id SERIAL NOT NULL" in text
    assert "timestamp TIMESTAMP WITHOUT TIME ZONE NOT NULL" in text
