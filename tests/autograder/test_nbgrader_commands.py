"""nbgrader's own commands, each in a process of its own, with the kit's nbgrader_config.py; and a foreign course."""

import csv
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from autograder import gradebook, scoring
from tests.autograder.conftest import move_home
from tests.autograder.nbcourse import PYTHON, checks_cell, marked, replace, shapes, solved, write

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


def nbgrader(folder, *arguments):
    """Run nbgrader as a person does who has not activated the environment; what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env={**os.environ, "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """One person plays instructor and learner with nbgrader's commands alone; the folder, and what `list` said."""
    folder = tmp_path_factory.mktemp("commands")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    write(folder / "source" / "shapes" / "shapes.ipynb", shapes())
    with pytest.MonkeyPatch.context() as monkeypatch:
        home = move_home(tmp_path_factory.mktemp("home"), monkeypatch)
        nbgrader(folder, "generate_assignment", "shapes")
        nbgrader(folder, "release_assignment", "shapes")
        listed = nbgrader(folder, "list")
        nbgrader(folder, "fetch_assignment", "shapes")
        notebook = folder / "build" / "work" / "shapes" / "shapes.ipynb"
        node = nbformat.read(notebook, as_version=4)
        solved(node)
        replace(node, area="def area(w, h):\n    return round(w * h)")  # right but for the edges
        nbformat.write(node, notebook)
        nbgrader(folder, "submit", "shapes", "--student=ada")
        for command in ("collect", "autograde", "generate_feedback", "release_feedback"):
            nbgrader(folder, command, "shapes")
        nbgrader(folder, "export")
        yield folder, listed, home


def test_the_released_assignment_is_listed(played):
    assert "mle shapes" in played[1]


def test_hidden_tests_were_judged_and_the_written_answer_waits_for_a_person(played):
    course = gradebook.open_course(played[0])
    (total,) = gradebook.grades(course)
    assert (total.student, total.score, total.max_score, total.needs_manual_grade) == ("ada", 2, 8, True)


def test_feedback_reaches_the_exchange(played):
    (page,) = (played[0] / "build" / "exchange" / "mle" / "feedback").glob("*.html")
    assert "area-edges" in page.read_text()


