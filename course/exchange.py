"""nbgrader's steps for a learner, done in this process: fetch what was released, hand in, fetch feedback.

Importing nbgrader takes a second or two, so only the steps do it. The workspace's own ``nbgrader_config.py`` counts;
nothing depends on the folder that the process stands in, because Jupyter's server does this in a thread.
"""

import logging
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

Step = Literal["FetchAssignment", "Submit", "FetchFeedback"]
#: From the first version to the one that is too new.
TRIED = (0, 9, 5), (0, 10)
#: So much of what nbgrader said is told where a step fails.
LINES = 8


class StepError(Exception):
    """A step failed; the message says what nbgrader said of it."""


def run(root: Path, step: Step, assignment: str) -> None:
    """Do one step for the workspace in ``root``; StepError where it fails."""
    if problem := nbgrader_problem():
        raise StepError(problem)
    from nbgrader.auth import Authenticator
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.exchange import ExchangeError, ExchangeFactory
    from traitlets.config import PyFileConfigLoader

    notes = _Notes()
    try:
        config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    except Exception as error:
        raise StepError(f"{root / 'nbgrader_config.py'} cannot be read: {error}") from error
    shared: dict[str, Any] = {"config": config, "log": notes.log}
    directory = CourseDirectory(**shared)
    directory.assignment_id = assignment
    try:
        kind = getattr(ExchangeFactory(**shared), step)
        kind(coursedir=directory, authenticator=Authenticator(**shared), **shared).start()
    except (ExchangeError, OSError, SystemExit) as error:
        raise StepError("\n".join([*dict.fromkeys([*notes.lines, str(error)])][-LINES:])) from error


def learner() -> str:
    """The name under which nbgrader hands in."""
    from nbgrader.utils import get_username

    return str(get_username())


def nbgrader_problem() -> str:
    """What is wrong with the nbgrader that is installed, and what to do; empty where nothing is."""
    found = version("nbgrader")
    numbers = tuple(int(part) for part in found.split(".")[:3] if part.isdigit())
    if TRIED[0] <= numbers < TRIED[1]:
        return ""
    return f"nbgrader {found} is installed, and the kit works with 0.9.5 and later ones of 0.9. Run `make setup` again."


class _Notes(logging.Handler):
    """Keeps what nbgrader says that is more than information, to be told if the step fails."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.lines: list[str] = []
        self.log = logging.Logger("course.nbgrader", level=logging.WARNING)
        self.log.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Write one message down."""
        self.lines.append(record.getMessage())
