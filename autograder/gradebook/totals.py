"""What the gradebook says in the end, written answers and late penalties included."""

from dataclasses import dataclass
from datetime import UTC, datetime

from autograder.gradebook.course import Course


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One student's points in one assignment; ``timestamp`` is when it was handed in, UTC, if known."""

    student: str
    assignment: str
    score: float
    max_score: float
    needs_manual_grade: bool
    timestamp: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A student in the gradebook; ``name`` is empty if nobody entered it."""

    id: str
    name: str = ""


def students(course: Course) -> tuple[Person, ...]:
    """Everybody in the gradebook, by id."""
    if not course.has_gradebook():
        return ()
    with course.gradebook() as gradebook:
        names = {row.id: " ".join(filter(None, (row.first_name, row.last_name))) for row in gradebook.students}
    return tuple(Person(id=student, name=names[student]) for student in sorted(names))


def grades(course: Course) -> tuple[Total, ...]:
    """A Total for every submission that was graded, by assignment and student."""
    if not course.has_gradebook():
        return ()
    with course.gradebook() as gradebook:
        found = [
            Total(
                student=entry.student.id,
                assignment=assignment.name,
                score=max(0.0, float(entry.score or 0) - sum(n.late_submission_penalty or 0 for n in entry.notebooks)),
                max_score=float(entry.max_score or 0),
                needs_manual_grade=bool(entry.needs_manual_grade),
                timestamp=entry.timestamp and entry.timestamp.replace(tzinfo=UTC),
            )
            for assignment in gradebook.assignments
            for entry in assignment.submissions
        ]
    return tuple(sorted(found, key=lambda total: (total.assignment, total.student)))
