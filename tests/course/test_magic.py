"""%check, in a shell and in a real kernel of a real notebook."""

import time
from pathlib import Path

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell

from course import magic
from tests.autograder.nbcourse import AREA, checks_cell, marked

ROOT = Path(__file__).parents[2]
BASICS = (
    "import math\nfrom course.checks import close, message\nX = 7\n"
    'with message("W1", "The sides were added."):\n    assert area(2, 3) != 5\nclose(area(2, 3), 6)'
)


@pytest.fixture
def notebook(tmp_path, monkeypatch):
    cells = [
        marked(new_code_cell(AREA), "area", solution=True),
        checks_cell("area-basics", BASICS, 2),
        checks_cell("area-edges", "# Hidden: sides of length 0.", 1),
        checks_cell("volume-basics", "assert volume(1, 2, 3) == 6, 'A box of 1 x 2 x 3 holds 6.'", 1),
    ]
    path = tmp_path / "shapes.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    return path


@pytest.fixture
def shell():
    made = InteractiveShell()
    made.user_ns.update(area=lambda w, h: w * h, volume=not_yet, X="mine")
    return made


def not_yet(*_):
    raise NotImplementedError


def said(shell, line=""):
    *lines, last = magic.check(shell, line)
    assert last.endswith("hidden checks are run when you hand in)")
    return lines


def test_it_says_what_is_right_and_nothing_of_what_was_not_begun(notebook, shell):
    assert said(shell) == ["✓ area: basics"]


def test_the_authors_message_names_the_behaviour_that_is_wrong(notebook, shell):
    shell.user_ns["area"] = lambda w, h: w + h
    assert said(shell) == ["✗ area: basics: The sides were added."]


def test_an_exercise_that_is_named_is_told_also_when_it_is_blank(notebook, shell):
    assert said(shell, "volume") == ["· volume: not solved yet"]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (lambda *_: 5, "A box of 1 x 2 x 3 holds 6."),
        (lambda *_: 1 / 0, "ZeroDivisionError: division by zero"),
        (lambda x: x, "TypeError: "),
    ],
)
def test_whatever_an_answer_raises_is_a_sentence(notebook, shell, answer, sentence):
    shell.user_ns["volume"] = answer
    (line,) = said(shell, "volume")
    assert line.startswith(f"✗ volume: basics: {sentence}")


def test_the_learners_names_stay_as_they_are(notebook, shell):
    said(shell)
    assert shell.user_ns["X"] == "mine"
    assert "math" not in shell.user_ns


def test_another_name_is_answered_with_those_there_are(notebook, shell):
    assert list(magic.check(shell, "aera")) == ["There is no exercise 'aera' here; there are: area, volume."]


def test_without_a_file_it_says_what_to_do(shell, monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert list(magic.check(shell)) == [magic.NO_FILE]


def test_a_file_that_is_no_notebook_is_told(notebook, shell):
    notebook.write_text("{")
    (line,) = magic.check(shell)
    assert line.startswith("shapes.ipynb cannot be read: ")


@pytest.mark.slow
def test_in_a_kernel_the_checks_of_a_real_topic_are_answered_within_a_second(tmp_path, monkeypatch):
    path = ROOT / "source" / "arrays" / "arrays.ipynb"
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    source = nbformat.read(path, as_version=4)
    kept = [cell for cell in source.cells if cell.cell_type == "code" and "nbgrader" in cell.metadata]
    source.cells = [cell for cell in kept if not cell.metadata.nbgrader.grade] + [
        new_code_cell("%check logsumexp one_hot")
    ]
    began = time.monotonic()
    NotebookClient(source, timeout=120).execute()
    (output,) = source.cells[-1].outputs
    assert output.text.count("✓") >= 2, (output.text, time.monotonic() - began)
    assert "✗" not in output.text
