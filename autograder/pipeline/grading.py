"""Submission → Execution → Grades → gradebook and attempts log, for a whole class, one result at a time."""

import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from autograder import scoring
from autograder.errors import CourseError, KitError
from autograder.gradebook import (
    Course,
    Expected,
    Handin,
    Judged,
    append_attempts,
    expected,
    fetch,
    generate,
    is_graded,
    publish,
    read,
    record,
    workspace,
)
from autograder.records import Execution, Grade, Runner
from course.syllabus import load_syllabus

#: So many submissions are read ahead of the one being recorded: enough to keep every core busy, little memory.
AHEAD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one submission. ``error`` says why it could not be graded; then nothing was changed."""

    student: str
    assignment: str
    score: float = 0.0
    max_score: float = 0.0
    seconds: float = 0.0
    waiting: int = 0
    error: KitError | None = None


@dataclass(frozen=True, slots=True)
class _Running:
    student: str
    assignment: str
    notebooks: tuple[tuple[Handin, "Future[Execution] | None"], ...] = ()
    error: KitError | None = None


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


def pending(
    course: Course, *, assignment: str = "", student: str = "", again: bool = False
) -> tuple[tuple[str, str], ...]:
    """(student, assignment) of what lies in submitted/ and was not graded yet, or of everything if ``again``."""
    found = course.submissions(assignment, student)
    return tuple(pair for pair in found if again or not is_graded(course, *pair))


def grade(course: Course, runner: Runner, submissions: Sequence[tuple[str, str]]) -> Iterator[Outcome]:
    """Grade ``submissions`` in order; yields each as it is recorded.

    Notebooks run ahead in the engine while finished ones are written by this process alone. A submission that cannot be
    graded is an Outcome with its error: the others go on.
    """
    with tempfile.TemporaryDirectory(prefix="autograder-") as scratch:
        start = _Starter(course, runner, Path(scratch))
        running: deque[_Running] = deque()
        for student, assignment in submissions:
            running.append(start(student, assignment))
            if len(running) > AHEAD:
                yield _finish(course, running.popleft())
        while running:
            yield _finish(course, running.popleft())


class _Starter:
    """Reads a submission and sends its notebooks to the engine."""

    def __init__(self, course: Course, runner: Runner, scratch: Path) -> None:
        self.course, self.runner, self.scratch = course, runner, scratch
        self.known: dict[str, dict[str, Expected]] = {}

    def __call__(self, student: str, assignment: str) -> _Running:
        try:
            if assignment not in self.known:
                self.known[assignment] = expected(self.course, assignment)
            handins = read(self.course, student, assignment, self.known[assignment])
            return _Running(student, assignment, tuple((handin, self._submit(handin)) for handin in handins))
        except KitError as error:
            return _Running(student, assignment, error=error)

    def _submit(self, handin: Handin) -> "Future[Execution] | None":
        if not handin.python:
            return None  # nbgrader's own Execute starts its kernel
        folder = workspace(self.course, handin, self.scratch)
        return self.runner.submit(handin.cells, limits=self.course.limits, folder=folder)


def _finish(course: Course, running: _Running) -> Outcome:
    """Log the attempts, then record the grades: if we die between the two, grading again completes both."""
    if running.error is not None:
        return Outcome(student=running.student, assignment=running.assignment, error=running.error)
    try:
        judged = tuple(_judge(handin, future) for handin, future in running.notebooks)
        for one in judged:
            if one.execution is not None:
                skills = _skills(running.assignment)
                append_attempts(course, scoring.to_attempts(one.handin, one.grades, one.execution, skills))
        record(course, judged)
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
    )


def _judge(handin: Handin, future: "Future[Execution] | None") -> Judged:
    if future is None:
        return Judged(handin=handin, execution=None)
    execution = future.result()
    return Judged(handin=handin, execution=execution, grades=scoring.score(handin.points, execution))


def _skills(topic: str) -> frozenset[str]:
    """The skills of a topic of our syllabus; of a foreign assignment none are known."""
    entry = next((entry for entry in load_syllabus().topics if entry.id == topic), None)
    return frozenset() if entry is None else frozenset(skill.id for skill in entry.skills)
