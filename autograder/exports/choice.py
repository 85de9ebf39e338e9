"""Which grades are written, and as which numbers."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.errors import CourseError
from autograder.records import Assignment, Gradesheet, Score

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How grades are written: points or percent; ``partial``: also the points so far of what waits for a person."""

    percent: bool = False
    partial: bool = False

    def worth(self, assignment: Assignment) -> float:
        """What full marks are written as. Raises CourseError for a percentage of nothing."""
        if self.percent and assignment.max_score <= 0:
            raise CourseError(
                f"{assignment.name} is worth no points, so there is no percentage of it.",
                todo="Leave it out: name the others with --assignment.",
            )
        return 100.0 if self.percent else assignment.max_score

    def grade(self, score: Score) -> float | None:
        """The points to write, if any: none while nothing is graded, or a person must look."""
        return None if score.waiting and not self.partial else score.total


#: Points, and none for what waits.
POINTS = Scale()


def choose(sheet: Gradesheet, *, students: Collection[str] = (), assignments: Collection[str] = ()) -> Gradesheet:
    """Only these learners and assignments; all where none is named. CourseError for one that nobody knows."""
    _refuse_unknown("student", students, [learner.id for learner in sheet.learners])
    _refuse_unknown("assignment", assignments, [one.name for one in sheet.assignments])
    kept = replace(
        sheet,
        learners=tuple(one for one in sheet.learners if not students or one.id in students),
        assignments=tuple(one for one in sheet.assignments if not assignments or one.name in assignments),
    )
    pairs = {(learner.id, assignment.name) for learner in kept.learners for assignment in kept.assignments}
    return replace(kept, scores=tuple(one for one in sheet.scores if (one.student, one.assignment) in pairs))


def graded(sheet: Gradesheet, scale: Scale) -> Mapping[Pair, float]:
    """(student, assignment) → what is written; who has no grade is not in it."""
    factors = {one.name: scale.worth(one) / one.max_score if scale.percent else 1.0 for one in sheet.assignments}
    found = ((score, scale.grade(score)) for score in sheet.scores)
    return {
        (score.student, score.assignment): points * factors[score.assignment]
        for score, points in found
        if points is not None
    }


def waiting_notes(sheet: Gradesheet, scale: Scale) -> tuple[str, ...]:
    """One sentence for each assignment in which a person, or the grader, has not done yet."""
    waiting = Counter(one.assignment for one in sheet.scores if one.waiting and one.points is not None)
    ungraded = Counter(one.assignment for one in sheet.scores if one.points is None)
    done = (
        "their points so far are written"
        if scale.partial
        else "they get no grade yet (--partial writes the points so far)"
    )
    return (
        *(f"{name}: {_count(n, 'submission')} must be looked at by a person: {done}." for name, n in waiting.items()),
        *(
            f"{name}: {_count(n, 'submission')} not graded yet: no grade. Run `autograder grade`."
            for name, n in ungraded.items()
        ),
    )


def need_assignments(sheet: Gradesheet) -> None:
    """CourseError where there is nothing that another system could be told."""
    if not sheet.assignments:
        raise CourseError(
            "the gradebook has no assignments, so there are no grades.",
            todo="Release some (`autograder release`) and grade what is handed in.",
        )


def _refuse_unknown(what: str, named: Collection[str], known: Sequence[str]) -> None:
    for name in named:
        if name not in known:
            raise CourseError(
                f"no {what} {name!r} in the gradebook.",
                todo=f"It has: {', '.join(known) or 'none'}." if what == "assignment" else "",
            )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("s" if number != 1 else "")
