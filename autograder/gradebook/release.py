"""The learner's version of an assignment, made by nbgrader's own steps."""

import copy
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
)
from traitlets.config import Config

from autograder.errors import AuthorError, InternalError
from autograder.gradebook.course import Course, tools_on_path
from autograder.gradebook.quiet import Notes
from autograder.gradebook.staging import staged

#: nbgrader's own order without the steps that need a database, other files or a kernel.
STEPS = (
    LockCells,
    ClearSolutions,
    ClearOutput,
    CheckCellMetadata,
    ComputeChecksums,
    ClearHiddenTests,
    ClearMarkScheme,
    ComputeChecksums,
    CheckCellMetadata,
)


def released(notebook: NotebookNode, config: Config | None = None) -> NotebookNode:
    """What the learner gets of a source ``notebook``, in memory; the argument stays as it is.

    ``config`` is a course's nbgrader configuration, by default nbgrader's own defaults. Raises AuthorError with
    nbgrader's words where a marker has no partner, stands in the wrong cell, or a cell's metadata is not valid.
    """
    result = copy.deepcopy(notebook)
    resources: dict[str, Any] = {}
    for step in STEPS:
        try:
            result, resources = step(config=config or Config(), log=Notes().log).preprocess(result, resources)
        except Exception as error:
            raise AuthorError(f"nbgrader cannot release this notebook ({step.__name__}): {error}") from error
    return result


def generate(course: Course, assignment: str) -> None:
    """`nbgrader generate_assignment`: write the release folder and the gradebook's cells anew.

    Raises AuthorError with the end of nbgrader's log; the former release then stays.
    """
    source = course.folder("source", assignment)
    for path in source.glob("*.ipynb"):  # before nbgrader begins to change the gradebook
        _releasable(path, course.config)
    course.notes.lines.clear()
    course.directory.assignment_id = assignment
    course.directory.notebook_id = "*"
    with staged(course, "release", assignment) as stage:
        try:
            with tools_on_path():
                GenerateAssignment(coursedir=course.directory, parent=course.app).start()
        except Exception as error:
            raise AuthorError(
                f"nbgrader could not generate it:\n{course.notes.tail()}",
                where=source,
                todo=f"Assignments there are: {', '.join(course.sources()) or 'none'}.",
            ) from error
        if not stage.new.is_dir():
            raise InternalError("nbgrader wrote nothing.", where=stage.new, todo=course.notes.tail())
        stage.put()


def _releasable(path: Path, config: Config) -> None:
    try:
        released(nbformat.read(path, as_version=4), config)
    except AuthorError as error:
        raise AuthorError(error.what, where=path) from error
    except (OSError, ValueError) as error:
        raise AuthorError(f"the notebook cannot be read: {error}", where=path) from error
