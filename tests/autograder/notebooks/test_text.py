"""An author's text becomes a Notebook, or a refusal that names file and line."""

from pathlib import Path

import pytest

from autograder.errors import AuthorError
from autograder.notebooks import parse

GOOD = """\
# %% [markdown]
# # Title

# %% readonly setup
import math
# %matplotlib inline

# %% solution double
def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% tests double-basics points=1.5
assert double(1) == 2
### BEGIN HIDDEN TESTS
assert double(4) == 8
### END HIDDEN TESTS

# %%
1 + 1

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# words
# ### END SOLUTION

# %% [markdown] logbook
# Hours:
"""


def read(folder: Path, text: str, skills=("double",)):
    path = folder / "topic.py"
    path.write_text(text, encoding="utf-8")
    return parse(path, skills)


def test_every_kind_of_cell_is_read_with_its_name_points_and_line(tmp_path):
    notebook = read(tmp_path, GOOD)
    found = [(cell.kind, cell.cell_type, cell.name, cell.points, cell.line) for cell in notebook.cells]
    assert found == [
        ("markdown", "markdown", "", 0, 1),
        ("readonly", "code", "setup", 0, 4),
        ("solution", "code", "double", 0, 8),
        ("tests", "code", "double-basics", 1.5, 14),
        ("code", "code", "", 0, 20),
        ("manual", "markdown", "reflection", 5, 23),
        ("logbook", "markdown", "", 0, 28),
    ]
    assert notebook.name == "topic"
    assert notebook.skills == ("double",)
    assert "%matplotlib inline" in notebook.cells[1].source.splitlines()


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("# %% solution double", "# %% solutoin double", 8, "unknown kind of cell 'solutoin'"),
        ("# %% solution double", "# %% solution", 8, "a Python name"),
        (
            "# %% solution double",
            "# %% solution twice",
            8,
            "'twice' of the solution cell 'twice' is not in the syllabus",
        ),
        ("# %% solution double", "# %% [markdown] solution double", 8, "must be a code cell"),
        ("# %% solution double", "# %% solution double points=2", 8, "earns no points"),
        ("double-basics points=1.5", "double-basics", 14, "has no points"),
        ("double-basics points=1.5", "double points=1", 14, "<skill>-<aspect>"),
        ("double-basics points=1.5", "double-basics points=-1", 14, "positive multiple"),
        ("double-basics points=1.5", "double-basics points=0.3", 14, "positive multiple"),
        ("double-basics points=1.5", "double-basics points=1 colour=red", 14, "'points=1 colour=red' cannot be read"),
        ("double-basics points=1.5", "double-basics points=one", 14, "'points=one' cannot be read"),
        ("double-basics points=1.5", 'double-basics points=1 colour="red"', 14, "unknown option 'colour'"),
        ("double-basics points=1.5", "triple-basics points=1", 14, "not in the syllabus"),
        ("# %% readonly setup", "# %% readonly reflection", 23, "is taken by the cell in line 4"),
        ("    ### BEGIN SOLUTION\n", "", 11, "unmatched `### END SOLUTION`"),
        ("    ### END SOLUTION\n", "", 10, "`### BEGIN SOLUTION` is never ended"),
        ("    ### BEGIN SOLUTION\n", "    # BEGIN SOLUTION\n", 10, "is not a marker"),
        ("### BEGIN HIDDEN TESTS", "### BEGIN HIDDEN TEST", 16, "is not a marker"),
        ("### BEGIN HIDDEN TESTS\n", "### BEGIN SOLUTION\n", 16, "a tests cell may not hold a SOLUTION marker"),
        ("# %%\n1 + 1", "# %% loose\n1 + 1", 20, "unknown kind of cell 'loose'"),
        ("# %% [markdown] logbook", "# %% [markdown] logbook mine", 28, "takes no name"),
        ("# %% [markdown] logbook", "# %% logbook", 28, "must be `# %% [markdown]"),
    ],
)
def test_a_malformed_text_is_refused_with_file_and_line(tmp_path, old, new, line, says):
    assert old in GOOD
    with pytest.raises(AuthorError, match=r"topic\.py") as refusal:
        read(tmp_path, GOOD.replace(old, new))
    assert (refusal.value.line, says in str(refusal.value)) == (line, True), str(refusal.value)


def test_a_duplicate_grade_id_is_refused(tmp_path):
    again = "\n# %% tests double-basics points=1\nassert double(1) == 2\n"
    with pytest.raises(AuthorError, match=r"topic.py:31: .*'double-basics' is taken by the cell in line 14"):
        read(tmp_path, GOOD + again)


def test_a_solution_cell_without_a_marked_solution_is_refused(tmp_path):
    text = GOOD.replace("    ### BEGIN SOLUTION\n", "").replace("    ### END SOLUTION\n", "")
    with pytest.raises(AuthorError, match="marks no solution"):
        read(tmp_path, text)


def test_a_tests_cell_without_its_solution_cell_is_refused(tmp_path):
    extra = "\n# %% tests half-basics points=1\nassert True\n"
    with pytest.raises(AuthorError, match="no solution cell 'half'"):
        read(tmp_path, GOOD + extra, skills=("double", "half"))


def test_a_topic_that_the_syllabus_does_not_know_is_refused(tmp_path):
    with pytest.raises(AuthorError, match=r"no such topic.*syllabus\.toml"):
        read(tmp_path, GOOD, skills=None)


def test_text_before_the_first_header_is_refused(tmp_path):
    with pytest.raises(AuthorError, match="begin with a cell header"):
        read(tmp_path, "import os\n" + GOOD)
