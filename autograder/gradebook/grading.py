"""Write what was judged into nbgrader's gradebook and autograded/, by nbgrader's own Autograde."""

import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from nbconvert.preprocessors import ExecutePreprocessor
from nbgrader.converters import Autograde
from nbgrader.preprocessors import SaveAutoGrades
from traitlets.utils.importstring import import_item

from autograder.errors import InternalError, LearnerError
from autograder.gradebook.course import Course, tools_on_path
from autograder.gradebook.fill import Fill, Given, Judged, Restore, SaveGrades
from autograder.gradebook.staging import staged
from autograder.gradebook.submissions import read_timestamp, version


def record(course: Course, judged: Sequence[Judged]) -> None:
    """Write all notebooks of one student's submission of one assignment.

    The former autograded version is replaced only when everything went well. Raises LearnerError if something else was
    handed in meanwhile, InternalError with the end of nbgrader's log if nbgrader failed; both leave it as it was.
    """
    student, assignment = judged[0].handin.student, judged[0].handin.assignment
    folder = judged[0].handin.folder
    for one in judged:
        if version(folder / f"{one.handin.notebook}.ipynb") != one.handin.version:
            raise LearnerError(
                "it was handed in again while it was being graded.",
                where=folder,
                todo="Grade this submission once more.",
            )
    course.notes.lines.clear()
    keep = _same_as_before(course, student, assignment)
    with staged(course, "autograded", assignment, student):
        converter = _converter(course, judged, keep=keep)
        try:
            with tools_on_path(), warnings.catch_warnings():
                warnings.simplefilter("ignore")  # nbformat's, about cells without ids in what was handed in
                converter.start()
        except Exception as error:
            raise InternalError(
                f"nbgrader could not record it ({error}):\n{course.notes.tail()}",
                where=folder,
                todo="The grades before are kept. Please report this.",
            ) from error


def is_graded(course: Course, student: str, assignment: str) -> bool:
    """Whether autograded/ holds this very submission: as nbgrader decides, by time stamps, else by the files' times."""
    before, now = (course.folder(step, assignment, student) for step in ("autograded", "submitted"))
    if not before.is_dir():
        return False
    try:
        stamps = read_timestamp(before), read_timestamp(now)
    except LearnerError:
        return False  # grading it will say what is wrong
    if stamps[0] is not None and stamps[1] is not None:
        return stamps[0] >= stamps[1]
    changed = max((path.stat().st_mtime for path in now.glob("*.ipynb")), default=0.0)
    return changed <= max((path.stat().st_mtime for path in before.glob("*.ipynb")), default=0.0)


def _converter(course: Course, judged: Sequence[Judged], *, keep: bool) -> Autograde:
    """nbgrader's converter for this one submission, with our steps in the places of nbgrader's."""
    directory, handin = course.directory, judged[0].handin
    directory.student_id, directory.assignment_id, directory.notebook_id = handin.student, handin.assignment, "*"
    converter = Autograde(coursedir=directory, parent=course.app)
    by_name = {one.handin.notebook: one for one in judged}
    converter.sanitize_preprocessors = [Restore(by_name, parent=converter)]
    ours = Given(by_name, keep=keep, parent=converter)
    converter.autograde_preprocessors = list(_steps(converter.autograde_preprocessors, ours))
    return converter


def _steps(configured: Sequence[Any], ours: Fill) -> Iterator[Any]:
    """The course's own list, with our two steps in the places of nbgrader's."""
    classes = [import_item(step) if isinstance(step, str) else step for step in configured]
    runs = [isinstance(step, type) and issubclass(step, ExecutePreprocessor | Fill) for step in classes]
    if not any(runs):
        yield ours
    for step, replaced in zip(classes, runs, strict=True):
        yield ours if replaced else SaveGrades if step is SaveAutoGrades else step


def _same_as_before(course: Course, student: str, assignment: str) -> bool:
    """Whether the autograded version belongs to the very submission that is recorded now."""
    before = read_timestamp(course.folder("autograded", assignment, student))
    return before is not None and before == read_timestamp(course.folder("submitted", assignment, student))
