"""Whose fault it is decides what is said and which exit code is given.

KitError
├── LearnerError    a submission cannot be read or judged as it is          exit code 1
├── AuthorError     a source, answer bank or syllabus entry is wrong        exit code 1
├── CourseError     a course folder or its configuration is unusable        exit code 2
└── InternalError   the kit itself failed: please report it                 exit code 3
"""

from pathlib import Path


class KitError(Exception):
    """An error that says what is wrong, where, and what to do next."""

    exit_code = 3

    def __init__(self, what: str, *, where: str | Path | None = None, line: int | None = None, todo: str = "") -> None:
        self.what, self.where, self.line, self.todo = what, where, line, todo
        place = "" if where is None else f"{where}:{line}: " if line is not None else f"{where}: "
        super().__init__(f"{place}{what}" + (f" {todo}" if todo else ""))


class LearnerError(KitError):
    """A learner's submission cannot be read or judged as it is."""

    exit_code = 1


class AuthorError(KitError):
    """A source, an answer bank or a syllabus entry is wrong."""

    exit_code = 1


class CourseError(KitError):
    """A course folder or its configuration cannot be used."""

    exit_code = 2


class InternalError(KitError):
    """The kit itself failed; nobody's grade may depend on it."""

    exit_code = 3
