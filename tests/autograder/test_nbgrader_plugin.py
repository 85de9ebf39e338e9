"""nbgrader's own Autograde and release, in this process, with the classes that nbgrader_config.py names."""

import gc
import stat
from types import SimpleNamespace

import nbformat
import pytest
from nbgrader.auth import Authenticator
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException

from autograder import nbgrader_plugin
from autograder.engine import Engine
from autograder.gradebook import generate, open_course
from tests.autograder.nbcourse import checks_cell, replace, solved

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's, adding a submission
STEPS = [
    "autograder.nbgrader_plugin.Execute",
    "nbgrader.preprocessors.LimitOutput",
    "autograder.nbgrader_plugin.SaveGrades",
]


def configure(tiny, *lines):
    text = [
        "c = get_config()",
        "c.CourseDirectory.course_id = 'tiny'",
        f"c.Autograde.autograde_preprocessors = {STEPS}",
    ]
    (tiny.root / "nbgrader_config.py").write_text("\n".join([*text, *lines]))
    tiny.course = open_course(tiny.root)


def autograde(tiny):
    tiny.course.directory.assignment_id = "shapes"
    tiny.course.directory.student_id = "*"
    try:
        Autograde(coursedir=tiny.course.directory, parent=tiny.course.app, force=True).start()
    except NbGraderException:
        pytest.fail(tiny.course.notes.tail(40))


def source(tiny, edit):
    path = tiny.root / "source" / "shapes" / "shapes.ipynb"
    notebook = nbformat.read(path, as_version=4)
    edit(notebook)
    nbformat.write(notebook, path)
    generate(tiny.course, "shapes")


def test_nbgraders_autograde_runs_the_notebooks_in_one_engine_of_ours(tiny, monkeypatch):
    engines = []
    monkeypatch.setattr(nbgrader_plugin, "Engine", lambda **how: engines.append(Engine(**how)) or engines[-1])
    configure(tiny)
    tiny.hand_in("ada", solved)
    tiny.hand_in("bob", lambda notebook: replace(notebook, area="def area(w, h):\n    return 6"))
    autograde(tiny)
    assert tiny.scores("ada") == {"area-basics": (2, False), "area-edges": (1, False), "reflection": (None, True)}
    assert [score for score, _ in tiny.scores("bob").values()] == [0, 0, 0]
    assert len(engines) == 1
    gc.collect()
    assert engines[0]._process is None  # it ended with nbgrader's run


@pytest.fixture
def shared(engine, monkeypatch):
    """The session's engine instead of one for each run."""
    shared = SimpleNamespace(execute=engine.execute, reference=engine.reference, close=lambda: None)
    monkeypatch.setattr(nbgrader_plugin, "Engine", lambda **_: shared)


@pytest.mark.usefixtures("shared")
def test_a_warning_of_the_answer_costs_no_points(tiny):
    configure(tiny)
    tiny.hand_in(
        "ada",
        lambda notebook: replace(
            notebook, area="import warnings\ndef area(w, h):\n    warnings.warn('slow')\n    return w * h"
        ),
    )
    autograde(tiny)
    assert tiny.scores("ada")["area-basics"] == (2, False)


@pytest.mark.usefixtures("shared")
def test_partial_credit_comes_from_the_last_expression(tiny):
    configure(tiny)
    source(tiny, lambda notebook: notebook.cells.insert(5, checks_cell("area-share", "area(1, 1) / 2", 2)))
    tiny.hand_in("ada", solved)
    autograde(tiny)
    assert tiny.scores("ada")["area-share"] == (0.5, False)


@pytest.mark.usefixtures("shared")
def test_the_courses_timeout_counts_and_the_rest_is_judged(tiny):
    configure(tiny, "c.Execute.timeout = 1")
    endless = "def area(w, h):\n    while w == 2:\n        pass\n    return w * h"
    tiny.hand_in("ada", lambda notebook: replace(notebook, area=endless))
    autograde(tiny)
    assert tiny.scores("ada")["area-basics"] == (0, False)
    assert tiny.scores("ada")["area-edges"] == (1, False)


@pytest.mark.usefixtures("shared")
def test_data_beside_the_notebook_can_be_read(tiny):
    configure(tiny)
    (tiny.root / "source" / "shapes" / "sides.csv").write_text("2,3")
    cell = checks_cell("area-data", "w, h = map(int, open('sides.csv').read().split(','))\nassert area(w, h) == 6", 1)
    source(tiny, lambda notebook: notebook.cells.insert(5, cell))
    tiny.hand_in("ada", solved)
    autograde(tiny)
    assert tiny.scores("ada")["area-data"] == (1, False)


def spoilt(notebook):
    solved(notebook)
    notebook.cells.append(nbformat.from_dict({**notebook.cells[2], "id": "copy"}))
    notebook.cells.append(nbformat.from_dict({**notebook.cells[3], "id": "test"}))
    del notebook.cells[4]


@pytest.mark.usefixtures("shared")
def test_deleted_and_copied_cells_neither_stop_nbgrader_nor_change_a_point(tiny):
    configure(tiny, "c.Autograde.sanitize_preprocessors = ['autograder.nbgrader_plugin.Sanitize']")
    tiny.hand_in("ada", spoilt)
    autograde(tiny)
    assert tiny.scores("ada") == {"area-basics": (2, False), "area-edges": (1, False), "reflection": (None, True)}


@pytest.mark.slow
def test_a_notebook_of_another_language_gets_nbgraders_own_execution(tiny, monkeypatch):
    monkeypatch.setattr(nbgrader_plugin, "Engine", None)
    configure(tiny)
    source(
        tiny, lambda notebook: notebook.metadata.kernelspec.update(language="R")
    )  # by the Python kernel: no other here
    tiny.hand_in("ada", solved)
    autograde(tiny)
    assert tiny.scores("ada")["area-basics"] == (2, False)


@pytest.fixture
def release(tiny, tmp_path):
    """Release the small course into an exchange; its folder."""

    def run():
        configure(tiny, f"c.Exchange.root = {str(tmp_path / 'exchange')!r}")
        tiny.course.directory.assignment_id = "shapes"
        step = nbgrader_plugin.ReleaseAssignment(
            coursedir=tiny.course.directory, authenticator=Authenticator(parent=tiny.course.app), parent=tiny.course.app
        )
        step.start()
        return tmp_path / "exchange"

    return run


def test_a_new_exchange_belongs_to_its_owner_alone(release):
    folder = release()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (folder / "tiny" / "outbound" / "shapes" / "shapes.ipynb").is_file()


def test_the_modes_of_an_existing_exchange_stay(release, tmp_path):
    (tmp_path / "exchange").mkdir(mode=0o750)
    assert stat.S_IMODE(release().stat().st_mode) == 0o750
