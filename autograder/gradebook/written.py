"""Written answers that a person has graded, as attempts: nbgrader keeps one grade a cell, the log every one of them."""

from collections import defaultdict
from datetime import UTC, datetime

import sqlalchemy as sa
from nbgrader.api import Assignment, Grade, GradeCell, SolutionCell, SubmittedAssignment, SubmittedNotebook, TaskCell

from autograder.gradebook.attempts import TABLE, append, facts, key, latest, make_tables
from autograder.gradebook.course import Course
from autograder.records import Attempt, TestOutcome

#: Begins the ``submission`` of such an attempt; when it was handed in follows.
WRITTEN = "written"


def log_written_answers(course: Course) -> int:
    """Log what people have graded since last time; how many attempts that added.

    A score counts as evidence from the moment a person has given it, of what was handed in then. An answer that waits
    for a person, or to be looked at again, says nothing; an empty one, which nbgrader itself scores 0, never does. A
    score that a person has changed stands in for the former one.
    """
    if not course.has_gradebook():
        return 0
    with course.connect() as connection:
        if not sa.inspect(connection).has_table(Grade.__tablename__):
            return 0
        make_tables(connection)
        found = _graded_by_people(connection)
        known = latest(connection, TABLE.c.submission.startswith(WRITTEN)) if found else {}
        new = [one for one in found if key(one) not in known or facts(known[key(one)]) != facts(one)]
        append(connection, new)
    return len(new)


def _graded_by_people(connection: sa.Connection) -> tuple[Attempt, ...]:
    cells = _written_cells(connection)
    query = (
        sa.select(SubmittedAssignment.student_id, Assignment.name, SubmittedAssignment.timestamp)
        .add_columns(Grade.cell_id, Grade.manual_score)
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Grade.auto_score.is_(None), Grade.manual_score.is_not(None), Grade.needs_manual_grade.is_(False))
    )
    tests: dict[tuple[str, str, str, datetime | None], list[TestOutcome]] = defaultdict(list)
    for student, topic, when, cell, score in connection.execute(query):
        name, points = cells.get(cell, ("", 0.0))
        if points:
            share = min(1.0, max(0.0, score / points))
            tests[student, topic, name, when].append(TestOutcome(name=name, points=points, score=share))
    return tuple(
        _attempt(student, topic, skill, when, sorted(of, key=lambda test: test.name))
        for (student, topic, skill, when), of in sorted(tests.items(), key=str)
    )


def _written_cells(connection: sa.Connection) -> dict[str, tuple[str, float]]:
    """Name and points of cells that hold their answer themselves, and of tasks; tests cells hold none."""
    answers = {tuple(row) for row in connection.execute(sa.select(SolutionCell.notebook_id, SolutionCell.name))}
    graded = connection.execute(sa.select(GradeCell.id, GradeCell.notebook_id, GradeCell.name, GradeCell.max_score))
    tasks = connection.execute(sa.select(TaskCell.id, TaskCell.name, TaskCell.max_score))
    return {
        **{row.id: (row.name, row.max_score) for row in graded if (row.notebook_id, row.name) in answers},
        **{row.id: (row.name, row.max_score) for row in tasks},
    }


def _attempt(student: str, topic: str, skill: str, when: datetime | None, tests: list[TestOutcome]) -> Attempt:
    points = sum(test.points for test in tests)
    return Attempt(
        student=student,
        topic=topic,
        skill=skill,
        score=sum(test.points * test.score for test in tests) / points,
        timestamp=(when or datetime.now(UTC)).replace(tzinfo=UTC),
        submission=f"{WRITTEN} {when.isoformat() if when else ''}".rstrip(),
        tests=tuple(tests),
    )
