"""What runs, and what it is worth, comes from the source: whatever was done to the cells that were handed in."""

import copy

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.exporters import Exporter
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.converters import Autograde
from nbgrader.nbgraderformat import MetadataValidator

from autograder.config import Paths
from autograder.gradebook import expected, generate, open_course
from autograder.gradebook.sanitize import codes, sanitize
from autograder.pipeline import demo, demo_class
from tests.autograder.conftest import move_home
from tests.autograder.nbcourse import checks_cell, marked, replace, shapes, solved, write

TESTS = ["area-basics", "area-edges"]


def id_of(cell):
    block = cell.metadata.get("nbgrader", {})
    return block.get("grade_id", "") if isinstance(block, dict) else ""


def of(notebook, name):
    return next(cell for cell in notebook.cells if id_of(cell) == name)


@pytest.fixture(scope="module")
def known(template, tmp_path_factory):
    with pytest.MonkeyPatch.context() as monkeypatch:
        move_home(tmp_path_factory.mktemp("home"), monkeypatch)
        return expected(open_course(template), "shapes")["shapes"]


@pytest.fixture
def handed_in(template):
    notebook = nbformat.read(template / "release" / "shapes" / "shapes.ipynb", as_version=4)
    solved(notebook)
    return notebook


def names(notebook):
    return [id_of(cell) for cell in notebook.cells]


def graded(notebook):
    return {code.name: code.source for code in codes(notebook) if code.graded}


def clean(known, notebook):
    """Sanitized, with what must hold of every result checked."""
    node, notes = sanitize(known, notebook)
    assert graded(node) == {cell.name: cell.source for cell in known.cells if cell.decides}
    there = names(node)
    assert sorted(name for name in there if name in TESTS) == TESTS
    assert "area" not in there or all(there.index("area") < there.index(name) for name in TESTS)
    assert {name: of(node, name).metadata.nbgrader.points for name in TESTS} == dict(known.points)
    MetadataValidator().validate_nb(node)
    nbformat.validate(node)
    again, none = sanitize(known, copy.deepcopy(node))
    assert (again, none) == (node, {})
    return node, notes


def test_a_notebook_as_it_was_released_needs_nothing_put_right(known, handed_in):
    before = names(handed_in)
    node, notes = clean(known, handed_in)
    assert (names(node), notes) == (before, {})
    assert "area(4, 5)" in of(node, "area-basics").source


@pytest.mark.parametrize("name", [*TESTS, "setup"])
def test_an_instructors_cell_that_was_deleted_is_back_in_its_place(known, handed_in, name):
    before = names(handed_in)
    handed_in.cells.remove(of(handed_in, name))
    node, notes = clean(known, handed_in)
    assert list(filter(None, names(node))) == list(filter(None, before))
    assert list(notes) == [name]


def test_a_deleted_test_comes_back_behind_the_helpers_that_the_answer_may_need(known, handed_in):
    handed_in.cells.insert(3, new_code_cell("def helper(): ..."))
    handed_in.cells.remove(of(handed_in, "area-basics"))
    node, _ = clean(known, handed_in)
    assert [cell.source[:10] for cell in node.cells[2:5]] == ["def area(w", "def helper", "assert are"]


def test_a_deleted_written_answer_waits_for_a_person_who_can_give_points(known, handed_in):
    handed_in.cells.remove(of(handed_in, "reflection"))
    node, notes = clean(known, handed_in)
    assert "was missing" in of(node, "reflection").source
    assert list(notes) == ["reflection"]


def test_an_answer_that_was_deleted_is_not_invented(known, handed_in):
    handed_in.cells.remove(of(handed_in, "area"))
    assert "area" not in names(clean(known, handed_in)[0])


def test_of_copies_of_an_answer_the_last_that_was_filled_in_counts_and_all_of_them_run(known, handed_in):
    filled = of(handed_in, "area")
    stub = next(cell for cell in known.cells if cell.name == "area").source
    for place, text in ((1, "area = max"), (4, stub)):
        handed_in.cells.insert(place, nbformat.from_dict({**filled, "source": text, "id": f"copy{place}"}))
    node, notes = clean(known, handed_in)
    assert of(node, "area").source.startswith("def area")
    assert notes == {"area": "This cell was there 3 times; the last one that was filled in counts."}
    assert sum(code.source in ("area = max", stub) for code in codes(node)) == 2


def test_copies_of_a_test_run_as_the_learners_own_cells_and_count_nothing(known, handed_in):
    cell = of(handed_in, "area-basics")
    handed_in.cells.append(nbformat.from_dict({**cell, "source": "area = lambda *a: 20", "id": "copy"}))
    handed_in.cells.insert(0, nbformat.from_dict({**cell, "source": "1 / 0", "id": "first"}))
    node, _ = clean(known, handed_in)
    assert [code.source for code in codes(node) if code.origin == "learner"][::2] == ["1 / 0", "assert area(2, 3) == 6"]


