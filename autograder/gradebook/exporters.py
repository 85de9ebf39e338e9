"""The whole gradebook as records, for those who carry it elsewhere: a few queries, however big the class."""

from datetime import UTC
from typing import Any

import sqlalchemy as sa
from nbgrader.api import Assignment as AssignmentRow
from nbgrader.api import Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook

from autograder.records import Assignment, Gradesheet, Learner, Score


def gradesheet(gradebook: Gradebook) -> Gradesheet:
    """Learners and assignments by name, and a Score for each submission that the gradebook has seen.

    A row that only notes an extension is no submission: it has neither a time nor a grade.
    """
    database = gradebook.db
    learners = database.execute(
        sa.select(Student.id, Student.first_name, Student.last_name, Student.email, Student.lms_user_id)
    )
    assignments = database.execute(sa.select(AssignmentRow.name, AssignmentRow.max_score))
    return Gradesheet(
        learners=tuple(
            Learner(
                id=row.id,
                first_name=row.first_name or "",
                last_name=row.last_name or "",
                email=row.email or "",
                lms_id=row.lms_user_id or "",
            )
            for row in sorted(learners, key=lambda row: row.id)
        ),
        assignments=tuple(
            Assignment(name=row.name, max_score=float(row.max_score or 0))
            for row in sorted(assignments, key=lambda row: row.name)
        ),
        scores=_scores(database),
    )


def _scores(database: Any) -> tuple[Score, ...]:
    scored = sa.func.count(sa.func.coalesce(Grade.manual_score, Grade.auto_score))
    waiting = sa.func.sum(sa.case((Grade.needs_manual_grade, 1), else_=0))
    entry = SubmittedNotebook.assignment_id
    sums = {
        row[0]: row[1:]
        for row in database.execute(
            sa.select(entry, sa.func.sum(Grade.score), scored, waiting)
            .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
            .group_by(entry)
        )
    }
    penalties = dict(
        database.execute(sa.select(entry, sa.func.sum(SubmittedNotebook.late_submission_penalty)).group_by(entry)).all()
    )
    rows = database.execute(
        sa.select(
            SubmittedAssignment.id, SubmittedAssignment.student_id, AssignmentRow.name, SubmittedAssignment.timestamp
        )
        .join(AssignmentRow, AssignmentRow.id == SubmittedAssignment.assignment_id)
        .order_by(AssignmentRow.name, SubmittedAssignment.student_id)
    )
    return tuple(
        Score(
            student=row.student_id,
            assignment=row.name,
            points=float(points) if graded else None,
            penalty=float(penalties.get(row.id) or 0),
            waiting=bool(looked_for),
            timestamp=row.timestamp and row.timestamp.replace(tzinfo=UTC),
        )
        for row in rows
        for points, graded, looked_for in [sums.get(row.id, (0, 0, 0))]
        if graded or row.timestamp is not None
    )
