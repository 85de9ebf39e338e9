"""Exchange → submitted/ → grades → feedback → exchange: once for a class, or for as long as somebody watches."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from autograder.errors import KitError
from autograder.gradebook import Course, collect, give_back, gradings, inbound, without_feedback
from autograder.pipeline import grading
from autograder.pipeline.grading import Outcome
from autograder.pipeline.sources import Mode
from autograder.records import Runner


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


def returned(course: Course, student: str, assignment: str) -> Returned:
    """Generate and release the feedback of one submission."""
    try:
        fetchable = give_back(course, student, assignment)
    except KitError as error:
        return Returned(student=student, assignment=assignment, error=error)
    return Returned(student=student, assignment=assignment, fetchable=fetchable)


def watch(
    course: Course, runner: Runner, *, mode: Mode | None = None, every: float = 1.0, stop: threading.Event
) -> Iterator[Event]:
    """Collect, grade and give feedback as things arrive, until ``stop``; look every so many seconds.

    What cannot be graded is told once and left alone until the learner hands in again. Started again it goes on where
    it was stopped, also in the middle of a submission: what was collected, graded or given back is seen from the files.
    """
    seen: set[str] = set()
    refused: dict[tuple[str, str], object] = {}
    told: dict[tuple[str, str], str] = {}
    yield from (returned(course, *pair) for pair in due(course))
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
            for event in _graded(course, runner, mode, refused, stop):
                worked = True
                yield event
        first = False
        yield Idle(worked=worked)
        stop.wait(every)


def _graded(
    course: Course, runner: Runner, mode: Mode | None, refused: dict[tuple[str, str], object], stop: threading.Event
) -> Iterator[Event]:
    """Grade what is new and give its feedback; ``refused`` remembers what could not be graded, as it was then."""
    todo = [pair for pair in grading.pending(course, mode=mode).todo if refused.get(pair) != _files(course, *pair)]
    for outcome in grading.grade(course, runner, _until(stop, todo), mode=mode):
        pair = outcome.student, outcome.assignment
        yield outcome
        if outcome.error is not None:
            refused[pair] = _files(course, *pair)
        elif not outcome.elsewhere:
            refused.pop(pair, None)
            yield returned(course, *pair)


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
