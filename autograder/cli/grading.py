"""The instructor's commands: release, grade, and what the sandbox can give."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from autograder.cli.common import (
    HERE,
    INTERRUPTED,
    Confinement,
    CourseFolder,
    Sandbox,
    Topics,
    app,
    bar,
    complain,
    console,
    explained,
    workers,
)
from autograder.engine import Engine
from autograder.errors import AuthorError

if TYPE_CHECKING:
    from autograder.gradebook import Change, Course
    from autograder.pipeline.grading import Outcome
    from autograder.pipeline.sources import Mode


@app.command()
@explained
def release(topics: Topics = None, course: CourseFolder = HERE) -> None:
    """Make the learner's version of each topic and put it into the exchange, by nbgrader's own steps."""
    from autograder.gradebook import open_course
    from autograder.pipeline import grading

    opened = open_course(course)
    for name in grading.release(opened, topics or grading.releasable(opened)):
        console.print(f"{name}: released")


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
    sandbox: Confinement = Sandbox.full,
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
        failed = run_grading(
            open_course(course), engine, assignment=assignment, student=student, force=force, mode=mode
        )
    if failed:
        raise typer.Exit(1)


def run_grading(
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
        complain(sentence)
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
                complain(f"{outcome.assignment if whole else who}: not graded: {text}")
            self.told.add(text)
            return
        self.elsewhere += outcome.elsewhere
        self.graded += not outcome.elsewhere
        self.waiting += outcome.waiting
        for cell, note in outcome.notes:
            complain(f"{who}: {cell}: {note}")
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
