"""Exchange → submitted/ → grades → feedback → exchange: once for a class, or for as long as somebody watches."""

import threading
import time
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from autograder.errors import KitError
from autograder.gradebook import Course, collect, give_back, gradings, inbound, leave_note, without_feedback
from autograder.pipeline import grading, returning
from autograder.pipeline.grading import Outcome
from autograder.pipeline.sources import Mode, References
from autograder.records import Runner

#: Of many hand-ins, feedback is given to those of so many seconds together, and later if that takes long: reading the
#: log, which feedback does, takes at most one part of so many.
TOGETHER, SHARE = 2.0, 3.0
#: Looking for what people have graded by hand takes at most one part in so many.
AGAIN = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """Feedback for one submission: in the exchange, or only in feedback/ where it came another way, or an error."""

    student: str
    assignment: str
    fetchable: bool = False
    error: KitError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What keeps a hand-in from being collected; it is tried again."""

    student: str
    assignment: str
    error: KitError


@dataclass(frozen=True, slots=True, kw_only=True)
class Idle:
    """Everything that is there has been dealt with; ``worked``: something has changed since the last time."""

    worked: bool


Event = Outcome | Returned | Trouble | Idle


def fetch_handed_in(course: Course, assignment: str = "") -> None:
    """Collect one assignment, or all that learners have handed in; CourseError where that fails."""
    for name in [assignment] if assignment else sorted({name for _, name in inbound(course).values()}):
        collect(course, name)


def due(course: Course, assignment: str = "", student: str = "") -> tuple[tuple[str, str], ...]:
    """(student, assignment) of what came through the exchange and was graded after its last feedback."""
    graded = sorted(gradings(course))
    chosen = [(who, what) for who, what in graded if assignment in ("", what) and student in ("", who)]
    return tuple(without_feedback(course, chosen))


def returned(course: Course, submissions: Iterable[tuple[str, str]]) -> Iterator[Returned]:
    """Give back what these submissions are worth: the kit's note first, then nbgrader's page, which says it is done.

    The log is read once for all of them.
    """
    wanted = tuple(submissions)
    try:
        notes = dict(returning.feedback(course, wanted, datetime.now(UTC)))
    except KitError as error:
        yield from (Returned(student=who, assignment=what, error=error) for who, what in wanted)
        return
    for student, assignment in wanted:
        try:
            if (student, assignment) in notes:
                leave_note(course, student, assignment, notes[student, assignment])
            fetchable = give_back(course, student, assignment)
        except KitError as error:
            yield Returned(student=student, assignment=assignment, error=error)
        else:
            yield Returned(student=student, assignment=assignment, fetchable=fetchable)


def refused(course: Course, outcome: Outcome) -> None:
    """Tell the learner, too, why what they handed in could not be graded; CourseError where that cannot be written."""
    if outcome.error is not None:
        note = returning.refusal(outcome.assignment, outcome.error, datetime.now(UTC))
        leave_note(course, outcome.student, outcome.assignment, note, step="submitted")


def watch(
    course: Course, runner: Runner, *, mode: Mode | None = None, every: float = 1.0, stop: threading.Event
) -> Iterator[Event]:
    """Collect, grade and give feedback as things arrive, until ``stop``; look every so many seconds.

    What cannot be graded is told once and left alone until the learner hands in again. Started again it goes on where
    it was stopped, also in the middle of a submission: what was collected, graded or given back is seen from the files.
    """
    watcher, first, look = _Watcher(course, runner, mode, stop), True, 0.0
    while not stop.is_set():
        began = time.monotonic()
        if began >= look:
            yield from watcher.given_back_again()
            look = time.monotonic() + max(every, AGAIN * (time.monotonic() - began))
        worked = yield from watcher.collected()
        if worked or first:
            worked = (yield from watcher.graded()) or worked
        first = False
        yield Idle(worked=worked)
        stop.wait(every)


@dataclass(frozen=True, slots=True)
class _Watcher:
    """What is remembered while somebody watches; all of it may be forgotten."""

    course: Course
    runner: Runner
    mode: Mode | None
    stop: threading.Event
    #: Names of the hand-ins that were collected.
    seen: set[str] = field(default_factory=set)
    #: What could not be graded, with its files as they were then.
    set_aside: dict[tuple[str, str], object] = field(default_factory=dict)
    #: What was told last of what is tried again and again.
    told: dict[tuple[str, str, str], str] = field(default_factory=dict)
    references: References = field(default_factory=dict)

    def given_back_again(self) -> Iterator[Event]:
        """Feedback on what has changed since, also because a person has graded it by hand."""
        for back in returned(self.course, due(self.course)):
            if self._is_news("feedback", back.student, back.assignment, back.error):
                yield back

    def collected(self) -> Generator[Event, None, bool]:
        """Take what has arrived into submitted/; whether there was anything."""
        arrived = {name: pair for name, pair in inbound(self.course).items() if name not in self.seen}
        worked = False
        for student, assignment in sorted(set(arrived.values())):  # each for itself: others may be half written
            try:
                collect(self.course, assignment, student)
            except KitError as error:
                if self._is_news("collect", student, assignment, error):
                    yield Trouble(student=student, assignment=assignment, error=error)
                continue
            self._is_news("collect", student, assignment, None)
            self.seen.update(name for name, pair in arrived.items() if pair == (student, assignment))
            worked = True
        return worked

    def graded(self) -> Generator[Event, None, bool]:
        """Grade what is new and give its feedback; whether there was anything."""
        plan = grading.pending(self.course, mode=self.mode)
        todo = [pair for pair in plan.todo if self.set_aside.get(pair) != _files(self.course, *pair)]
        outcomes = grading.grade(
            self.course, self.runner, _until(self.stop, todo), mode=self.mode, references=self.references
        )
        done, since, cost = list[tuple[str, str]](), time.monotonic(), 0.0
        for outcome in outcomes:
            yield outcome
            if outcome.error is not None:
                yield from self._set_aside(outcome)
            elif not outcome.elsewhere:
                self.set_aside.pop((outcome.student, outcome.assignment), None)
                done.append((outcome.student, outcome.assignment))
            if time.monotonic() - since > max(TOGETHER, SHARE * cost):
                began = time.monotonic()
                yield from returned(self.course, done)
                done, since = [], time.monotonic()
                cost = since - began
        yield from returned(self.course, done)
        return bool(todo)

    def _set_aside(self, outcome: Outcome) -> Iterator[Event]:
        pair = outcome.student, outcome.assignment
        self.set_aside[pair] = _files(self.course, *pair)
        try:
            refused(self.course, outcome)
        except KitError as error:
            yield Returned(student=outcome.student, assignment=outcome.assignment, error=error)

    def _is_news(self, what: str, student: str, assignment: str, error: KitError | None) -> bool:
        """Whether this is not what was told before."""
        words, key = str(error or ""), (what, student, assignment)
        before, self.told[key] = self.told.get(key), words
        return not words or words != before


def _until(stop: threading.Event, todo: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """``todo``, cut short when somebody stops: what has begun is finished."""
    for pair in todo:
        if stop.is_set():
            return
        yield pair


def _files(course: Course, student: str, assignment: str) -> object:
    """Names, times and sizes of what was handed in: they change when it is handed in again."""
    folder = course.folder("submitted", assignment, student)
    try:
        return tuple(sorted((path.name, path.lstat().st_mtime_ns, path.lstat().st_size) for path in folder.iterdir()))
    except OSError as error:
        return str(error)
