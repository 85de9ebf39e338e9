"""nbgrader's two lists of preprocessors, as a course configures them.

The stock steps have fast replacements; what a course adds to the lists runs in its order, before or after them.
"""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbconvert.preprocessors import ExecutePreprocessor
from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)
from traitlets.utils.importstring import import_item

from autograder.errors import LearnerError
from autograder.gradebook.course import Course
from autograder.gradebook.fill import Fill, Resources, SaveGrades
from autograder.gradebook.sanitize import sanitize
from autograder.gradebook.source import Expected

#: What ``sanitize`` does at once, in the place of the step that puts the cells right.
SANITIZE = (ClearOutput, DeduplicateIds, OverwriteKernelspec, OverwriteCells, CheckCellMetadata)


@dataclass(frozen=True, slots=True)
class Steps:
    """The second list: what runs on the executed notebook before the grades are stored, and what runs afterwards."""

    before: tuple[Any, ...]
    after: tuple[Any, ...]
    late: bool


def converter(course: Course) -> Autograde:
    """nbgrader's converter, as the course configures it."""
    return Autograde(coursedir=course.directory, parent=course.app)


def clean(
    course: Course, known: Expected, notebook: NotebookNode, *, student: str, assignment: str, folder: Path
) -> tuple[NotebookNode, dict[str, str]]:
    """The notebook that is run, with notes on what was put right; LearnerError where a step refuses it."""
    parent = converter(course)
    steps = [_imported(step) for step in parent.sanitize_preprocessors]
    place = steps.index(OverwriteCells) if OverwriteCells in steps else len(steps)
    before, after = ([step for step in part if step not in SANITIZE] for part in (steps[:place], steps[place:]))
    at = resources(course, student, assignment, known.notebook, folder)
    with _refused(course, folder):
        notebook = run(parent, before, notebook, at)
    notebook, notes = sanitize(known, notebook)
    with _refused(course, folder):
        return run(parent, after, notebook, at), notes


@contextlib.contextmanager
def _refused(course: Course, folder: Path) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        reason = "; ".join([*course.notes.warnings()[-3:], str(error)])
        todo = "The step is one of c.Autograde.sanitize_preprocessors."
        raise LearnerError(f"a step of the course refuses it: {reason}.", where=folder, todo=todo) from error


def steps(parent: Autograde) -> Steps:
    """What the course runs on an executed notebook, without the stock steps that store grades."""
    classes = [_imported(step) for step in parent.autograde_preprocessors]
    saves = [index for index, step in enumerate(classes) if step in (SaveAutoGrades, SaveGrades)]
    place = saves[0] if saves else len(classes)
    late = AssignLatePenalties in classes and bool(AssignLatePenalties(parent=parent).enabled)
    return Steps(tuple(filter(_extra, classes[:place])), tuple(filter(_extra, classes[place:])), late)


def run(parent: Autograde, classes: Sequence[Any], notebook: NotebookNode, at: Resources) -> NotebookNode:
    """The notebook after ``classes``, each made anew as nbgrader does."""
    if classes:
        exporter = Exporter(parent=parent, config=parent.config)
        for step in classes:
            exporter.register_preprocessor(step)
        for step in exporter._preprocessors:
            notebook, at = step(notebook, at)
    return notebook


def resources(course: Course, student: str, assignment: str, notebook: str, folder: Path) -> Resources:
    """What nbgrader tells a step."""
    return {
        "unique_key": notebook,
        "output_files_dir": f"{notebook}_files",
        "output_extension": ".ipynb",
        "metadata": {"name": notebook, "path": str(folder)},
        "nbgrader": {"student": student, "assignment": assignment, "notebook": notebook, "db_url": course.db_url},
    }


def _imported(step: Any) -> Any:
    return import_item(step) if isinstance(step, str) else step


def _extra(step: Any) -> bool:
    """Whether a step of the second list runs as it is: no execution, storing, penalty or check of the stock list."""
    runs = isinstance(step, type) and issubclass(step, ExecutePreprocessor | Fill)
    return not runs and step not in (SaveAutoGrades, SaveGrades, AssignLatePenalties, CheckCellMetadata)
