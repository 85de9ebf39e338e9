"""What is marked is cut out; what is not marked stays."""

from autograder.notebooks.markers import inside, outside, regions

CELL = """def f():
    ### BEGIN SOLUTION
    a = 1

    ### END SOLUTION
    b = 2
    ### BEGIN SOLUTION
    return a + b
    ### END SOLUTION"""


def test_each_marked_region_is_one_piece():
    assert list(regions(CELL)) == ["    a = 1\n", "    return a + b"]


def test_inside_and_outside_share_the_lines_among_them():
    assert inside(CELL) == "    a = 1\n\n    return a + b"
    assert outside(CELL) == "def f():\n    b = 2"


def test_a_cell_without_markers_lies_outside():
    assert (inside("x = 1"), outside("x = 1"), list(regions("x = 1"))) == ("", "x = 1", [])
