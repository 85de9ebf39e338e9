"""The instructor's and author's command line: parse, call the pipeline, print, exit code."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from autograder.config import Paths
from autograder.engine import Engine
from autograder.errors import KitError
from autograder.pipeline import authoring
from autograder.records import Problem

if TYPE_CHECKING:
    from autograder.gradebook import Course

P = ParamSpec("P")

console = Console()
complaints = Console(stderr=True)
app = typer.Typer(
    name="autograder",
    help="Build, check, release and grade the course's notebooks; say who has mastered what.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,
)

Topics = Annotated[list[str] | None, typer.Argument(help="Topics, as in the syllabus; all published ones by default.")]
CourseFolder = Annotated[Path, typer.Option("--course", help="Folder of any nbgrader course.", show_default="here")]
HERE = Path()


def explained(command: Callable[P, None]) -> Callable[P, None]:
    """Turn the kit's own errors into a sentence and an exit code."""

    @wraps(command)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except KitError as error:
            _complain(f"{type(error).__name__}: {error}")
            raise typer.Exit(error.exit_code) from error

    return wrapper


def _complain(text: str) -> None:
    complaints.print(text, markup=False, highlight=False, soft_wrap=True)


def workers() -> int:
    """One notebook at a time for each core we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def bar(total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar; call what it yields with the name of what begins, or has ended, now."""
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=complaints, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("", total=total)

        def advance(what: str) -> None:
            progress.update(task, description=what, advance=1)

        yield advance


@app.command()
@explained
def build(topics: Topics = None) -> None:
    """Build [cyan]source/<topic>/<topic>.ipynb[/] from the author's text, executed with the reference solution."""
    paths = Paths.find()
    names = authoring.published(paths, topics or ())
    with Engine(workers()) as engine, bar(len(names)) as advance:
        for topic, changed in authoring.build(paths, engine, names):
            advance(topic)
            console.print(f"{topic}: {'built' if changed else 'up to date'}")