def test_a_renamed_test_is_put_back_and_its_text_is_the_learners(known, handed_in):
    of(handed_in, "area-edges").metadata.nbgrader.grade_id = "area-other"
    node, _ = clean(known, handed_in)
    assert [code.origin for code in codes(node)] == ["instructor", "learner", "instructor", "learner", "instructor"]


def test_an_answer_that_became_prose_is_run_again(known, handed_in):
    cell = of(handed_in, "area")
    handed_in.cells[2] = nbformat.from_dict(
        {"cell_type": "markdown", "id": "x", "metadata": cell.metadata, "source": cell.source}
    )
    node, _ = clean(known, handed_in)
    assert of(node, "area").cell_type == "code"


def test_a_test_never_runs_before_the_answer_it_follows_in_the_source(known, handed_in):
    cells = handed_in.cells
    cells[:] = [cells[4], cells[3], cells[0], cells[1], cells[5], cells[2]]
    node, notes = clean(known, handed_in)
    assert names(node) == ["", "setup", "reflection", "area", *TESTS]
    assert set(notes) == set(TESTS)


def test_points_types_flags_and_checksums_of_the_submission_count_nothing(known, handed_in):
    of(handed_in, "area-basics").metadata.nbgrader.update(points=99, solution=True, checksum="0" * 32, cell_type="raw")
    of(handed_in, "area-edges").metadata.nbgrader.update(locked=False, grade=False, schema_version=7, points="many")
    of(handed_in, "setup").metadata.nbgrader.update(grade=True, points=50)
    clean(known, handed_in)


@pytest.mark.parametrize("block", [None, 7, [], "x", {}, {"grade_id": None}, {"grade_id": ["area"]}, {"grade": True}])
def test_metadata_that_are_none_make_a_plain_cell(known, handed_in, block):
    cell = new_code_cell("mine = 1")
    cell.metadata["nbgrader"] = block
    handed_in.cells.insert(3, cell)
    node, _ = clean(known, handed_in)
    assert "nbgrader" not in node.cells[3].metadata


def test_a_graded_cell_of_the_learners_own_is_a_plain_cell(known, handed_in):
    handed_in.cells.append(marked(new_code_cell("pass"), "bonus", grade=True, locked=True, points=100))
    node, _ = clean(known, handed_in)
    assert "nbgrader" not in node.cells[-1].metadata


def test_the_language_is_the_sources(known, handed_in):
    handed_in.metadata.kernelspec = {"name": "ir", "language": "R", "display_name": "R"}
    node, _ = clean(known, handed_in)
    assert node.metadata.kernelspec == known.kernelspec
    assert known.python


VALUES = [True, False, None, "", 0, -1, 1e9, [], {}, "area", "setup", "area-edges", "reflection", "x y"]


def rename(cells, index, value):
    if isinstance(cells[index].metadata.get("nbgrader"), dict):
        cells[index].metadata.nbgrader["grade_id"] = VALUES[value % len(VALUES)]


def flag(cells, index, value):
    if isinstance(cells[index].metadata.get("nbgrader"), dict):
        cells[index].metadata.nbgrader[FLAGS[value % len(FLAGS)]] = VALUES[value % 8]


def retype(cells, index, value):
    make = new_markdown_cell if cells[index].cell_type == "code" else new_code_cell
    cells[index] = make(cells[index].source, metadata=cells[index].metadata)


FLAGS = ["grade", "locked", "solution", "task", "points", "checksum", "schema_version"]
SPOILS = {
    "delete": lambda cells, index, value: cells.pop(index),
    "copy": lambda cells, index, value: cells.insert(value % len(cells), copy.deepcopy(cells[index])),
    "move": lambda cells, index, value: cells.insert(value % len(cells), cells.pop(index)),
    "rename": rename,
    "flags": flag,
    "retype": retype,
    "text": lambda cells, index, value: cells[index].update(source="area = print"),
    "strip": lambda cells, index, value: cells[index].metadata.update(nbgrader=VALUES[value % len(VALUES)]),
}


