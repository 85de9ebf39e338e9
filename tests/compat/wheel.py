"""nbgrader's own example course and the notebooks of its own tests, as they lie in its wheel."""

import shutil
from pathlib import Path

import nbgrader

PACKAGE = Path(nbgrader.__file__).parent
GUIDE = PACKAGE / "docs" / "source" / "user_guide"
APPS = PACKAGE / "tests" / "apps" / "files"
STEPS = PACKAGE / "tests" / "preprocessors" / "files"

#: The notebooks of nbgrader's tests: assignment → source, and what each student hands in, as its tests pair them.
PAIRS = {
    "answers": (
        APPS / "submitted-unchanged.ipynb",
        {
            "changed": APPS / "submitted-changed.ipynb",
            "grade-cell": APPS / "submitted-grade-cell-changed.ipynb",
            "locked-cell": APPS / "submitted-locked-cell-changed.ipynb",
            "cheat": APPS / "submitted-cheat-attempt.ipynb",
            "cheat-again": APPS / "submitted-cheat-attempt-alternative.ipynb",
        },
    ),
    "autotest-hashed": (APPS / "autotest-hashed.ipynb", {"changed": APPS / "autotest-hashed-changed.ipynb"}),
    "autotest-multi": (APPS / "autotest-multi.ipynb", {"changed": APPS / "autotest-multi-changed.ipynb"}),
    "autotest-hidden": (
        APPS / "autotest-hidden.ipynb",
        {"wrong": APPS / "autotest-hidden-changed-wrong.ipynb"},
    ),
    **{
        path.stem.replace("_", "-"): (path, {"same": path})
        for path in (
            APPS / "side-effects.ipynb",
            APPS / "validating-environment-variable.ipynb",
            APPS / "test-hidden-tests.ipynb",
            STEPS / "test_taskcell.ipynb",
            STEPS / "manually-graded-code-cell.ipynb",
        )
    },
}


def write_sources(root: Path) -> None:
    """The source folders, with the templates of the tests that nbgrader writes itself."""
    shutil.copytree(GUIDE / "source" / "ps1", root / "source" / "ps1")
    shutil.copy(GUIDE / "source" / "header.ipynb", root / "source")
    shutil.copy(APPS / "autotests.yml", root)
    for assignment, (source, _) in PAIRS.items():
        _put(source, root / "source" / assignment)


def hand_in(root: Path) -> None:
    """What the students of the example course and of the tests handed in."""
    shutil.copytree(GUIDE / "submitted", root / "submitted")
    for assignment, (_, students) in PAIRS.items():
        for student, path in students.items():
            _put(path, root / "submitted" / student / assignment)


def _put(notebook: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copy(notebook, folder / "p1.ipynb")
