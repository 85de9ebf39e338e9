"""Submission → Execution → Grades → gradebook and attempts log, for a whole class, one result at a time."""

import shutil
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder import scoring
from autograder.errors import CourseError, KitError
from autograder.gradebook import (
    Change,
    Course,
    Fingerprint,
    Handin,
    Judged,
    Writer,
    claim,
    fetch,
    generate,
    gradings,
    publish,
    read,
    refuse_borrowed,
    workspace,
)
from autograder.pipeline.sources import Mode, References, Sources
from autograder.records import Execution, Grade, Runner
from course.syllabus import load_syllabus

#: So many submissions are read ahead of the one being recorded: enough to keep every core busy, little memory.
AHEAD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one submission. ``error`` says why it could not be graded; then nothing was changed.

    ``elsewhere``: another grader has it or has just recorded it. ``changes`` are against the scores that were there
    before; ``notes`` pairs of a cell's name and what had to be put right with it.
    """

    student: str
    assignment: str
    score: float = 0.0
    max_score: float = 0.0
    seconds: float = 0.0
    waiting: int = 0
    error: KitError | None = None
    elsewhere: bool = False
    changes: tuple[Change, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Running:
    student: str
    assignment: str
    claim: ExitStack = field(repr=False)
    notebooks: tuple[tuple[Handin, "Future[Execution] | None"], ...] = ()
    mark: Fingerprint | None = None
    error: KitError | None = None
    elsewhere: bool = False


def releasable(course: Course) -> tuple[str, ...]:
    """The published topics of our syllabus that lie in the course's source/; CourseError if there is none."""
    sources = course.sources()
    found = tuple(topic.id for topic in load_syllabus().published if topic.id in sources)
    if not found:
        raise CourseError(
            "none of the syllabus' published topics lies in source/.",
            where=course.root,
            todo=f"Name what to release; there are: {', '.join(sources) or 'no sources'}.",
        )
    return found


def release(course: Course, assignments: Sequence[str]) -> Iterator[str]:
    """Generate the learner's version of each assignment and put it into the exchange."""
    for assignment in assignments:
        generate(course, assignment)
        publish(course, assignment)
        yield assignment


