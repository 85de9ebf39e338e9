"""The built notebook: stable, complete for nbgrader, and the one that is committed."""

import json

import nbformat
import pytest

from autograder import notebooks
from autograder.config import Paths
from autograder.pipeline import authoring
from autograder.records import CellResult, Execution
from course.syllabus import load_syllabus
from tests.autograder.notebooks.test_text import GOOD, read

PUBLISHED = [topic.id for topic in load_syllabus().topics if topic.published]


def assembled(folder, text=GOOD, printed="2\n"):
    notebook = read(folder, text)
    output = {"output_type": "stream", "name": "stdout", "text": printed}
    results = [CellResult(name=c.name, outcome="passed", outputs=(output,)) for c in notebooks.code_cells(notebook)]
    return notebooks.assemble(notebook, Execution(results=tuple(results)))


def test_graded_cells_carry_nbgraders_metadata(tmp_path):
    node = assembled(tmp_path)
    about = {cell.id: cell.metadata.get("nbgrader") for cell in node.cells}
    assert about["double"] == {
        "grade": False, "grade_id": "double", "locked": False, "schema_version": 3, "solution": True, "task": False,
    }  # fmt: skip
    assert (about["double-basics"].points, about["double-basics"].locked) == (1.5, True)
    assert (about["reflection"].points, about["reflection"].grade, about["reflection"].solution) == (5, True, True)
    assert about["setup"].locked


def test_outputs_are_stored_and_numbered_in_order(tmp_path):
    node = assembled(tmp_path)
    code = [cell for cell in node.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == [1, 2, 3, 4]
    assert code[-1].outputs[0].text == "2\n"


def test_cells_without_a_name_get_ids_from_their_content(tmp_path):
    twice = GOOD + "\n# %%\n1 + 1\n"
    first, again = assembled(tmp_path, twice), assembled(tmp_path, twice)
    ids = [cell.id for cell in first.cells]
    assert ids == [cell.id for cell in again.cells]
    assert len(set(ids)) == len(ids)
    assert ids[-1] == ids[4] + "-2"


def test_two_builds_give_the_same_bytes_and_valid_nbformat(tmp_path):
    text = notebooks.to_json(assembled(tmp_path))
    assert text == notebooks.to_json(assembled(tmp_path))
    nbformat.validate(nbformat.reads(text, as_version=4))
    assert "version" not in json.loads(text)["metadata"]["language_info"]


def test_a_picture_that_differs_by_bytes_only_is_no_difference():
    one, other = ('{"text/html": "<img alt=\\"a\\" src=\\"data:image/svg+xml;base64,' + x + '\\">"}' for x in "AB")
    assert not notebooks.differs(one, other)
    assert notebooks.differs(one, other.replace('alt=\\"a', 'alt=\\"b'))


@pytest.mark.parametrize("topic", PUBLISHED)
def test_the_committed_notebook_is_what_its_text_builds(topic, engine):
    paths = Paths.find()
    committed = paths.notebook(topic).read_text(encoding="utf-8")
    notebook = authoring.parse(paths, topic)
    again = authoring.built(paths, notebook, engine.execute(notebooks.code_cells(notebook)))
    assert not notebooks.differs(committed, again), "run `make source`"
