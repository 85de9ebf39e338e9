"""Hand out what was released, through nbgrader's exchange or into a workspace on this machine."""

import shutil
from pathlib import Path
from typing import Any

from nbgrader.auth import Authenticator
from nbgrader.exchange import ExchangeError, ExchangeFactory

from autograder.errors import CourseError
from autograder.gradebook.course import Course


def publish(course: Course, assignment: str) -> None:
    """`nbgrader release_assignment`: put the release into the exchange, over a former one.

    Raises CourseError with the end of nbgrader's log if the exchange cannot be used.
    """
    course.notes.lines.clear()
    factory = ExchangeFactory(parent=course.app)
    course.directory.assignment_id = assignment
    try:
        step = _made(factory.ReleaseAssignment, course)
        step.force = True
        step.start()
    except ExchangeError as error:
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
