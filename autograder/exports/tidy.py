"""Grades as a tidy table: one row a learner and assignment, for a spreadsheet, pandas or R."""

from autograder.exports.choice import POINTS, Scale, waiting_notes
from autograder.exports.table import Export, csv_text
from autograder.records import Assignment, Gradesheet, Learner, Score
from autograder.spreadsheet import harmless, number

COLUMNS = (
    "student",
    "last_name",
    "first_name",
    "email",
    "assignment",
    "timestamp",
    "status",
    "points",
    "late_penalty",
    "score",
    "max_score",
)
DIGITS = 6


def grades_csv(sheet: Gradesheet, scale: Scale = POINTS) -> Export:
    """A row for every learner and assignment, also where nothing was handed in (then without numbers).

    ``status``: *graded*, *waiting* for a person, *ungraded* or *missing*. ``points`` are before, ``score`` is after the
    late penalty and empty unless graded; ``scale.partial`` fills it in while a person must still look.
    """
    known = {(one.student, one.assignment): one for one in sheet.scores}
    rows = (
        _row(learner, assignment, known.get((learner.id, assignment.name)), scale)
        for learner in sheet.learners
        for assignment in sheet.assignments
    )
    return Export(text=csv_text([COLUMNS, *rows]), notes=waiting_notes(sheet, scale))


def _row(learner: Learner, assignment: Assignment, score: Score | None, scale: Scale) -> list[str]:
    who = (learner.id, learner.last_name, learner.first_name, learner.email, assignment.name)
    points, penalty, total = (score.points, score.penalty, scale.grade(score)) if score else (None, None, None)
    return [
        *map(harmless, who),
        score.timestamp.isoformat() if score and score.timestamp else "",
        _status(score),
        *(
            "" if value is None else number(value, DIGITS)
            for value in (points, None if points is None else penalty, total, assignment.max_score)
        ),
    ]


def _status(score: Score | None) -> str:
    if score is None:
        return "missing"
    if score.points is None:
        return "ungraded"
    return "waiting" if score.waiting else "graded"
