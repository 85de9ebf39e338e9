"""nbgrader's exchange: hand out what was released, collect what was handed in, give feedback back.

Or the same on this machine alone: ``fetch`` copies a release into a workspace.
"""

import shutil
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbgrader.auth import Authenticator
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.exchange import ExchangeError, ExchangeFactory
from nbgrader.utils import notebook_hash

from autograder.errors import CourseError
from autograder.gradebook.course import Course
from autograder.gradebook.results import marks
from course.feedback import Feedback, dump, file_name, marks_of

#: Beside a notebook that came through the exchange; it names the learner's feedback there.
TICKET = "submission_secret.txt"
#: As nbgrader makes it: the names of what lies in the folder of feedback are the learners' secrets.
LISTED_BY_NOBODY = 0o711
#: Seconds after which a hand-in without a ticket is taken to be whole.
PATIENCE = 60.0


def publish(course: Course, assignment: str) -> None:
    """`nbgrader release_assignment`: put the release into the exchange, over a former one.

    Raises CourseError with the end of nbgrader's log if the exchange cannot be used.
    """
    with _step(course, "ReleaseAssignment", assignment) as step:
        step.force = True
        step.start()


def collect(course: Course, assignment: str, student: str = "*") -> None:
    """`nbgrader collect --update`: the newest hand-in of one student, or of everybody, into submitted/."""
    with _step(course, "Collect", assignment, student) as step:
        step.update = True
        step.start()


def inbound(course: Course) -> dict[str, tuple[str, str]]:
    """Name → (student, assignment) of everything that was ever handed in through the exchange, and has arrived whole.

    CourseError where there is no such folder yet: nothing was released.
    """
    folder = exchange_root(course) / course.id / "inbound"
    if not folder.is_dir():
        raise CourseError(
            "nobody can hand in yet: the exchange has no such folder.",
            where=folder,
            todo="Release an assignment first, with `autograder release`.",
        )
    names = sorted(path.name for path in folder.iterdir() if _is_whole(path))
    parts = {name: name.rsplit("+", 3) for name in names}  # nbgrader's own way to read it
    return {name: (part[0], part[1]) for name, part in parts.items() if len(part) >= 3}


def collected(course: Course, name: str) -> bool:
    """Whether this hand-in, by its name in the exchange, is the one that was graded last."""
    student, assignment, moment = name.rsplit("+", 3)[:3]
    try:
        found = (course.folder("autograded", assignment, student) / "timestamp.txt").read_text(encoding="utf-8")
    except OSError:
        return False
    return found.strip() == moment


def _is_whole(handed_in: Path) -> bool:
    """Whether nbgrader's submit has written the last file; tools that do not write it have a minute for the others."""
    try:
        return (handed_in / TICKET).is_file() or handed_in.stat().st_mtime < time.time() - PATIENCE
    except OSError:
        return False


def give_back(course: Course, student: str, assignment: str) -> bool:
    """`nbgrader generate_feedback` and `release_feedback` for one submission, over former feedback.

    False where it did not come through the exchange: then the pages lie in feedback/, and nobody can fetch them.
    """
    with _step(course, "ReleaseFeedback", assignment, student) as step:
        pages = GenerateFeedback(coursedir=course.directory, parent=course.app)
        pages.force = True
        pages.start()
        if not (course.folder("feedback", assignment, student) / TICKET).is_file():
            return False
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # nbgrader leaves timestamp.txt to be closed for it
            step.start()
        return True


def leave_note(course: Course, student: str, assignment: str, note: Feedback, *, step: str = "autograded") -> bool:
    """Put ``note`` into the exchange for the learner of the submission that lies in the folder of ``step``.

    It takes the place of a former one as a whole. False where the submission did not come through the exchange.
    """
    ticket = course.folder(step, assignment, student) / TICKET
    folder = exchange_root(course) / course.id / "feedback"
    try:
        name = file_name(ticket.read_text(encoding="utf-8"))
        if not folder.is_dir():
            folder.mkdir()
            folder.chmod(LISTED_BY_NOBODY)
        new = folder / f".{name}"
        new.write_text(dump(note), encoding="utf-8")
        new.chmod(0o644)
        new.replace(folder / name)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise CourseError(f"feedback cannot be written: {error.strerror}.", where=folder) from error
    return True


def without_feedback(course: Course, submissions: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Those that came through the exchange and have changed since their last feedback was released.

    Graded again, or graded by a person in the formgrader: what the kit's note was made from tells that.
    """
    released, now = exchange_root(course) / course.id / "feedback", marks(course)
    for student, assignment in submissions:
        folder = course.folder("autograded", assignment, student)
        try:
            secret = (folder / TICKET).read_text(encoding="utf-8")
        except OSError:
            continue
        given = marks_of(released / file_name(secret))
        changed = given is not None and given != now.get((student, assignment), "")
        for path in folder.glob("*.ipynb"):
            page = released / f"{notebook_hash(secret=secret, notebook_id=path.stem)}.html"
            changed = changed or not page.is_file() or page.stat().st_mtime < path.stat().st_mtime
        if changed:
            yield student, assignment


def offered(course: Course) -> frozenset[str]:
    """The assignments that learners can fetch."""
    folder = exchange_root(course) / course.id / "outbound"
    return frozenset(path.name for path in folder.iterdir()) if folder.is_dir() else frozenset()


def exchange_root(course: Course) -> Path:
    """The folder that instructors and learners share."""
    return Path(_made(ExchangeFactory(parent=course.app).Collect, course).root)


@contextmanager
def _step(course: Course, name: str, assignment: str, student: str = "*") -> Iterator[Any]:
    """One of the steps of the course's exchange; CourseError with the end of nbgrader's log where it fails."""
    course.notes.lines.clear()
    directory = course.directory  # whoever used it before has left names in it
    directory.assignment_id, directory.student_id, directory.notebook_id = assignment, student, "*"
    try:
        yield _made(getattr(ExchangeFactory(parent=course.app), name), course)
    except (ExchangeError, NbGraderException, OSError, SystemExit) as error:
        raise CourseError(
            f"the exchange refuses {assignment!r}: {error}\n{course.notes.tail()}",
            where=course.config.get("Exchange", {}).get("root", "the exchange"),
        ) from error


def _made(step: Any, course: Course) -> Any:
    return step(coursedir=course.directory, authenticator=Authenticator(parent=course.app), parent=course.app)


def fetch(course: Course, assignment: str, folder: Path) -> bool:
    """Copy a release into ``folder``; False if it was there already: a learner's work is never overwritten."""
    target = folder / assignment
    if target.exists():
        return False
    shutil.copytree(course.folder("release", assignment), target)
    return True
