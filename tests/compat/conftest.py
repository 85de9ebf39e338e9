"""Stock nbgrader's run, and ours in every mode, once a session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.errors import AuthorError
from autograder.gradebook import open_course
from autograder.pipeline import grading
from autograder.pipeline.sources import Mode
from tests.autograder.conftest import move_home
from tests.compat import courses
from tests.compat.differences import BOTH, Key
from tests.compat.rows import read_rows


@pytest.fixture(scope="session")
def generated(tmp_path_factory):
    """The folder with all courses, released and handed in."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        move_home(tmp_path_factory.mktemp("home"), monkeypatch)
        courses.build(folder := tmp_path_factory.mktemp("compat"))
        yield folder


@pytest.fixture(scope="session")
def stock(generated):
    """(course, assignment, student, notebook, cell) → what stock nbgrader wrote into its gradebook."""
    return _keyed(courses.grade_by_stock(generated))


@dataclass(frozen=True, kw_only=True)
class Graded:
    """What one of our modes wrote, as ``stock``, and the (course, assignment) that it refused to grade."""

    mode: str
    sandbox: str
    rows: Mapping[Key, Sequence[Any]]
    refused: set[tuple[str, str]]
    folder: Path


@pytest.fixture(scope="session", params=BOTH)
def ours(request, generated, engine, tmp_path_factory):
    """Everything graded by us, once in each mode."""
    folder = tmp_path_factory.mktemp(request.param)
    rows, refused = {}, set()
    for name in courses.COURSES:
        course = open_course(courses.copy(generated, name, folder / name))
        mode = Mode(judge=request.param, sandbox=engine.sandbox)
        errors = [o for o in grading.grade(course, engine, course.submissions(), mode=mode) if o.error]
        assert not [outcome for outcome in errors if not isinstance(outcome.error, AuthorError)]
        refused |= {(name, outcome.assignment) for outcome in errors}
        rows[name] = read_rows(course.root)
    return Graded(mode=request.param, sandbox=engine.sandbox, rows=_keyed(rows), refused=refused, folder=folder)


def _keyed(courses):
    return {(name, *key): row for name, rows in courses.items() for key, row in rows.items()}
