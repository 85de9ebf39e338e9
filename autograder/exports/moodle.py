"""Moodle's gradebook CSV: a column that says who, and one for each assignment.

The teacher says in Moodle which column is which. Rules of the importer: ``grade/import/csv/classes/load_data.php`` of
moodle/moodle. An empty cell becomes 0 in a grade item that the import makes, so that no grade is written ``-``. A row
without an identifier is given to the learner of the row before it, and one that Moodle does not know ends the whole
import: such rows are left out.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from enum import StrEnum

from autograder.errors import CourseError
from autograder.exports.choice import POINTS, Scale, graded, need_assignments, waiting_notes
from autograder.exports.matching import fold, refuse_strangers, unmatched
from autograder.exports.table import Export, Table, csv_text, kept
from autograder.records import Gradesheet, Learner
from autograder.spreadsheet import harmless, number

NO_GRADE = "-"
DIGITS = 5  # what Moodle stores
LIMIT = 100.0


class Identify(StrEnum):
    """By what Moodle finds a learner, in the words of its import form."""

    username = "username"
    useremail = "useremail"
    useridnumber = "useridnumber"
    userid = "userid"


def moodle(
    sheet: Gradesheet,
    scale: Scale = POINTS,
    *,
    by: Identify = Identify.username,
    roster: Table | None = None,
    limit: float = LIMIT,
) -> Export:
    """The gradebook for Moodle.

    ``by`` username or useridnumber writes the gradebook's id, useremail its e-mail, userid its LMS id. ``roster`` is
    any list of participants that Moodle exported: whom it does not name is left out, and its spelling is used.

    Raises CourseError for a grade above ``limit``, over which Moodle refuses the whole import, and where it
    would find nobody.
    """
    need_assignments(sheet)
    written = graded(sheet, scale)
    _refuse_high(sheet, written, limit, scale)
    keys, missing = _keys(sheet, by, roster)
    if missing and not keys:
        raise CourseError(
            f"Moodle would find nobody: {sheet.learners[0].id} {missing[sheet.learners[0].id]}, and so on.",
            todo="Enter the ids (`nbgrader db student import FILE.csv`), or choose others with --by.",
        )
    notes, left_out = unmatched(sheet, missing, written.keys())
    names = [one.name for one in sheet.assignments]
    rows = [[key, *(_cell(written.get((who, name))) for name in names)] for who, key in keys.items()]
    worths = [
        f"{one.name}: out of {number(one.max_score, DIGITS)}; a new grade item in Moodle is out of 100: map it to one"
        " with these points, or use --percent."
        for one in sheet.assignments
        if scale.worth(one) != LIMIT
    ]
    return Export(
        text=csv_text([[by.value, *map(harmless, names)], *rows]),
        notes=(*waiting_notes(sheet, scale), *worths, *notes),
        left_out=tuple(left_out),
    )


def _cell(points: float | None) -> str:
    return NO_GRADE if points is None else number(points, DIGITS)


def _keys(sheet: Gradesheet, by: Identify, roster: Table | None) -> tuple[dict[str, str], dict[str, str]]:
    """(learner's id → identifier, learner's id → why there is none)."""
    found = {learner.id: _identifier(learner, by) for learner in sheet.learners}
    known = None if roster is None else _known(roster, found.values())
    if roster is not None:
        refuse_strangers(sheet.learners, known or (), roster.where)
    times = Counter(map(fold, found.values()))
    missing: dict[str, str] = {}
    for who, key in found.items():
        if key in ("", "0"):
            missing[who] = f"has no {by.value} in the gradebook"
        elif times[fold(key)] > 1:
            missing[who] = f"shares the {by.value} {key} with another"
        elif roster is not None and known is not None and fold(key) not in known:
            missing[who] = f"is not in {roster.where} by the {by.value} {key}"
        elif kept(key) != key:
            missing[who] = f"has a {by.value} that a spreadsheet takes for a formula"
    keys = {who: (known or {}).get(fold(key), key) for who, key in found.items() if who not in missing}
    return keys, missing


def _known(roster: Table, keys: Collection[str]) -> dict[str, str]:
    """The spellings in the column that holds most of ``keys``; none if no column holds any."""
    wanted = set(map(fold, keys)) - {""}
    columns = [{fold(cell): cell.strip() for cell in column} for column in zip(*roster.rows, strict=True)]
    best = max(columns, key=lambda column: len(wanted & column.keys()), default={})
    return best if wanted & best.keys() else {}


def _identifier(learner: Learner, by: Identify) -> str:
    if by is Identify.useremail:
        found = learner.email.strip() or learner.id.strip()
        return found if "@" in found else ""
    if by is Identify.userid:
        found = learner.lms_id.strip()
        return found if found.isascii() and found.isdigit() else ""
    return learner.id.strip()


def _refuse_high(sheet: Gradesheet, written: Mapping[tuple[str, str], float], limit: float, scale: Scale) -> None:
    for assignment in sheet.assignments:
        high = [who for (who, name), points in written.items() if name == assignment.name and points > limit]
        if high:
            raise CourseError(
                f"{assignment.name}: {', '.join(high[:3])}{' and others' * (len(high) > 3)} would get more than"
                f" {number(limit, DIGITS)}, and Moodle then refuses the whole file.",
                todo=(
                    "Give --limit if your Moodle accepts more (its gradepointmax)."
                    if scale.percent
                    else "Use --percent, or --limit if your Moodle accepts more (its gradepointmax)."
                ),
            )
