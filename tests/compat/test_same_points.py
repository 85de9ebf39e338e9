"""Every grade cell gets the same points from us as from stock nbgrader 0.9.6, but for the rows of DIFFERENCES."""

import re
from pathlib import Path

import nbformat
import pytest

from tests.compat import cases
from tests.compat.differences import DIFFERENCES, UNGRADED, expected, refused

pytestmark = pytest.mark.slow
DOCS = Path(__file__).parents[2] / "docs" / "nbgrader.md"
TABLES = [("plain", table) for table in cases.PLAIN] + [("dangerous", table) for table in cases.DANGEROUS]


def score(rows, key):
    """The automatic score of a cell, or that its submission was not graded at all."""
    return rows[key][0] if key in rows else UNGRADED


def same(theirs, mine):
    """Score, maximum and whether a person must look; a comment of nbgrader's stands, another may be added."""
    return theirs is not None and mine is not None and theirs[:3] == mine[:3] and theirs[3] in (None, mine[3])


@pytest.mark.parametrize(("course", "table"), TABLES, ids=[table.name for _, table in TABLES])
def test_stock_nbgrader_gives_what_the_table_says(stock, course, table):
    for student, submission in table.students.items():
        for (notebook, cell), said in table.scores(student).items():
            wanted = UNGRADED if submission.fails else said
            assert score(stock, (course, table.name, student, notebook, cell)) == wanted, f"{student}: {cell}"


def test_the_notebooks_of_nbgraders_own_tests_and_its_example_course_were_graded(stock):
    found = [row for key, row in stock.items() if key[0] == "wheel" and row[1]]
    assert len(found) > 50
    assert {0, 0.5, 1, None} <= {row[0] for row in found}


def test_we_grade_all_but_what_the_reference_solution_itself_does_not_pass(ours):
    assert ours.refused == refused(ours.mode)


def test_we_give_the_same_points_but_for_the_listed_differences(stock, ours):
    listed = expected(ours.mode, ours.sandbox)
    compared = {key for key in stock.keys() | ours.rows.keys() if key not in listed and key[:2] not in ours.refused}
    pairs = {key: (stock.get(key), ours.rows.get(key)) for key in compared}
    assert {key: pair for key, pair in pairs.items() if not same(*pair)} == {}


def test_every_listed_difference_is_there(stock, ours):
    listed = expected(ours.mode, ours.sandbox)
    found = {key: (score(stock, key), score(ours.rows, key)) for key in listed}
    assert found == listed
    assert not [key for key, (theirs, mine) in found.items() if theirs == mine]


def test_where_a_person_must_look_the_gradebook_says_so(ours):
    undecided = {key for key, (_, mine) in expected(ours.mode, ours.sandbox).items() if mine is None}
    assert undecided
    assert all(ours.rows[key][2] for key in undecided)


def shown(folder):
    """What the plain cells of the table ``shown`` show; pictures by their kind, errors without their traceback."""
    path = folder / "plain" / "autograded" / "ada" / "shown" / "shown.ipynb"
    return [
        (cell.source, cell.execution_count, [told(output) for output in cell.outputs])
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code"
    ]


def told(output):
    data = {kind: text if "image" not in kind else "" for kind, text in output.get("data", {}).items()}
    facts = {name: output.get(name) for name in ("output_type", "name", "text", "execution_count", "ename", "evalue")}
    plain = re.sub(r"0x[0-9a-f]+", "0x…", data.pop("text/plain", ""))  # addresses
    evalue = re.sub(r"\(.*, line", "(…, line", facts.pop("evalue") or "")  # a cell's file name
    return {**facts, "evalue": evalue, "data": data, "plain": plain, "metadata": output.get("metadata")}


@pytest.mark.usefixtures("stock")
def test_cells_show_what_they_show_in_nbgraders_kernels(generated, ours):
    for theirs, mine in zip(shown(generated), shown(ours.folder), strict=True):
        assert mine == theirs


@pytest.mark.parametrize("rule", [difference.rule for difference in DIFFERENCES])
def test_the_documentation_names_every_rule(rule):
    assert f"### {rule}" in DOCS.read_text(encoding="utf-8")


def test_the_documentation_names_no_other_rule():
    headings = [line[4:] for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("### ")]
    assert headings == [difference.rule for difference in DIFFERENCES]
