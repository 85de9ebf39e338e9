"""The instructor's and author's command line: parse, call the pipeline, print, exit code."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from autograder.config import Paths
from autograder.engine import Engine
from autograder.errors import AuthorError, KitError
from autograder.pipeline import authoring
from autograder.records import Problem

if TYPE_CHECKING:
    from autograder.gradebook import Change, Course
    from autograder.pipeline.grading import Outcome
    from autograder.pipeline.sources import Mode

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
INTERRUPTED = 130  # what a shell gives for a command that SIGINT ended


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


class Sandbox(StrEnum):
    """How learners' code is confined."""

    full = "full"
    none = "none"


class Judge(StrEnum):
    """Where the tests run."""

    sealed = "sealed"
    in_process = "in-process"


@app.command()
@explained
def grade(  # noqa: PLR0917 (typer passes options by name)
    course: CourseFolder = HERE,
    assignment: Annotated[str, typer.Option(help="Only this assignment.")] = "",
    student: Annotated[str, typer.Option(help="Only this student.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Also what was graded before; says what changed.")] = False,
    sandbox: Annotated[
        Sandbox, typer.Option(help="none: learners' code runs with your rights, on machines that cannot hold it.")
    ] = Sandbox.full,
    judge: Annotated[
        Judge, typer.Option(help="in-process: tests run beside the learner's code, which can then forge them.")
    ] = Judge.sealed,
) -> None:
    """Grade what is new or has changed in [cyan]submitted/[/] and log an attempt at every skill.

    What cannot be graded is reported with its reason, the others are graded, and the exit code is 1.
    """
    from autograder.gradebook import open_course
    from autograder.pipeline.sources import Mode

    mode = Mode(
        sandbox="none" if sandbox is Sandbox.none else "full",
        judge="in-process" if judge is Judge.in_process else "sealed",
    )
    with Engine(workers(), sandbox=mode.sandbox) as engine:
        failed = _grade(open_course(course), engine, assignment=assignment, student=student, force=force, mode=mode)
    if failed:
        raise typer.Exit(1)


def _grade(
    course: "Course",
    engine: Engine,
    *,
    assignment: str = "",
    student: str = "",
    force: bool = False,
    mode: "Mode | None" = None,
) -> int:
    """Grade with a progress bar; the number of submissions that could not be graded."""
    from autograder.pipeline import grading, sources

    plan = grading.pending(course, assignment=assignment, student=student, force=force, mode=mode)
    tally = _Tally(force)
    for sentence in sources.outdated(course, [name for _, name in plan.todo]):
        _complain(sentence)
    try:
        with bar(len(plan.todo)) as advance:
            for outcome in grading.grade(course, engine, plan.todo, mode=mode, force=force):
                advance(f"{outcome.student}: {outcome.assignment}")
                tally.add(outcome)
    except KeyboardInterrupt:
        console.print(f"interrupted: {tally.graded} graded, {len(plan.todo) - tally.seen} are left.")
        console.print("The same command goes on where this one stopped.")
        raise typer.Exit(INTERRUPTED) from None
    tally.tell(plan.before, mode.weaknesses if mode else ())
    return tally.failed


class _Tally:
    """Counts outcomes and says, while they come, what a person must know of each."""

    def __init__(self, force: bool) -> None:
        self.force = force
        self.graded = self.failed = self.waiting = self.elsewhere = 0
        self.told: set[str] = set()

    @property
    def seen(self) -> int:
        return self.graded + self.failed + self.elsewhere

    def add(self, outcome: "Outcome") -> None:
        """Count one outcome; what concerns a whole assignment is said once."""
        who = f"{outcome.student}: {outcome.assignment}"
        if outcome.error is not None:
            self.failed += 1
            text = str(outcome.error)
            whole = isinstance(outcome.error, AuthorError)
            if not (whole and text in self.told):
                _complain(f"{outcome.assignment if whole else who}: not graded: {text}")
            self.told.add(text)
            return
        self.elsewhere += outcome.elsewhere
        self.graded += not outcome.elsewhere
        self.waiting += outcome.waiting
        for cell, note in outcome.notes:
            _complain(f"{who}: {cell}: {note}")
        for change in outcome.changes if self.force else ():
            console.print(f"{who}: {_change(change)}", markup=False, highlight=False, soft_wrap=True)

    def tell(self, before: int, weaknesses: Sequence[str]) -> None:
        """The summary."""
        console.print(f"{self.graded} graded, {self.failed} could not be graded, {before} were graded before")
        if self.elsewhere:
            console.print(f"{self.elsewhere} are graded by another run of this command on the same course")
        if self.waiting:
            console.print(f"{self.waiting} tests cells were not decided by a fault of the grader: a person must look")
        for words in weaknesses:
            console.print(words)


def _change(change: "Change") -> str:
    old, new = ("no score" if score is None else f"{score:g}" for score in (change.old, change.new))
    return f"{change.cell or 'total'}: {old} → {new}"


@app.command()
@explained
def doctor() -> None:
    """Say what the sandbox can give on this machine, by which means, and what to do where it cannot."""
    from autograder.engine.doctor import diagnose

    findings = diagnose()
    table = Table("guarantee", "", "by which means, or why not")
    for found in findings:
        reason = found.mechanism if found.ok else f"{found.reason} {found.remedy}"
        table.add_row(found.guarantee, "[green]✓[/]" if found.ok else "[red]✗[/]", reason)
    console.print(table)
    if not all(found.ok for found in findings):
        console.print("grading refuses here, but with --sandbox=none, which isolates nothing")
        raise typer.Exit(2)


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
