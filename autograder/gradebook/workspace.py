"""The files beside a notebook while it runs: what the student handed in, with the instructor's versions put back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from nbgrader import utils
from nbgrader.converters import Autograde

from autograder.gradebook.course import Course
from autograder.gradebook.submissions import Handin

NOT_DATA = ["*.ipynb", "timestamp.txt", "submission_secret.txt"]


def workspace(course: Course, handin: Handin, scratch: Path) -> Path | None:
    """A folder with the data files for ``handin``, as nbgrader's autograde arranges them; None if it has none.

    It is made below ``scratch`` only where the student handed in files of their own; otherwise it is the source folder.
    """
    source = course.folder("source", handin.assignment)
    kept = Autograde(parent=course.app).exclude_overwriting.get(handin.assignment, [])
    theirs = dict(_files(course, handin.folder))
    ours = {name: path for name, path in _files(course, source) if str(name) not in kept or name not in theirs}
    if not theirs.keys() - ours.keys():
        return source if ours else None
    folder = scratch / handin.student / handin.assignment
    for name, path in {**theirs, **ours}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / name)
    return folder


def _files(course: Course, folder: Path) -> Iterator[tuple[Path, Path]]:
    for name in utils.find_all_files(str(folder), [*course.directory.ignore, *NOT_DATA]):
        yield Path(name).relative_to(folder), Path(name)