def test_the_export_holds_the_points(played):
    with (played[0] / "build" / "grades.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["assignment"], row["student_id"], float(row["raw_score"])) == ("shapes", "ada", 2)


def test_everything_was_written_below_build_and_nothing_into_the_home(played):
    folder, _, home = played
    written = {path.name for path in folder.iterdir()} - {"__pycache__"}
    assert written == {"build", "nbgrader_config.py", "source"}
    steps = {path.name for path in (folder / "build").iterdir()}
    assert steps >= {"release", "submitted", "autograded", "feedback", "exchange", "cache", "work", "gradebook.db"}
    assert not [path for path in home.rglob("*") if path.is_file() and ".cache" not in path.parts]


def test_no_released_folder_is_open_to_everybody(played):
    build = played[0] / "build"
    assert stat.S_IMODE((build / "exchange").stat().st_mode) == 0o700
    folders = [path for name in ("release", "exchange/mle/outbound") for path in (build / name).rglob("*")]
    assert folders
    assert not [path for path in folders if path.stat().st_mode & stat.S_IWOTH]


def test_environment_variables_move_everything(tmp_path, home, monkeypatch):
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    (tmp_path / "source").mkdir()
    monkeypatch.setenv("COURSE_BUILD", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("COURSE_EXCHANGE", "/srv/exchange")
    monkeypatch.setenv("COURSE_DB_URL", "postgresql://host/grades")
    course = gradebook.open_course(tmp_path)
    assert course.folder("submitted", "shapes", "ada") == tmp_path / "elsewhere" / "submitted" / "ada" / "shapes"
    assert (course.config.Exchange.root, course.db_url) == ("/srv/exchange", "postgresql://host/grades")
    assert not (tmp_path / "build").exists()


def test_a_real_topic_earns_full_points_with_its_reference_and_none_blank(tmp_path, home):
    """generate_assignment and autograde as commands, on the course's own first topic."""
    source = ROOT / "source" / "arrays" / "arrays.ipynb"
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    write(tmp_path / "source" / "arrays" / "arrays.ipynb", nbformat.read(source, as_version=4))
    nbgrader(tmp_path, "generate_assignment", "arrays")
    build = tmp_path / "build"
    write(build / "submitted" / "ada" / "arrays" / "arrays.ipynb", nbformat.read(source, as_version=4))
    shutil.copytree(build / "release" / "arrays", build / "submitted" / "bob" / "arrays")
    nbgrader(tmp_path, "autograde", "arrays")
    totals = {total.student: total for total in gradebook.grades(gradebook.open_course(tmp_path))}
    assert (totals["ada"].score, totals["ada"].max_score, totals["bob"].score) == (20, 25, 0)


def somebody_elses() -> nbformat.NotebookNode:
    """A notebook as other courses write them: ids without a plan, magics, display, data, partial credit, warnings."""
    cells = [
        new_code_cell("%matplotlib inline\nimport pandas as pd\nfrom IPython.display import display"),
        new_code_cell("display(pd.read_csv('sides.csv'))"),
        marked(
            new_code_cell("def total(frame):\n    ### BEGIN SOLUTION\n    return frame.a.sum()\n    ### END SOLUTION"),
            "q1",
            solution=True,
        ),
        checks_cell("cell-4f2a", "assert total(pd.read_csv('sides.csv')) == 6", 3),
        checks_cell("q1_test_b", "2 if total(pd.DataFrame({'a': [1]})) == 1 else 1", 4),
        checks_cell("q1_test_c", "get_ipython().run_line_magic('time', 'x = total(pd.DataFrame({\"a\": [1.5]}))')", 1),
    ]
    return new_notebook(cells=cells, metadata={"kernelspec": PYTHON})


@pytest.fixture
def foreign(tmp_path, home):
    """Somebody else's course with two submissions, configured their way."""
    (tmp_path / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "c.CourseDirectory.course_id = 'data101'\n"
        "c.CourseDirectory.directory_structure = '{nbgrader_step}/{assignment_id}/{student_id}'\n"
        "c.CourseDirectory.submitted_directory = 'handed_in'\n"
        "c.CourseDirectory.db_url = 'sqlite:///grades.db'\n"
        "c.ClearSolutions.code_stub = {'python': 'pass'}\n"
    )
    write(tmp_path / "source" / "hw1" / "." / "frames.ipynb", somebody_elses())
    (tmp_path / "source" / "hw1" / "sides.csv").write_text("a,b\n1,0\n5,0\n")
    course = gradebook.open_course(tmp_path)
    gradebook.generate(course, "hw1")
    for student, answer in (
        ("ada", "def total(frame):\n    return frame.a.sum()"),
        ("bob", "def total(frame):\n    return 6"),
    ):
        node = nbformat.read(course.folder("release", "hw1") / "frames.ipynb", as_version=4)
        replace(node, q1=answer)
        write(course.folder("submitted", "hw1", student) / "frames.ipynb", node)
    return course


def scores(course):
    with course.gradebook() as book:
        return {
            (submission.student.id, grade.name): grade.auto_score
            for submission in book.assignment_submissions("hw1")
            for grade in submission.notebooks[0].grades
        }


def test_somebody_elses_course_is_graded_by_our_engine_as_nbgrader_grades_it(foreign, engine, tmp_path):
    known = gradebook.expected(foreign, "hw1")
    for student, assignment in foreign.submissions():
        (handin,) = gradebook.read(foreign, student, assignment, known)
        folder = gradebook.workspace(foreign, handin, tmp_path / "scratch")
        execution = engine.execute(handin.cells, limits=foreign.limits, folder=folder)
        grades = scoring.score(handin.points, execution)
        gradebook.record(foreign, [gradebook.Judged(handin=handin, execution=execution, grades=grades)])
        gradebook.append_attempts(foreign, scoring.to_attempts(handin, grades, execution))
    ours = scores(foreign)
    assert {name: score for (student, name), score in ours.items() if student == "bob"} == {
        "cell-4f2a": 3,
        "q1_test_b": 1,
        "q1_test_c": 1,
    }
    attempts = {(a.student, a.skill): a.score for a in gradebook.read_attempts(foreign)}
    assert attempts["ada", "cell-4f2a"] == 1
    assert (attempts["ada", "q1_test_b"], attempts["bob", "q1_test_b"]) == (0.5, 0.25)
    nbgrader(foreign.root, "autograde", "hw1", "--force")
    assert scores(foreign) == ours