def workplace(course: Course) -> Path:
    """The folder in which one person works as a learner on this machine, with every released topic in it."""
    folder = Path(course.config.Exchange.assignment_dir)
    for assignment in course.assignments():
        fetch(course, assignment, folder)
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be graded, (student, assignment) in order, and how many of those looked at were graded before."""

    todo: tuple[tuple[str, str], ...]
    before: int = 0


def pending(
    course: Course, *, assignment: str = "", student: str = "", force: bool = False, mode: Mode | None = None
) -> Plan:
    """What lies in submitted/ and was not graded from this content in this mode, or everything if ``force``."""
    found = course.submissions(assignment, student)
    if force:
        return Plan(todo=found)
    known, done = Sources(course, mode or Mode()), gradings(course)
    todo = tuple(pair for pair in found if pair not in done or known.mark(*pair) != done[pair])
    return Plan(todo=todo, before=len(found) - len(todo))


def grade(
    course: Course,
    runner: Runner,
    submissions: Iterable[tuple[str, str]],
    *,
    mode: Mode | None = None,
    force: bool = False,
    seed: int | None = None,
    references: References | None = None,
) -> Iterator[Outcome]:
    """Grade ``submissions`` in order; yields each as it is recorded.

    Notebooks run ahead in the engine while finished ones are written by this process alone. A submission that cannot be
    graded is an Outcome with its error: the others go on. An interrupt arrives between two of them. ``references``
    keeps the runs of reference solutions for the next time.
    """
    with tempfile.TemporaryDirectory(prefix="autograder-") as scratch, Writer(course) as writer:
        grader = _Grader(
            course=course,
            runner=runner,
            scratch=Path(scratch),
            writer=writer,
            sources=Sources(course, mode or Mode(), references),
            force=force,
            seed=seed,
        )
        running: deque[_Running] = deque()
        try:
            for student, assignment in submissions:
                running.append(grader.start(student, assignment))
                if len(running) > AHEAD:
                    yield from grader.finish(running.popleft())
            while running:
                yield from grader.finish(running.popleft())
        finally:
            for left in running:
                left.claim.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grader:
    """Takes submissions through the stages: reading, running, judging, recording."""

    course: Course
    runner: Runner
    scratch: Path
    writer: Writer
    sources: Sources
    force: bool
    seed: int | None

    def start(self, student: str, assignment: str) -> _Running:
        """Read a submission and send its notebooks to the engine, unless another grader has it."""
        held = ExitStack()
        running = _Running(student, assignment, claim=held)
        try:
            refuse_borrowed(self.course, student, assignment)  # its owner's lock would hide it
        except KitError as error:
            return replace(running, error=error)
        if not held.enter_context(claim(self.course, student, assignment)):
            return replace(running, elsewhere=True)
        try:
            known = self.sources[assignment]
            handins = read(self.course, student, assignment, known)
            mark = self.sources.mark(student, assignment)
            notebooks = tuple((handin, self._submit(handin)) for handin in handins)
        except KitError as error:
            return replace(running, error=error)
        return replace(running, notebooks=notebooks, mark=mark)

    def _submit(self, handin: Handin) -> "Future[Execution] | None":
        """The one place where notebooks go to the engine."""
        if not handin.python:
            if self.sources.mode.sandbox != "none":
                raise CourseError(
                    "its kernel is not Python: nbgrader itself would run it, without any sandbox.",
                    where=handin.folder,
                    todo="Accept that with --sandbox=none, which every record then says.",
                )
            return None  # nbgrader's own Execute starts its kernel
        reference = self.sources.reference(self.runner, handin.assignment, handin.notebook)
        folder = workspace(self.course, handin, self.scratch)
        return self.runner.submit(
            handin.cells, limits=self.course.limits, folder=folder, seed=self.seed, reference=reference
        )

    def finish(self, running: _Running) -> Iterator[Outcome]:
        """Wait for the engine, then write; nothing of the submission is kept afterwards.

        The one outcome is yielded before an interrupt that came while it was written: what is recorded is counted.
        """
        try:
            judged = self._judged(running)
            with uninterrupted():
                yield judged if isinstance(judged, Outcome) else self._recorded(running, judged)
        finally:
            running.claim.close()
            shutil.rmtree(self.scratch / running.student / running.assignment, ignore_errors=True)

    def _judged(self, running: _Running) -> tuple[Judged, ...] | Outcome:
        nothing = Outcome(student=running.student, assignment=running.assignment, elsewhere=running.elsewhere)
        if running.error is not None or running.elsewhere:
            return replace(nothing, error=running.error)
        try:
            return tuple(_judge(handin, future) for handin, future in running.notebooks)
        except KitError as error:
            return replace(nothing, error=error)

    def _recorded(self, running: _Running, judged: Sequence[Judged]) -> Outcome:
        skills = self.sources.skills(running.assignment)
        attempts = [
            attempt
            for one in judged
            if one.execution is not None
            for attempt in scoring.to_attempts(one.handin, one.grades, one.execution, skills)
        ]
        try:
            done = self.writer.record(judged, attempts, mark=running.mark, force=self.force, seed=self.seed)
        except KitError as error:
            return Outcome(student=running.student, assignment=running.assignment, error=error)
        grades: list[Grade] = [grade for one in judged for grade in one.grades]
        return Outcome(
            student=running.student,
            assignment=running.assignment,
            score=sum(grade.auto_score or 0.0 for grade in grades),
            max_score=sum(grade.max_score for grade in grades),
            seconds=sum(one.execution.seconds for one in judged if one.execution is not None),
            waiting=sum(grade.auto_score is None for grade in grades),
            elsewhere=done.elsewhere,
            changes=done.changes,
            notes=tuple(note for one in judged for note in one.handin.notes),
        )


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let an interrupt wait until the block is done; only in the main thread, where interrupts arrive."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    arrived: list[object] = []
    before = signal.signal(signal.SIGINT, lambda *what: arrived.append(what))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if arrived:
        raise KeyboardInterrupt


def _judge(handin: Handin, future: "Future[Execution] | None") -> Judged:
    if future is None:
        return Judged(handin=handin, execution=None)
    execution = future.result()
    return Judged(handin=handin, execution=execution, grades=scoring.score(handin.points, execution))
