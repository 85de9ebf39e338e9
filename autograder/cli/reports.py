"""Who has mastered what: table, files and page."""

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
def report(
    course: CourseFolder = HERE,
    to: Annotated[Path | None, typer.Option(help="The file to write.", show_default="build/report.html")] = None,
) -> None:
    """Write the class report: one self-contained HTML page, a section a learner."""
    from autograder.gradebook import open_course

    console.print(f"report: {write_report(open_course(course), to)}", soft_wrap=True)


def write_report(course: "Course", to: Path | None) -> Path:
    """Write the class report and say where."""
    from autograder import reports
    from autograder.pipeline import reporting

    path = to or course.folder("autograded", "assignment", "student").parents[2] / "report.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(reports.render_html(reporting.class_record(course, datetime.now(UTC))), encoding="utf-8")
    return path
