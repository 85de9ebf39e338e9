"""Grades and mastery as files for other programs."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from autograder import exports
from autograder.cli.common import HERE, CourseFolder, app, complain, console, explained
from autograder.exports import Export, Identify, Scale

if TYPE_CHECKING:
    from autograder.records import Gradesheet

Assignments = Annotated[list[str] | None, typer.Option("--assignment", help="Only this one; may be repeated.")]
Students = Annotated[list[str] | None, typer.Option("--student", help="Only this one; may be repeated.")]
Target = Annotated[Path | None, typer.Option("--to", help="The file to write.", show_default="standard output")]
Percent = Annotated[bool, typer.Option("--percent", help="Out of 100 instead of points.")]
Partial = Annotated[bool, typer.Option("--partial", help="Also points so far, where a person must still grade.")]
Roster = Annotated[Path | None, typer.Option("--roster", help="CSV that the other system exported: who is there.")]

commands = typer.Typer(
    help="Write grades or mastery as CSV: for Canvas, for Moodle, or tidy for any other program.", no_args_is_help=True
)
app.add_typer(commands, name="export")


@commands.command()
@explained
def mastery(
    course: CourseFolder = HERE, assignment: Assignments = None, student: Students = None, to: Target = None
) -> None:
    """Every learner's mastery of every topic, one row each."""
    from autograder.gradebook import open_course
    from autograder.pipeline import exporting

    text = exporting.mastery_csv(
        open_course(course), datetime.now(UTC), students=student or (), assignments=assignment or ()
    )
    _finish(Export(text=text), to)


@commands.command()
@explained
def grades(
    course: CourseFolder = HERE,
    assignment: Assignments = None,
    student: Students = None,
    partial: Partial = False,
    to: Target = None,
) -> None:
    """Every learner's points in every assignment, one row each; who handed in nothing has no number."""
    sheet = _sheet(course, assignment, student)
    _finish(exports.grades_csv(sheet, Scale(partial=partial)), to)


@commands.command()
@explained
def canvas(  # noqa: PLR0917 (typer passes options by name)
    course: CourseFolder = HERE,
    assignment: Assignments = None,
    student: Students = None,
    roster: Roster = None,
    title: Annotated[
        list[str] | None, typer.Option(help="ASSIGNMENT=TITLE, its title in Canvas; may be repeated.")
    ] = None,
    percent: Percent = False,
    partial: Partial = False,
    to: Target = None,
) -> None:
    """Canvas' gradebook; [cyan]--roster[/] is the gradebook that Canvas exports, from which the ids are taken."""
    titles = _titles(title or ())
    sheet, there = _sheet(course, assignment, student), _table(roster)
    _finish(exports.canvas(sheet, Scale(percent=percent, partial=partial), roster=there, titles=titles), to)


@commands.command()
@explained
def moodle(  # noqa: PLR0917
    course: CourseFolder = HERE,
    assignment: Assignments = None,
    student: Students = None,
    by: Annotated[Identify, typer.Option(help="By what Moodle finds a learner.")] = Identify.username,
    roster: Roster = None,
    limit: Annotated[float, typer.Option(help="The highest grade that your Moodle imports.")] = 100.0,
    percent: Percent = False,
    partial: Partial = False,
    to: Target = None,
) -> None:
    """Moodle's gradebook; with [cyan]--roster[/], a list of participants, whom it does not name is left out."""
    sheet, there = _sheet(course, assignment, student), _table(roster)
    scale = Scale(percent=percent, partial=partial)
    _finish(exports.moodle(sheet, scale, by=by, roster=there, limit=limit), to)


@commands.command()
@explained
def worksheet(  # noqa: PLR0917
    roster: Annotated[Path, typer.Option("--roster", help="The grading worksheet that Moodle exported.")],
    course: CourseFolder = HERE,
    assignment: Annotated[str, typer.Option(help="Which; may be left out where there is only one.")] = "",
    grade_column: Annotated[str, typer.Option(help="Its header, where Moodle does not speak English.")] = "Grade",
    percent: Percent = False,
    partial: Partial = False,
    to: Target = None,
) -> None:
    """Fill the grades of one assignment into Moodle's offline grading worksheet."""
    from autograder.pipeline import exporting

    sheet, download = _sheet(course, [assignment] if assignment else None, None), exporting.read_table(roster)
    _finish(exports.worksheet(sheet, download, Scale(percent=percent, partial=partial), grade=grade_column), to)


def _sheet(course: Path, assignments: Sequence[str] | None, students: Sequence[str] | None) -> "Gradesheet":
    from autograder.gradebook import open_course
    from autograder.pipeline import exporting

    return exporting.sheet(open_course(course), students=students or (), assignments=assignments or ())


def _table(path: Path | None) -> exports.Table | None:
    from autograder.pipeline import exporting

    return None if path is None else exporting.read_table(path)


def _titles(pairs: Sequence[str]) -> dict[str, str]:
    found = {name: title for name, sign, title in (pair.partition("=") for pair in pairs) if name and sign and title}
    if len(found) != len(pairs):
        raise typer.BadParameter("write each as ASSIGNMENT=TITLE, and each assignment once.", param_hint="--title")
    return found


def _finish(export: Export, to: Path | None) -> None:
    """Write the file, then say what a person must know; exit 1 where a grade is not in it."""
    from autograder.pipeline import exporting

    if to is None:
        sys.stdout.write(export.text)
    else:
        exporting.write(to, export.text)
        console.print(f"written: {to}", soft_wrap=True, markup=False, highlight=False)
    for line in (*export.notes, *export.left_out):
        complain(line)
    if export.left_out:
        raise typer.Exit(1)
