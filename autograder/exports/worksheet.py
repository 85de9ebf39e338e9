"""Moodle's offline grading worksheet: the teacher's own download of one assignment, with the grades filled in.

Moodle finds the row by the number in ``Identifier`` and needs its other columns and their headers as they were, in
whatever language. Rules of the importer: ``mod/assign/feedback/offline/`` of moodle/moodle. A grade above the maximum
is skipped there without a word, so it is left out here with one.
"""

import re
from collections.abc import Sequence

from autograder.errors import CourseError
from autograder.exports.choice import POINTS, Scale, graded, waiting_notes
from autograder.exports.matching import fold, match, unmatched
from autograder.exports.table import Export, Table, csv_text, kept, plain_number
from autograder.records import Assignment, Gradesheet
from autograder.spreadsheet import harmless, number

GRADE = "Grade"
IDENTIFIER = re.compile(r".*?(\d+)", re.DOTALL)
DIGITS = 5


def worksheet(sheet: Gradesheet, download: Table, scale: Scale = POINTS, *, grade: str = GRADE) -> Export:
    """``download`` with the grades of the only assignment of ``sheet`` in the column called ``grade``.

    A learner is found by id, then by e-mail, in the columns before the grade, then by id as the number of the
    participant. Where we have no grade, the cell that is there stays (``-``, which Moodle would read as a number,
    becomes empty).

    Raises CourseError where it is no such worksheet, or its maximum is not what full marks are written as.
    """
    assignment = _only(sheet)
    place = _grade_column(download, grade)
    worth = scale.worth(assignment)
    _refuse_other_maximum(download, place, assignment, worth, scale)
    written = {who: points for (who, _), points in graded(sheet, scale).items()}
    matches = match(
        sheet.learners,
        [
            (lambda learner: learner.id, [row[1:place] for row in download.rows]),
            (lambda learner: learner.email, [row[1:place] for row in download.rows]),
            (lambda learner: learner.id, [(row[0], _participant(download, row)) for row in download.rows]),
        ],
        download.where,
    )
    missing = matches.missing | {
        who: f"has {number(points, DIGITS)} of {number(worth, DIGITS)}, which Moodle skips"
        for who, points in written.items()
        if points > worth
    }
    notes, left_out = unmatched(sheet, missing, [(who, assignment.name) for who in written])
    who = {row: learner.id for row, learner in matches.rows.items() if learner.id not in missing}
    rows = [_row(row, place, written.get(who.get(number_, ""))) for number_, row in enumerate(download.rows)]
    strangers = len(rows) - len(matches.rows)
    changed = sum(kept(cell) != cell for row in download.rows for cell in row[place + 1 :])
    return Export(
        text=csv_text([[*map(harmless, download.header)], *rows]),
        notes=(
            *waiting_notes(sheet, scale),
            *notes,
            *(
                [f"learners of {download.where} not in the gradebook, so without a grade: {strangers}."]
                * bool(strangers)
            ),
            *([f"texts that begin like a formula, as comments may, got an apostrophe: {changed}."] * bool(changed)),
        ),
        left_out=tuple(left_out),
    )


def _row(row: Sequence[str], place: int, points: float | None) -> list[str]:
    there = "" if row[place].strip() == "-" else kept(row[place])
    return [
        *map(kept, row[:place]),
        there if points is None else number(points, DIGITS),
        *map(kept, row[place + 1 :]),
    ]


def _only(sheet: Gradesheet) -> Assignment:
    if len(sheet.assignments) != 1:
        raise CourseError(
            f"a worksheet is for one assignment, not for {len(sheet.assignments)}.", todo="Name it with --assignment."
        )
    return sheet.assignments[0]


def _participant(download: Table, row: Sequence[str]) -> str:
    found = IDENTIFIER.fullmatch(row[0].strip())
    if found is None:
        raise CourseError(
            f"{row[0]!r} is no identifier of a participant, which ends in a number.",
            where=download.where,
            todo="Give the grading worksheet as Moodle wrote it: its first column is Identifier.",
        )
    return found[1]


def _grade_column(download: Table, grade: str) -> int:
    places = [place for place, name in enumerate(download.header) if fold(name) == fold(grade) and place > 0]
    if len(places) != 1:
        raise CourseError(
            f"the worksheet has {len(places) or 'no'} column{'s' * (len(places) > 1)} {grade!r}.",
            where=download.where,
            todo=f"Name that of the grade with --grade-column. There are: {', '.join(download.header)}.",
        )
    return places[0]


def _refuse_other_maximum(download: Table, place: int, assignment: Assignment, worth: float, scale: Scale) -> None:
    """The column after the grade is its maximum, if it holds one and the same number everywhere."""
    cells = {row[place + 1] for row in download.rows if place + 1 < len(row)}
    maximum = plain_number(cells.pop()) if len(cells) == 1 else None
    if maximum is not None and number(maximum, DIGITS) != number(worth, DIGITS):
        raise CourseError(
            f"{assignment.name} has {number(maximum, DIGITS)} points in Moodle, but would be written as"
            f" {number(worth, DIGITS)}.",
            where=download.where,
            todo="Change the maximum in Moodle" + ("." if scale.percent else ", or make it 100 and use --percent."),
        )
