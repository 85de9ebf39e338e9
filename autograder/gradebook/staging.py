"""Let nbgrader write beside a folder and move the result there only when all went well."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from autograder.errors import InternalError
from autograder.gradebook.course import Course


@contextlib.contextmanager
def staged(course: Course, step: str, assignment: str, student: str = ".") -> Iterator[None]:
    """Within it nbgrader's ``step`` folder is another one; afterwards its assignment replaces the former version.

    On any error the former version stays. InternalError if nothing was written.
    """
    trait = f"{step}_directory"
    final, real = course.folder(step, assignment, student), getattr(course.directory, trait)
    setattr(course.directory, trait, f"{real}.new")
    new = course.folder(step, assignment, student)
    former = new.with_name(f"{new.name}.former")
    _remove(new, former)  # of a run that was killed
    try:
        yield
        if not new.is_dir():
            raise InternalError("nbgrader wrote nothing.", where=new, todo=course.notes.tail())
        final.parent.mkdir(parents=True, exist_ok=True)
        if final.exists():
            final.rename(former)
        new.rename(final)
    finally:
        setattr(course.directory, trait, real)
        _remove(new, former)
        _prune(new.parent, final)


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _prune(folder: Path, keep: Path) -> None:
    """Remove empty folders upwards until one that ``keep`` is in, or one that another submission uses."""
    with contextlib.suppress(OSError):
        while folder not in keep.parents:
            folder.rmdir()
            folder = folder.parent
