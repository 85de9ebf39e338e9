"""Who has mastered what: table, files and pages."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from autograder.cli.common import HERE, CourseFolder, app, console, explained

if TYPE_CHECKING:
    from autograder.gradebook import Course


@app.command()
@explained
def mastery(
    course: CourseFolder = HERE,
    student: Annotated[str, typer.Option(help="Only this student.")] = "",
    csv: Annotated[bool, typer.Option("--csv", help="As CSV, one row a student and topic.")] = False,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Print every learner's mastery of every topic."""
    from autograder import reports
    from autograder.gradebook import open_course
    from autograder.pipeline import reporting

    record = reporting.class_record(open_course(course), datetime.now(UTC), student=student)
    if csv or json:
        sys.stdout.write(reports.mastery_csv(record) if csv else reports.mastery_json(record))
    else:
        console.print(reports.mastery_table(record))


@app.command()
@explained
def standing(
    student: Annotated[str, typer.Argument(help="Whose.")],
    course: CourseFolder = HERE,
) -> None:
    """Print what is known of one learner today, as JSON: what their own progress page is made from."""
    from autograder.gradebook import open_course
    from autograder.pipeline import returning
    from course.feedback import dump

    sys.stdout.write(f"{dump(returning.standing(open_course(course), student, datetime.now(UTC)))}\n")


@app.command()
@explained
def report(
    course: CourseFolder = HERE,
    to: Annotated[Path | None, typer.Option(help="The folder to write.", show_default="build/report")] = None,
    pace: Annotated[float, typer.Option(help="The plan: hours of study a week since the first hand-in.", min=0)] = 0.0,
) -> None:
    """Write the report's pages: the class, one page a learner, one page an exercise."""
    from autograder.gradebook import open_course

    tell_report(open_course(course), to, pace=pace)


def tell_report(course: "Course", to: Path | None = None, *, pace: float = 0.0) -> None:
    """Write the report and say where it begins."""
    from autograder import reports
    from autograder.pipeline import reporting

    record = reporting.full_record(course, datetime.now(UTC), pace=pace)
    first = reporting.write_pages(reports.render(record), to or reporting.report_folder(course))
    console.print(f"report: {first}", soft_wrap=True)
