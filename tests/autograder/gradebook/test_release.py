import nbformat
import pytest

from autograder.errors import AuthorError
from autograder.gradebook import generate, released


def of(notebook, name):
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


@pytest.fixture
def source(tiny):
    return tiny.root / "source" / "shapes" / "shapes.ipynb"


def test_the_released_notebook_has_no_solution_and_no_hidden_test(source):
    notebook = released(nbformat.read(source, as_version=4))
    text = "".join(cell.source for cell in notebook.cells)
    assert "w * h" not in text
    assert "area(4, 5)" not in text
    assert "A model answer" not in text
    assert of(notebook, "area").source == "def area(w, h):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    assert of(notebook, "area-basics").source == "assert area(2, 3) == 6"
    assert of(notebook, "area-edges").metadata.editable is False


def test_releasing_leaves_its_argument_alone(source):
    notebook = nbformat.read(source, as_version=4)
    released(notebook)
    assert notebook == nbformat.read(source, as_version=4)


def test_the_release_in_memory_is_the_release_on_disk(tiny, source):
    on_disk = nbformat.read(tiny.course.folder("release", "shapes") / "shapes.ipynb", as_version=4)
    in_memory = released(nbformat.read(source, as_version=4))
    assert [(c.source, c.metadata) for c in in_memory.cells] == [(c.source, c.metadata) for c in on_disk.cells]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("area", "### BEGIN SOLUTION\nx = 1", "no end solution statement found"),
        ("area-basics", "### BEGIN HIDDEN TESTS\nx = 1", "No end hidden tests statement found"),
        ("setup", "### BEGIN SOLUTION\nx = 1\n### END SOLUTION", "Solution region detected in a non-solution cell"),
    ],
)
def test_a_marker_without_partner_or_in_the_wrong_cell_is_the_authors_error(source, name, text, words):
    notebook = nbformat.read(source, as_version=4)
    of(notebook, name).source = text
    with pytest.raises(AuthorError, match=words):
        released(notebook)


def test_a_source_that_cannot_be_released_changes_neither_release_nor_gradebook(tiny, source):
    release = tiny.course.folder("release", "shapes") / "shapes.ipynb"
    before = release.read_text()
    notebook = nbformat.read(source, as_version=4)
    of(notebook, "area-edges").metadata.nbgrader.points = 7
    of(notebook, "area-basics").source = "### BEGIN HIDDEN TESTS"
    nbformat.write(notebook, source)
    with pytest.raises(AuthorError, match="No end hidden tests") as caught:
        generate(tiny.course, "shapes")
    assert caught.value.where == source
    assert release.read_text() == before
    with tiny.course.gradebook() as gradebook:
        assert gradebook.find_grade_cell("area-edges", "shapes", "shapes").max_score == 1


def test_a_cell_cannot_be_added_once_there_are_grades_and_the_release_stays(tiny, source):
    tiny.hand_in("ada")
    tiny.record("ada")
    release = tiny.course.folder("release", "shapes") / "shapes.ipynb"
    before = release.read_text()
    notebook = nbformat.read(source, as_version=4)
    of(notebook, "area-edges").metadata.nbgrader.grade_id = "area-other"
    nbformat.write(notebook, source)
    with pytest.raises(AuthorError, match="Cannot add or remove cells"):
        generate(tiny.course, "shapes")
    assert release.read_text() == before


def test_generating_again_brings_the_release_up_to_date_and_prints_nothing(tiny, source, capfd):
    notebook = nbformat.read(source, as_version=4)
    notebook.cells[0].source = "# Other shapes"
    nbformat.write(notebook, source)
    generate(tiny.course, "shapes")
    assert "# Other shapes" in (tiny.course.folder("release", "shapes") / "shapes.ipynb").read_text()
    assert sorted(path.name for path in tiny.root.iterdir()) == [
        "gradebook.db",
        "nbgrader_config.py",
        "release",
        "source",
    ]
    assert capfd.readouterr() == ("", "")


def test_an_unknown_assignment_or_a_source_that_is_no_notebook_is_said_so(tiny, source):
    with pytest.raises(AuthorError, match="Assignments there are: shapes"):
        generate(tiny.course, "colours")
    source.write_text("not json")
    with pytest.raises(AuthorError, match="cannot be read"):
        generate(tiny.course, "shapes")