EDITS = st.lists(
    st.tuples(
        st.sampled_from(sorted(SPOILS)),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    max_size=12,
)


@given(edits=EDITS)
@settings(max_examples=150, deadline=None)
def test_whatever_is_done_to_the_cells_the_same_tests_run_once_each_for_the_same_points(known, template, edits):
    notebook = nbformat.read(template / "release" / "shapes" / "shapes.ipynb", as_version=4)
    for what, index, value in edits:
        if notebook.cells:
            SPOILS[what](notebook.cells, index % len(notebook.cells), value)
    for index, cell in enumerate(notebook.cells):
        cell["id"] = f"i{index}"
    clean(known, notebook)


def stock(course, path):
    """nbgrader's own first pass."""
    converter = Autograde(coursedir=course.directory, parent=course.app)
    exporter = Exporter(parent=converter, config=converter.config)
    for step in converter.sanitize_preprocessors:
        exporter.register_preprocessor(step)
    resources = converter.init_single_notebook_resources(str(path))
    resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
    node, _ = exporter.from_notebook_node(nbformat.read(path, as_version=4), resources)
    return node


def facts(node):
    """Of a notebook all that nbgrader reads; ids that nbgrader makes up at random are left out."""
    cells = [{key: value for key, value in cell.items() if key != "id"} for cell in node.cells]
    return cells, node.metadata


def test_on_honest_submissions_of_a_real_topic_it_is_nbgraders_own_pass(tmp_path, home):
    paths = Paths.find()
    source = nbformat.read(paths.notebook("arrays"), as_version=4)
    write(tmp_path / "source" / "arrays" / "arrays.ipynb", source)
    course = open_course(tmp_path)
    generate(course, "arrays")
    from datetime import UTC, datetime

    from autograder.gradebook import read

    demo_class.hand_in(tmp_path / "submitted", [demo._assignment(paths, "arrays")], datetime(2026, 3, 1, tzinfo=UTC))
    known = expected(course, "arrays")
    for student, assignment in course.submissions():
        (handin,) = read(course, student, assignment, known)
        path = handin.folder / "arrays.ipynb"
        assert facts(handin.node) == facts(stock(course, path))
        assert handin.notes == ()


def test_on_honest_submissions_with_tasks_and_written_code_it_is_nbgraders_own_pass(tmp_path, home):
    notebook = shapes()
    task = marked(new_markdown_cell("Draw three shapes."), "draw", locked=True, task=True, points=4)
    answer = marked(new_code_cell("### BEGIN SOLUTION\nplot = 1\n### END SOLUTION"), "plot", grade=True, solution=True)
    answer.metadata.nbgrader.points = 2
    notebook.cells += [task, new_code_cell("plain = 1"), answer, checks_cell("plot-exists", "assert plot", 1)]
    write(tmp_path / "source" / "shapes" / "shapes.ipynb", notebook)
    course = open_course(tmp_path)
    generate(course, "shapes")
    node = nbformat.read(course.folder("release", "shapes") / "shapes.ipynb", as_version=4)
    solved(node)
    replace(node, plot="plot = 3")
    node.cells.insert(2, new_code_cell("mine = 1"))
    path = write(course.folder("submitted", "shapes", "ada") / "shapes.ipynb", node)
    ours, notes = sanitize(expected(course, "shapes")["shapes"], nbformat.read(path, as_version=4))
    assert facts(ours) == facts(stock(course, path))
    assert notes == {}


def test_plain_cells_of_the_source_are_the_instructors_as_long_as_they_are_unchanged(tmp_path, home):
    notebook = shapes()
    notebook.cells.insert(1, new_code_cell("import numpy as np"))
    write(tmp_path / "source" / "shapes" / "shapes.ipynb", notebook)
    course = open_course(tmp_path)
    generate(course, "shapes")
    known = expected(course, "shapes")["shapes"]
    node = nbformat.read(course.folder("release", "shapes") / "shapes.ipynb", as_version=4)
    twice = [*node.cells, new_code_cell("import numpy as np")]
    node.cells = twice
    assert [code.origin for code in codes(node, known.plain) if code.source.startswith("import n")] == [
        "instructor",
        "learner",
    ]
    assert [code.origin for code in known.reference] == [
        "instructor",
        "instructor",
        "learner",
        "instructor",
        "instructor",
    ]
    assert "return w * h" in known.reference[2].source


def test_without_a_source_folder_the_gradebook_and_the_release_are_enough(tiny):
    import shutil

    shutil.rmtree(tiny.root / "source" / "shapes")
    known = expected(tiny.course, "shapes")["shapes"]
    assert [cell.name for cell in known.cells] == ["setup", "area", *TESTS, "reflection"]
    assert known.reference == ()
    shutil.rmtree(tiny.root / "release")
    assert expected(tiny.course, "shapes")["shapes"].ids == known.ids


def test_a_test_that_was_edited_after_its_release_is_told_and_the_released_one_runs(tiny):
    notebook = shapes()
    replace(notebook, area_edges="assert area(0, 9) == 0")
    write(tiny.root / "source" / "shapes" / "shapes.ipynb", notebook)
    known = expected(tiny.course, "shapes")["shapes"]
    assert known.changed == ("area-edges",)
    assert "area(0, 5)" in next(cell.source for cell in known.cells if cell.name == "area-edges")
