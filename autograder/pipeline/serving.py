"""Exchange → submitted/ → grades → feedback → exchange: once for a class, or for as long as somebody watches."""

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
    seen: set[str] = set()
    set_aside: dict[tuple[str, str], object] = {}
    references: References = {}
    told: dict[tuple[str, str], str] = {}
    yield from returned(course, due(course))
    first = True
    while not stop.is_set():
        arrived = {name: pair for name, pair in inbound(course).items() if name not in seen}
        worked = False
        for student, assignment in sorted(set(arrived.values())):  # each for itself: others may be half written
            try:
                collect(course, assignment, student)
            except KitError as error:
                if told.get((student, assignment)) != str(error):
                    yield Trouble(student=student, assignment=assignment, error=error)
                told[student, assignment] = str(error)
                continue
            told.pop((student, assignment), None)
            seen.update(name for name, pair in arrived.items() if pair == (student, assignment))
            worked = True
        if worked or first:
            for event in _graded(course, runner, mode=mode, set_aside=set_aside, references=references, stop=stop):
                worked = True
                yield event
        first = False
        yield Idle(worked=worked)
        stop.wait(every)


def _graded(
    course: Course,
    runner: Runner,
    *,
    mode: Mode | None,
    set_aside: dict[tuple[str, str], object],
    references: References,
    stop: threading.Event,
) -> Iterator[Event]:
    """Grade what is new and give its feedback; ``set_aside`` remembers what could not be graded, as it was then."""
    todo = [pair for pair in grading.pending(course, mode=mode).todo if set_aside.get(pair) != _files(course, *pair)]
    done, since, cost = list[tuple[str, str]](), time.monotonic(), 0.0
    for outcome in grading.grade(course, runner, _until(stop, todo), mode=mode, references=references):
        pair = outcome.student, outcome.assignment
        yield outcome
        if outcome.error is not None:
            set_aside[pair] = _files(course, *pair)
            try:
                refused(course, outcome)
            except KitError as error:
                yield Returned(student=outcome.student, assignment=outcome.assignment, error=error)
        elif not outcome.elsewhere:
            set_aside.pop(pair, None)
            done.append(pair)
        if time.monotonic() - since > max(TOGETHER, SHARE * cost):
            began = time.monotonic()
            yield from returned(course, done)
            done, since = [], time.monotonic()
            cost = since - began
    yield from returned(course, done)


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
