"""Mutants are small, different from each other, and never touch what is no behaviour."""

import ast

import pytest

from autograder.evidence.mutants import CHANGES, mutants


def changes(body):
    """How the mutants of a function with this body are named."""
    source = f"def f(x, y=None):\n    z = x\n{body}\n    return z\n"
    return {mutant.name for mutant in mutants("toy", "f", source)} - {"return z  =>  return None"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("z = x + y", {"z = x + y  =>  z = x - y"}),
        ("z = x // y", {"z = x // y  =>  z = x / y"}),
        ("z = -x", {"z = -x  =>  z = x"}),
        ("z = x and y", {"z = x and y  =>  z = x or y"}),
        ("z = x < y", {"z = x < y  =>  z = x <= y", "z = x < y  =>  z = x > y"}),
        ("z = x is y", {"z = x is y  =>  z = x is not y"}),
        ("z = 3", {"z = 3  =>  z = 4", "z = 3  =>  z = 2"}),
        ("z = 0.5", {"z = 0.5  =>  z = 1.5", "z = 0.5  =>  z = 1.0"}),
        ("z = True", {"z = True  =>  z = False"}),
        ("z = 'a'", {"z = 'a'  =>  z = 'ax'"}),
        (
            "z = x if y else z",
            {"z = x if y else z  =>  z = x if True else z", "z = x if y else z  =>  z = x if False else z"},
        ),
        ("z += y", {"z += y  =>  z -= y", "z += y  =>  pass"}),
        ("z = x.sum(axis=y)", {"z = x.sum(axis=y)  =>  z = x.sum()", "z = x.sum(axis=y)  =>  z = x.mean(axis=y)"}),
        ("z = min(x)", {"z = min(x)  =>  z = max(x)"}),
        ("z = x[y:z]", {"z = x[y:z]  =>  z = x[:z]", "z = x[y:z]  =>  z = x[y:]"}),
        ("x.sort()", {"x.sort()  =>  pass"}),
        ("raise ValueError('at least ' + str(1))", {"raise ValueError('at least ' + str(1))  =>  pass"}),
        ("warnings.warn('few rows', stacklevel=2)", {"warnings.warn('few rows', stacklevel=2)  =>  pass"}),
        ("assert x, 'no x'", set()),
        ("z: list[1] = x", set()),
        ("import a.b", set()),
    ],
)
def test_each_operator_makes_its_changes_and_no_other(line, expected):
    assert changes(f"    {line}") == expected


def test_loops_and_branches_are_changed():
    source = "def f(x):\n    while x:\n        break\n    if x:\n        continue_ = x"
    found = {mutant.name for mutant in mutants("toy", "f", source)}
    assert found == {
        "while x:  =>  while False:", "break  =>  pass", "if x:  =>  if True:", "if x:  =>  if False:",
    }  # fmt: skip


def test_docstrings_hints_and_messages_stay():
    source = 'def f(x: "int" = 1) -> "int":\n    """Add 1."""\n    if x > 5:\n        raise ValueError(f"{x} > 5")\n    return x'
    for mutant in mutants("toy", "f", source):
        assert "> 5')" in mutant.source or "pass" in mutant.source
        assert "x: 'int'" in mutant.source
        assert "-> 'int'" in mutant.source


def test_no_two_mutants_are_equal_in_text_or_name_and_all_are_python():
    source = "def f(x):\n    x = x + 1\n    x = x + 1\n    if x == 1 and x != 1:\n        return 1\n    return 1"
    found = mutants("toy", "f", source)
    assert len({mutant.source for mutant in found}) == len({mutant.name for mutant in found}) == len(found) > 15
    assert "x = x + 1  =>  x = x - 1  (no. 2)" in {mutant.name for mutant in found}
    for mutant in found:
        ast.parse(mutant.source)
        assert mutant.source != ast.unparse(ast.parse(source))


def test_every_kind_of_change_has_a_sentence_that_says_what_it_does():
    assert all(change.__doc__ and change.__doc__.endswith(".") for change in CHANGES)
