"""Canvas' gradebook CSV.

Canvas finds a learner by ID, then by SIS user ID, login and name, an assignment by the ``(id)`` after its title, else
by the exact title; what it does not find it offers to make. The teacher's own export of the gradebook supplies all
of that. Rules of the importer: ``lib/gradebook_importer.rb`` of instructure/canvas-lms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from autograder.errors import CourseError
from autograder.exports.canvas_roster import TOTALS, Column, Roster, read_roster
from autograder.exports.choice import POINTS, Scale, graded, need_assignments, waiting_notes
from autograder.exports.matching import unmatched
from autograder.exports.table import Export, Table, csv_text, kept
from autograder.records import Assignment, Gradesheet, Learner
from autograder.spreadsheet import harmless, number

HEADER = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
WORTH = "    Points Possible"
DIGITS = 2  # Canvas shows and compares no more


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """Where the grades of an assignment go: a column of Canvas', or a new one."""

    assignment: str
    header: str
    worth: float
    column: Column | None = None


def canvas(
    sheet: Gradesheet,
    scale: Scale = POINTS,
    *,
    roster: Table | None = None,
    titles: Mapping[str, str] | None = None,
) -> Export:
    """The gradebook for Canvas; with ``roster`` (Canvas' own export) in its rows, with its ids.

    ``titles`` maps assignments to their title in Canvas where that is neither the name nor the topic's title. A
    learner of ours whom the roster does not have is left out and named; whom only the roster has stays, without a
    grade of ours. Where we have no grade Canvas' own cell stays as it is: an empty one would erase it.

    Raises CourseError where the roster is no gradebook of Canvas, a title fits two columns or two assignments one, or
    an assignment has other points in Canvas than it would be given.
    """
    need_assignments(sheet)
    titles = titles or {}
    for name in titles.keys() - {one.name for one in sheet.assignments}:
        raise CourseError(f"no assignment {name!r} is exported.", todo="Write --title ASSIGNMENT=TITLE.")
    there = read_roster(roster) if roster else None
    targets = [_target(there, one, scale, titles) for one in sheet.assignments]
    _refuse_doubles(targets)
    return _into(there, sheet, scale, targets) if there else _anew(sheet, scale, targets)


def _anew(sheet: Gradesheet, scale: Scale, targets: Sequence[_Target]) -> Export:
    """Without a roster: everybody, with the ids that the gradebook has."""
    written = graded(sheet, scale)
    lost = {
        one.id: "has no Canvas id, and an id that a spreadsheet takes for a formula"
        for one in sheet.learners
        if not _canvas_id(one) and harmless(one.id) != one.id
    }
    notes, left_out = unmatched(sheet, lost, written.keys())
    rows = [
        [*_who(one), *(_cell(written.get((one.id, target.assignment)), "") for target in targets)]
        for one in sheet.learners
        if one.id not in lost
    ]
    return Export(
        text=_text(HEADER, targets, rows), notes=(*waiting_notes(sheet, scale), *notes), left_out=tuple(left_out)
    )


def _into(roster: Roster, sheet: Gradesheet, scale: Scale, targets: Sequence[_Target]) -> Export:
    """Into the rows of the roster, in its order."""
    written, matches = graded(sheet, scale), roster.find(sheet.learners)
    notes, left_out = unmatched(sheet, matches.missing, written.keys())
    strangers = len(roster.rows) - len(matches.rows)
    rows = []
    for place, row in enumerate(roster.rows):
        who = matches.rows[place].id if place in matches.rows else ""
        there = [target.column.cells[place] if target.column else "" for target in targets]
        ours = [written.get((who, target.assignment)) for target in targets]
        rows.append([*map(kept, row), *map(_cell, ours, there)])
    return Export(
        text=_text(roster.header, targets, rows),
        notes=(
            *waiting_notes(sheet, scale),
            *(
                f"{one.assignment}: Canvas has no such assignment and will offer to make {one.header!r};"
                f" if it has another title there, give --title {one.assignment}=TITLE."
                for one in targets
                if one.column is None
            ),
            *notes,
            *([f"learners of {roster.where} not in the gradebook, so without a grade: {strangers}."] * bool(strangers)),
        ),
        left_out=tuple(left_out),
    )


def _text(header: Sequence[str], targets: Sequence[_Target], rows: Sequence[Sequence[str]]) -> str:
    titles = [harmless(target.header) for target in targets]
    worth = [WORTH, *[""] * (len(header) - 1), *(number(target.worth, DIGITS) for target in targets)]
    return csv_text([[*header, *titles], worth, *rows])


def _who(learner: Learner) -> list[str]:
    name = ", ".join(filter(None, (learner.last_name, learner.first_name))) or learner.id
    return [harmless(name), _canvas_id(learner), "", harmless(learner.id), ""]


def _canvas_id(learner: Learner) -> str:
    """Canvas reads the ID as a number, so that any other is of no use to it."""
    found = learner.lms_id.strip()
    return found if found.isascii() and found.isdigit() else ""


def _cell(points: float | None, there: str) -> str:
    return kept(there) if points is None else number(points, DIGITS)


def _target(roster: Roster | None, assignment: Assignment, scale: Scale, titles: Mapping[str, str]) -> _Target:
    name, worth = assignment.name, scale.worth(assignment)
    wanted = [titles[name]] if name in titles else [name, assignment.title]
    column = roster.column(*wanted) if roster else None
    if roster and column:
        _refuse_other_points(roster, column, name, worth, scale)
        return _Target(assignment=name, header=column.header, worth=worth, column=column)
    if TOTALS.search(wanted[0]):
        raise CourseError(
            f"Canvas takes a column called {wanted[0]!r} for a total and skips it.",
            todo=f"Give it another title: --title {name}=TITLE.",
        )
    return _Target(assignment=name, header=wanted[0], worth=worth)


def _refuse_other_points(roster: Roster, column: Column, name: str, worth: float, scale: Scale) -> None:
    if column.worth is not None and number(column.worth, DIGITS) != number(worth, DIGITS):
        raise CourseError(
            f"{name} is worth {number(column.worth, DIGITS)} points in Canvas, but would be written as"
            f" {number(worth, DIGITS)}.",
            where=roster.where,
            todo="Change the points in Canvas" + ("." if scale.percent else ", or make them 100 and use --percent."),
        )


def _refuse_doubles(targets: Sequence[_Target]) -> None:
    seen: dict[str, str] = {}
    for target in targets:
        other = seen.setdefault(target.header, target.assignment)
        if other != target.assignment:
            raise CourseError(
                f"{other} and {target.assignment} would both go to {target.header!r}.",
                todo="Give one of them its own --title, or name one with --assignment.",
            )
