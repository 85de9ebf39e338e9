"""Let nbgrader write beside a folder and move the result there only when all went well."""

import contextlib
import fcntl
import glob
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from autograder.gradebook.course import Course

NEW, FORMER = ".new", ".former"
PATIENCE = 100


class Stage:
    """A folder that is written beside the one it will replace."""

    def __init__(self, new: Path, final: Path) -> None:
        self.new, self.final, self.former = new, final, new.with_name(f"{new.name}{FORMER}")
        self._moving = False

    def make(self) -> None:
        """Make the folder; another run may be removing the empty folders above it at this moment."""
        for _ in range(PATIENCE):
            with contextlib.suppress(FileNotFoundError):
                self.new.mkdir(parents=True)
                return
        self.new.mkdir(parents=True)

    def put(self) -> None:
        """Move it to its place. The former version comes back if the block of ``staged`` fails afterwards."""
        self._moving = True
        self.final.parent.mkdir(parents=True, exist_ok=True)
        if self.final.exists():
            self.final.rename(self.former)
        self.new.rename(self.final)

    def undo(self) -> None:
        """Bring the former version back where ``put`` replaced it."""
        if self._moving and not self.new.exists():
            self.final.rename(self.new)
        if self._moving and self.former.exists():
            self.former.rename(self.final)


@contextlib.contextmanager
def staged(course: Course, step: str, assignment: str, student: str = ".") -> Iterator[Stage]:
    """Within it nbgrader's ``step`` folder is another one, whose assignment ``put`` moves to the place of the former.

    On any error the former version stays.
    """
    trait = f"{step}_directory"
    final, real = course.folder(step, assignment, student), getattr(course.directory, trait)
    setattr(course.directory, trait, f"{real}{NEW}")
    stage = Stage(course.folder(step, assignment, student), final)
    _remove(stage.new, stage.former)  # of a run that was killed
    try:
        yield stage
    except BaseException:
        stage.undo()
        raise
    finally:
        setattr(course.directory, trait, real)
        _remove(stage.new, stage.former)
        _prune(stage.new.parent, final)


def clean_up(course: Course, step: str) -> None:
    """Remove what runs that were killed left beside the folder of a step, but not what another run is writing."""
    trait = f"{step}_directory"
    real = getattr(course.directory, trait)
    setattr(course.directory, trait, f"{real}{NEW}")
    try:
        left = [(pair, course.folder(step, pair[1], pair[0])) for pair in course.found(step, "*", "*")]
        pattern = course.folder(step, "*", "*")
    finally:
        setattr(course.directory, trait, real)
    for (student, name), folder in left:
        with claim(course, student, name.removesuffix(FORMER)) as mine:
            if mine:
                _remove(folder)
    while NEW in str(pattern := pattern.parent):
        for path in glob.glob(str(pattern)):  # noqa: PTH207 (an absolute pattern)
            with contextlib.suppress(OSError):
                Path(path).rmdir()  # only where it is empty


@contextlib.contextmanager
def claim(course: Course, student: str, assignment: str) -> Iterator[bool]:
    """Whether nobody else is grading this submission; within the block nobody else can begin.

    The submission's own folder is locked, which leaves nothing behind and ends with the process, however it ends. Where
    the file system knows no such lock, the gradebook alone keeps two graders apart.
    """
    try:
        handle = os.open(course.folder("submitted", assignment, student), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        yield True  # nothing there that two could grade
        return
    try:
        yield _locked(handle)
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: there only one grader at a time may work on a course
        return True
    return True


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _prune(folder: Path, keep: Path) -> None:
    """Remove empty folders upwards until one that ``keep`` is in, or one that another submission uses."""
    with contextlib.suppress(OSError):
        while folder not in keep.parents:
            folder.rmdir()
            folder = folder.parent
