"""Submissions whose files attack a real course, not the process they run in (for that see tests/hostile).

Each is handed in between two honest learners and graded with them into one gradebook: it earns nothing, the others keep
every point and every byte, and nothing of it is ever run outside of the jail.
"""

import copy
import os
import shutil
import sqlite3

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

from autograder.gradebook import read_attempts
from autograder.pipeline import grading
from tests.autograder.nbcourse import PYTHON, checks_cell, marked, solved

LOUD = "import os\nopen({mark!r}, 'a').write(os.getcwd())\n"
#: What Python, Jupyter and nbgrader would read beside a notebook if they were let.
LYING_AROUND = (
    "nbgrader_config.py", "jupyter_config.py", "ipython_config.py", "sitecustomize.py", "usercustomize.py", "numpy.py",
    "pandas.py", "course.py", "autograder.py", "nbgrader.py", "conftest.py", "json.py", "course/__init__.py",
    "autograder/__init__.py", ".ipython/profile_default/startup/00.py",
)  # fmt: skip


def cells(notebook):
    return {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}


def more_points(notebook, _folder):
    for cell in notebook.cells:
        cell.metadata.get("nbgrader", {}).update(points=1000, grade=True, locked=False)


def own_tests(notebook, _folder):
    cells(notebook)["area-basics"].source = cells(notebook)["area-edges"].source = "pass"


def swapped_tests(notebook, _folder):
    known = cells(notebook)
    known["area-basics"].metadata.nbgrader.grade_id = "setup"
    known["setup"].metadata.nbgrader.update(grade_id="area-basics", grade=True, points=2)


def doubled_tests(notebook, _folder):
    for name in ("area-basics", "area-edges"):
        notebook.cells += [checks_cell(name, "pass", 50), checks_cell(name, "assert True", 50)]


def no_tests(notebook, _folder):
    notebook.cells = [cell for cell in notebook.cells if not cell.metadata.get("nbgrader", {}).get("grade")]


def prose_instead_of_tests(notebook, _folder):
    for name in ("area-basics", "area-edges"):
        cell = cells(notebook)[name]
        cell.cell_type = "raw"
        cell.pop("outputs"), cell.pop("execution_count")


def written_instead_of_tested(notebook, _folder):
    for name in ("area-basics", "area-edges"):
        cells(notebook)[name].metadata.nbgrader.update(solution=True, task=True, cell_type="markdown", checksum="0")


def outputs_of_a_pass(notebook, _folder):
    shown = new_output("execute_result", data={"text/plain": "2"}, execution_count=9, metadata={"passed": True})
    for name in ("area-basics", "area-edges"):
        cells(notebook)[name].update(outputs=[shown], execution_count=9)
        cells(notebook)[name].metadata.update(score=2, max_score=2, comments=["full points"])


def another_kernel(notebook, _folder):
    notebook.metadata = {
        "kernelspec": PYTHON | {"name": "/bin/sh", "language": "sh"},
        "celltoolbar": "Create Assignment",
    }


def same_ids(notebook, _folder):
    for cell in notebook.cells:
        cell["id"] = "same"


def a_test_of_its_own(notebook, _folder):
    notebook.cells.append(checks_cell("bonus", "pass", 100))
    notebook.cells.append(marked(new_code_cell("# a task"), "bonus-task", task=True, points=100, locked=True))


def another_learners_name(notebook, folder):
    notebook.metadata["student"] = "zoe"
    notebook.metadata["nbgrader"] = {"student_id": "zoe", "assignment_id": "shapes"}
    (folder / "student_id.txt").write_text("zoe")


def files_of_nbgrader(_notebook, folder):
    with sqlite3.connect(folder / "gradebook.db") as own:
        own.execute("CREATE TABLE grade (manual_score REAL)")
    for name in ("feedback", "autograded", "source"):
        (folder / name / "shapes").mkdir(parents=True)
        (folder / name / "shapes" / "shapes.ipynb").write_text("{}")


def modules_beside_it(_notebook, folder):
    mark = str(folder.parents[3] / "was-run")
    for name in LYING_AROUND:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(LOUD.format(mark=mark))


def early(_notebook, folder):
    (folder / "timestamp.txt").write_text("1970-01-01 00:00:00 UTC")


