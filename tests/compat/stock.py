"""Stock nbgrader on course folders, in a process of its own: `python -m tests.compat.stock generate|autograde <folder>…`.

Serially: under load nbgrader's kernels fail at random, unless it waits longer than its 4 s for their output.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps.baseapp import NbGrader
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.converters.base import NbGraderException

DUE = "due.json"


def converter(kind: type, folder: Path, assignment: str, student: str) -> Any:
    """One of nbgrader's converters, configured as its command line does it."""
    os.chdir(folder)
    app = NbGrader()
    app.initialize([])
    directory = app.coursedir
    directory.assignment_id, directory.student_id = assignment, student
    return kind(coursedir=directory, parent=app)


def generate(folder: Path) -> None:
    """Generate all assignments of the course, and set the dates that they are due."""
    for source in sorted(path for path in (folder / "source").iterdir() if path.is_dir()):
        converter(GenerateAssignment, folder, source.name, ".").start()
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        for name, due in json.loads((folder / DUE).read_text()).items():
            book.update_or_create_assignment(name, duedate=due)


def autograde(folder: Path) -> None:
    """Grade everything that was handed in; nbgrader says on standard error what it could not grade."""
    for release in sorted((folder / "release").iterdir()):
        try:
            converter(Autograde, folder, release.name, "*").start()
        except NbGraderException as error:
            print(f"{release.name}: {error}", file=sys.stderr)


if __name__ == "__main__":
    for argument in sys.argv[2:]:
        {"generate": generate, "autograde": autograde}[sys.argv[1]](Path(argument).resolve())
