"""The instructor's commands: release, grade, and what the sandbox can give."""

import json
import signal
import sys
import threading
import time
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
from autograder.errors import AuthorError, KitError

if TYPE_CHECKING:
    from autograder.gradebook import Change, Course
    from autograder.pipeline.grading import Outcome
    from autograder.pipeline.serving import Event, Returned
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
    assignment: Annotated[str, typer.Argument(help="Only this assignment.", show_default="all")] = "",
    course: CourseFolder = HERE,
    student: Annotated[str, typer.Option(help="Only this student.")] = "",
    collect: Annotated[bool, typer.Option("--collect", help="First fetch what learners have handed in.")] = False,
    feedback: Annotated[bool, typer.Option("--feedback", help="Then give every learner new feedback.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Also what was graded before; says what changed.")] = False,
    sandbox: Confinement = Sandbox.full,
    judge: Annotated[
        Judge, typer.Option(help="in-process: tests run beside the learner's code, which can then forge them.")
    ] = Judge.sealed,
    events: Annotated[bool, typer.Option("--events", help="Say what is done in JSON, a line a submission.")] = False,
) -> None:
    """Grade what is new or has changed in [cyan]submitted/[/] and log an attempt at every skill.

    What cannot be graded is reported with its reason, the others are graded, and the exit code is 1.
    """
    from autograder.gradebook import open_course
    from autograder.pipeline import serving

    mode = _mode(sandbox, judge)
    with Engine(workers(), sandbox=mode.sandbox) as engine:  # it warms up while the course is opened
        opened = open_course(course)
        if collect:
            serving.fetch_handed_in(opened, assignment)
        failed = run_grading(
            opened,
            engine,
            assignment=assignment,
            student=student,
            force=force,
            mode=mode,
            tell_learners=feedback,
            events=events,
        )
    if feedback:
        failed += _give_feedback(opened, assignment, student, events=events)
    if failed:
        raise typer.Exit(1)


def _mode(sandbox: Sandbox, judge: Judge) -> "Mode":
    from autograder.pipeline.sources import Mode

    return Mode(
        sandbox="none" if sandbox is Sandbox.none else "full",
        judge="in-process" if judge is Judge.in_process else "sealed",
    )


def _give_feedback(course: "Course", assignment: str, student: str, *, events: bool) -> int:
    """Release what is due, with a progress bar or ``events``; the number of submissions for which that failed."""
    from autograder.pipeline import serving

    due = serving.due(course, assignment, student)
    failed = 0
    with bar(len(due)) as advance:
        for number, back in enumerate(serving.returned(course, due), 1):
            advance(f"{back.student}: {back.assignment}")
            if events:
                _tell_event("feedback", number, len(due), back)
            if back.error is not None:
                failed += 1
                complain(f"{back.student}: {back.assignment}: no feedback: {back.error}")
    console.print(f"feedback released for {len(due) - failed} submissions")
    return failed


@app.command()
@explained
def watch(
    course: CourseFolder = HERE,
    every: Annotated[float, typer.Option(help="Look so often, in seconds.", min=0.1)] = 1.0,
    pages: Annotated[bool, typer.Option("--report/--no-report", help="Keep the report's pages up to date.")] = True,
    sandbox: Confinement = Sandbox.full,
    judge: Annotated[Judge, typer.Option(help="in-process: see [cyan]grade[/].")] = Judge.sealed,
) -> None:
    """Collect, grade and give feedback as learners hand in, until it is stopped.

    What cannot be graded is told and set aside until it is handed in again; the others go on. Stopped by Ctrl-C or
    SIGTERM it finishes what has begun, and started again it goes on where it was.
    """
    from autograder.gradebook import exchange_root, open_course
    from autograder.pipeline import serving

    mode, opened, stop = _mode(sandbox, judge), open_course(course), threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    with Engine(workers(), sandbox=mode.sandbox) as engine:
        console.print(f"watching {exchange_root(opened)}; Ctrl-C stops it", soft_wrap=True)
        for words in mode.weaknesses:
            console.print(words)
        refresh = _Pages(opened) if pages else None
        for event in serving.watch(opened, engine, mode=mode, every=every, stop=stop):
            _tell(event)
            if refresh is not None:
                refresh.after(event)
    console.print("stopped; the same command goes on from here")


def _tell(event: "Event") -> None:
    """A line for a person who looks at the terminal, or at its log."""
    from autograder.pipeline.serving import Idle, Returned, Trouble

    match event:
        case Trouble(student=who, assignment=what, error=error):
            complain(f"{who}: {what}: not collected, and tried again: {error}")
        case Returned(student=who, assignment=what, error=error) if error is not None:
            complain(f"{who}: {what}: no feedback: {error}")
        case Returned() | Idle():
            pass
        case outcome if outcome.error is not None:
            complain(f"{outcome.student}: {outcome.assignment}: set aside: {outcome.error}")
        case outcome if not outcome.elsewhere:
            score = f"{outcome.score:g} of {outcome.max_score:g} points"
            console.print(f"{outcome.student}: {outcome.assignment}: {score}", markup=False, highlight=False)


class _Pages:
    """Writes the report anew when there is nothing else to do, and seldom enough to leave time for grading."""

    #: Drawing may take at most this share of the time.
    SHARE = 0.1

    def __init__(self, course: "Course") -> None:
        self.course, self.changed, self.next = course, True, 0.0

    def after(self, event: "Event") -> None:
        from autograder.cli.reports import tell_report
        from autograder.pipeline.serving import Idle

        if not isinstance(event, Idle):
            return
        self.changed = self.changed or event.worked
        began = time.monotonic()
        if not self.changed or began < self.next:
            return
        try:
            tell_report(self.course)
        except KitError as error:
            complain(f"no report: {error}")
        self.changed, now = False, time.monotonic()
        self.next = now + (now - began) * (1 / self.SHARE - 1)


def run_grading(
    course: "Course",
    engine: Engine,
    *,
    assignment: str = "",
    student: str = "",
    force: bool = False,
    mode: "Mode | None" = None,
    tell_learners: bool = False,
    events: bool = False,
) -> int:
    """Grade with a progress bar, or with ``events``; the number of submissions that could not be graded.

    ``tell_learners``: those are told, too, why.
    """
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
                if events:
                    _tell_event("grading", tally.seen, len(plan.todo), outcome)
                if tell_learners:
                    _tell_learner(course, outcome)
    except KeyboardInterrupt:
        console.print(f"interrupted: {tally.graded} graded, {len(plan.todo) - tally.seen} are left.")
        console.print("The same command goes on where this one stopped.")
        raise typer.Exit(INTERRUPTED) from None
    tally.tell(plan.before, mode.weaknesses if mode else ())
    return tally.failed


def _tell_learner(course: "Course", outcome: "Outcome") -> None:
    """Leave word for whoever handed in what could not be graded; the others go on if that fails."""
    from autograder.pipeline import serving

    try:
        serving.refused(course, outcome)
    except KitError as error:
        complain(f"{outcome.student}: {outcome.assignment}: the learner could not be told: {error}")


def _tell_event(step: str, done: int, of: int, about: "Outcome | Returned") -> None:
    """One submission for another program."""
    told = {"step": step, "done": done, "of": of, "student": about.student, "assignment": about.assignment}
    sys.stdout.write(f"{json.dumps({**told, 'error': str(about.error or '')})}\n")
    sys.stdout.flush()


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