def checkpoints(notebook, folder):
    answered = copy.deepcopy(notebook)
    solved(answered)
    (folder / ".ipynb_checkpoints").mkdir()
    nbformat.write(answered, folder / ".ipynb_checkpoints" / "shapes-checkpoint.ipynb")
    nbformat.write(answered, folder / "shapes2.ipynb")


def reaching_out(notebook, folder):
    course = folder.parents[2]
    tries = "".join(
        f"try:\n    open({str(course / name)!r}, 'r+b').write(b'x')\nexcept OSError:\n    pass\n"
        for name in (
            "gradebook.db",
            "source/shapes/shapes.ipynb",
            "submitted/ada/shapes/shapes.ipynb",
            "nbgrader_config.py",
        )
    )
    cells(notebook)["area"].source = f"{tries}raise NotImplementedError"


HOSTILE = (
    more_points, own_tests, swapped_tests, doubled_tests, no_tests, prose_instead_of_tests, written_instead_of_tested,
    outputs_of_a_pass, another_kernel, same_ids, a_test_of_its_own, another_learners_name, files_of_nbgrader,
    modules_beside_it, early, checkpoints, reaching_out,
)  # fmt: skip


def linked_notebook(folder, others):
    (folder / "shapes.ipynb").unlink()
    (folder / "shapes.ipynb").symlink_to(others)


def linked_folder(folder, others):
    shutil.rmtree(folder)
    folder.symlink_to(others.parent)


def linked_learner(folder, others):
    shutil.rmtree(folder.parent)
    folder.parent.symlink_to(others.parents[1])


def linked_file(folder, others):
    (folder / "data.csv").symlink_to(others.parents[2].parent / "gradebook.db")


def hard_pipe(folder, _others):
    (folder / "shapes.ipynb").unlink()
    os.mkfifo(folder / "shapes.ipynb")


REFUSED = (linked_notebook, linked_folder, linked_learner, linked_file, hard_pipe)


def belongings(course):
    """Every file of the course that no grading of a third learner may change."""
    files = [course.root / "nbgrader_config.py", *(course.root / "source").rglob("*.ipynb")]
    files += [path for path in (course.root / "submitted").rglob("*") if path.is_file() and not path.is_symlink()]
    return {path: path.read_bytes() for path in files}


def graded(course, engine):
    plan = grading.pending(course.course)
    return {outcome.student: outcome for outcome in grading.grade(course.course, engine, plan.todo)}


@pytest.mark.parametrize("attack", HOSTILE, ids=lambda attack: attack.__name__)
def test_what_is_handed_in_beside_the_answers_earns_nothing(tiny, engine, attack):
    tiny.hand_in("ada", solved)
    path = tiny.hand_in("mallory")
    notebook = nbformat.read(path, as_version=4)
    attack(notebook, path.parent)
    nbformat.write(notebook, path) if attack is not same_ids else path.write_text(nbformat.v4.writes(notebook))
    tiny.hand_in("zoe", solved)
    before = belongings(tiny)
    outcomes = graded(tiny, engine)
    assert [outcomes[student].score for student in ("ada", "zoe")] == [3, 3]
    assert outcomes["mallory"].error is None
    assert outcomes["mallory"].score == 0
    assert [score for score, _ in tiny.scores("mallory").values() if score] == []
    assert tiny.scores("ada") == tiny.scores("zoe")
    attempts = [(attempt.student, attempt.score) for attempt in read_attempts(tiny.course) if attempt.score]
    assert sorted({student for student, _ in attempts}) == ["ada", "zoe"]
    assert belongings(tiny) == before
    assert not (tiny.root.parent / "was-run").exists()
    with tiny.course.gradebook() as book:
        assert book.find_assignment("shapes").max_score == 8


@pytest.mark.parametrize("attack", REFUSED, ids=lambda attack: attack.__name__)
def test_what_is_no_file_of_the_learners_own_is_refused_and_the_others_are_graded(tiny, engine, attack):
    others = tiny.hand_in("ada", solved)
    attack(tiny.hand_in("mallory").parent, others)
    tiny.hand_in("zoe", solved)
    before = belongings(tiny)
    outcomes = graded(tiny, engine)
    assert [outcomes[student].score for student in ("ada", "zoe")] == [3, 3]
    assert outcomes["mallory"].error is not None
    assert {attempt.student for attempt in read_attempts(tiny.course)} == {"ada", "zoe"}
    assert belongings(tiny) == before