@app.command()
@explained
def check(
    topics: Topics = None,
    mutate: Annotated[
        bool, typer.Option("--mutate", help="Also mutants, seeds and neighbours; what is not stale is not run again.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="With --mutate: run again what is not stale, too.")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="Only the text, the reference and the blank.")] = False,
) -> None:
    """The author's gate: every rule a topic must keep before it may be released."""
    paths = Paths.find()
    names = authoring.published(paths, topics or ())
    with Engine(workers()) as engine:
        problems = _check(paths, engine, names, quick=quick)
        if mutate:
            problems += _slow_evidence(paths, engine, names, everything)
    _report(names, problems)


def _check(paths: Paths, engine: Engine, names: Sequence[str], *, quick: bool, write: bool = False) -> list[Problem]:
    problems: list[Problem] = []
    with bar(len(names)) as advance:
        for topic, found in authoring.check(paths, engine, names, quick=quick, write=write):
            problems += found
            advance(topic)
    return problems


def _slow_evidence(paths: Paths, engine: Engine, names: Sequence[str], everything: bool) -> list[Problem]:
    problems: list[Problem] = []
    table = Table("exercise", "mutants", "killed", "equivalent", "justified", "rate", title="Mutants of the references")
    table.columns[0].no_wrap = True
    for topic in names:
        tallies = authoring.mutate(paths, engine, topic, everything=everything, tell=_complain)
        problems += authoring.verdict(paths, engine, topic, tallies)
        for t in tallies:
            numbers = map(str, (t.mutants, t.killed, t.equivalent, t.justified))
            table.add_row(f"{topic}: {t.skill}", *numbers, f"{t.rate:.0%}")
            for change in t.survivors:
                _complain(f"{topic}: {t.skill}: nobody noticed {change}")
    console.print(table)
    return problems


def _report(names: Sequence[str], problems: Sequence[Problem]) -> None:
    for problem in problems:
        place = f"source/{problem.topic}.py" + (f":{problem.line}" if problem.line else "")
        skill = f"{problem.skill}: " if problem.skill else ""
        text = f"{place}: [{problem.rule}] {skill}{problem.what}"
        console.print(text, markup=False, highlight=False, soft_wrap=True)
    if problems:
        table = Table("topic", "rule", "problems")
        for (topic, rule), count in Counter((problem.topic, problem.rule) for problem in problems).items():
            table.add_row(topic, rule, str(count))
        console.print(table)
        raise typer.Exit(1)
    console.print(f"[green]✓[/] {', '.join(names)}: every rule is kept")


@app.command()
@explained
def release(topics: Topics = None, course: CourseFolder = HERE) -> None:
    """Make the learner's version of each topic and put it into the exchange, by nbgrader's own steps."""
    from autograder.gradebook import open_course
    from autograder.pipeline import grading

    opened = open_course(course)
    for name in grading.release(opened, topics or grading.releasable(opened)):
        console.print(f"{name}: released")


@app.command()
@explained
def grade(
    course: CourseFolder = HERE,
    assignment: Annotated[str, typer.Option(help="Only this assignment.")] = "",
    student: Annotated[str, typer.Option(help="Only this student.")] = "",
    again: Annotated[bool, typer.Option("--again", help="Also what was graded already.")] = False,
) -> None:
    """Grade what lies in [cyan]submitted/[/] and log an attempt at every skill.

    What cannot be graded is reported with its reason, the others are graded, and the exit code is 1.
    """
    from autograder.gradebook import open_course

    with Engine(workers()) as engine:
        failed = _grade(open_course(course), engine, assignment=assignment, student=student, again=again)
    if failed:
        raise typer.Exit(1)


def _grade(course: "Course", engine: Engine, *, assignment: str = "", student: str = "", again: bool = False) -> int:
    """Grade with a progress bar; the number of submissions that could not be graded."""
    from autograder.pipeline import grading

    todo = grading.pending(course, assignment=assignment, student=student, again=again)
    failed = waiting = 0
    with bar(len(todo)) as advance:
        for outcome in grading.grade(course, engine, todo):
            advance(f"{outcome.student}: {outcome.assignment}")
            waiting += outcome.waiting
            if outcome.error is not None:
                failed += 1
                _complain(f"{outcome.student}: {outcome.assignment}: not graded: {outcome.error}")
    left = len(course.submissions(assignment, student)) - len(todo)
    console.print(f"{len(todo) - failed} graded, {failed} could not be graded, {left} were graded before")
    if waiting:
        console.print(f"{waiting} tests cells were not decided by a fault of the grader: a person must look")
    return failed


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

    console.print(f"report: {_write_report(open_course(course), to)}", soft_wrap=True)


def _write_report(course: "Course", to: Path | None) -> Path:
    from autograder import reports
    from autograder.pipeline import reporting

    path = to or course.folder("autograded", "assignment", "student").parents[2] / "report.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(reports.render_html(reporting.class_record(course, datetime.now(UTC))), encoding="utf-8")
    return path


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
@explained
def lab(context: typer.Context) -> None:
    """Open JupyterLab on the released topics; further options are JupyterLab's own."""
    from autograder.gradebook import open_course
    from autograder.pipeline import grading

    paths = Paths.find()
    work = grading.workplace(open_course(paths.root))
    console.print(f"your notebooks: {work}", soft_wrap=True)
    os.chdir(paths.root)  # nbgrader's extensions read nbgrader_config.py from the current folder
    options = [
        f"--LabApp.default_url=/lab/tree/{work.relative_to(paths.root)}",
        "--LabApp.news_url=None",  # nothing of ours reaches the network
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "jupyterlab", *options, *context.args])  # noqa: S606


@app.command()
@explained
def demo() -> None:
    """Build, check, release and grade a made-up class of twelve in [cyan]build/demo[/]; show its mastery."""
    from autograder import reports
    from autograder.pipeline import demo as walk
    from autograder.pipeline import grading, reporting

    paths, now = Paths.find(), datetime.now(UTC)
    names = authoring.published(paths)
    with Engine(workers()) as engine:
        _report(names, _check(paths, engine, names, quick=True, write=True))
        course = walk.open_demo(paths)
        for name in grading.release(course, names):
            console.print(f"{name}: released")
        console.print(f"{walk.hand_in(paths, course, names, now)} submissions of a class of twelve")
        failed = _grade(course, engine)
    console.print(reports.mastery_table(reporting.class_record(course, now)))
    console.print(f"report: {_write_report(course, None)}", soft_wrap=True)
    if failed:
        raise typer.Exit(1)
