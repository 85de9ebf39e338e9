"""The courses that are compared: built, generated and graded by stock nbgrader once a session, graded by us as often
as a test asks."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.compat import cases, making, wheel
from tests.compat.rows import Rows, read_rows

ROOT = Path(__file__).parents[2]
CONFIG = """\
c = get_config()
c.CourseDirectory.db_url = "sqlite:///gradebook.db"
c.Execute.iopub_timeout = 60  # on a busy machine nbgrader's 4 s fail at random
c.Execute.startup_timeout = 120
"""
LATE = """\
from nbgrader.plugins import BasePlugin


class Half(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 2 if total_seconds_late else 0
"""


@dataclass(frozen=True, kw_only=True)
class Course:
    """How a course is made; ``config`` is added to its nbgrader_config.py."""

    sources: Callable[[Path], None]
    submissions: Callable[[Path], None]
    config: str = ""
    due: Mapping[str, str]


def _own(assignments: tuple[making.Assignment, ...], config: str) -> Course:
    return Course(
        sources=lambda root: making.write_sources(root, assignments),
        submissions=lambda root: making.hand_in(root, assignments),
        config=config,
        due={assignment.name: assignment.due for assignment in assignments if assignment.due},
    )


COURSES = {
    "plain": _own(cases.PLAIN, "c.AssignLatePenalties.plugin_class = 'late.Half'\n"),
    "dangerous": _own(cases.DANGEROUS, "c.Execute.timeout = 2\n"),
    "wheel": Course(sources=wheel.write_sources, submissions=wheel.hand_in, due={}),
}
#: Of equal length. Within each nbgrader works serially.
HALVES = (("plain",), ("dangerous", "wheel"))


def build(folder: Path) -> None:
    """Write the courses, let nbgrader generate the releases, hand in; the gradebook of that moment is kept."""
    for name, course in COURSES.items():
        root = folder / name
        course.sources(root)
        (root / "nbgrader_config.py").write_text(CONFIG + course.config)
        (root / "late.py").write_text(LATE)
        (root / "due.json").write_text(json.dumps(course.due))
    _stock("generate", folder)
    for name, course in COURSES.items():
        course.submissions(folder / name)
        shutil.copytree(folder / name, folder / f"{name}-generated")


def grade_by_stock(folder: Path) -> dict[str, Rows]:
    """The rows of each course's gradebook after `nbgrader autograde`."""
    _stock("autograde", folder)
    return {name: read_rows(folder / name) for name in COURSES}


def copy(folder: Path, name: str, to: Path) -> Path:
    """A fresh copy of a generated course."""
    return Path(shutil.copytree(folder / f"{name}-generated", to))


def _stock(step: str, folder: Path) -> None:
    """Run nbgrader on all courses, half of them in one process and half in another."""
    tools = str(Path(sys.executable).parent)  # nbgrader starts alembic by name
    environment = {**os.environ, "PATH": os.pathsep.join([tools, os.environ["PATH"]]), "OMP_NUM_THREADS": "1"}
    with ThreadPoolExecutor() as pool:
        for done in pool.map(lambda names: _run(step, [folder / name for name in names], environment), HALVES):
            assert done.returncode == 0, done.stderr[-3000:]


def _run(step: str, roots: list[Path], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.compat.stock", step, *map(str, roots)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
