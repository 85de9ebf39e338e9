"""The files beside a notebook while it runs: what the student handed in, with the instructor's versions put back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from nbgrader import utils

from autograder.gradebook.course import Course
from autograder.gradebook.steps import converter
from autograder.gradebook.submissions import Handin

NOT_DATA = ["*.ipynb", "timestamp.txt", "submission_secret.txt"]


def workspace(course: Course, handin: Handin, scratch: Path) -> Path | None:
    """A folder with the data files for ``handin``, as nbgrader's autograde arranges them; None if it has none.

    It is made below ``scratch`` only where the student handed in files of their own; otherwise it is the source folder.
    """
    source = course.folder("source", handin.assignment)
    theirs, ours = (dict(data_files(course, folder)) for folder in (handin.folder, source))
    kept = exclude_overwriting(course, handin.assignment) & theirs.keys()
    if not theirs.keys() - ours.keys() and not kept & ours.keys():
        return source if ours else None
    folder = scratch / handin.student / handin.assignment
    if not folder.exists():  # the notebooks of one submission share their files
        for name, path in {**theirs, **{name: path for name, path in ours.items() if name not in kept}}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / name)
    return folder


def data_files(course: Course, folder: Path) -> Iterator[tuple[Path, Path]]:
    """(name within the folder, path) of each file that is neither a notebook nor nbgrader's own."""
    for name in utils.find_all_files(str(folder), [*course.directory.ignore, *NOT_DATA]):
        yield Path(name).relative_to(folder), Path(name)


def exclude_overwriting(course: Course, assignment: str) -> set[Path]:
    """Files that the course lets students change."""
    return set(map(Path, converter(course).exclude_overwriting.get(assignment, [])))
