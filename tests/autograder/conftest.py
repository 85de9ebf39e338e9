"""A small nbgrader course, in a home of its own, for everything that touches nbgrader."""

import shutil
import sys
from pathlib import Path

import matplotlib as mpl
import pytest

JUPYTER = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_PATH", "IPYTHONDIR")
COURSE = ("COURSE_ID", "COURSE_BUILD", "COURSE_DB_URL", "COURSE_EXCHANGE", "COURSE_WORK")


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing is read from, or written to, the home of whoever runs the tests."""
    return move_home(tmp_path_factory.mktemp("home"), monkeypatch)


def move_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in JUPYTER:
        monkeypatch.setenv(name, str(folder / name.lower()))
    for name in COURSE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MPLCONFIGDIR", mpl.get_cachedir())  # its list of fonts takes seconds to make
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setattr(sys, "path", [*sys.path])
    return folder


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course, generated once: nbgrader's first gradebook costs seconds."""
    from autograder.gradebook import generate, open_course
    from tests.autograder.nbcourse import shapes, write

    root = tmp_path_factory.mktemp("template")
    write(root / "source" / "shapes" / "shapes.ipynb", shapes())
    (root / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'tiny'\n")
    with pytest.MonkeyPatch.context() as monkeypatch:
        move_home(tmp_path_factory.mktemp("home"), monkeypatch)
        generate(open_course(root), "shapes")
    return root


@pytest.fixture
def tiny(template: Path, tmp_path: Path, home: Path):
    """The small course, generated, with nothing handed in."""
    from tests.autograder.nbcourse import Class

    shutil.copytree(template, tmp_path / "course")
    return Class(tmp_path / "course")
