"""What a cell binds, needs and documents is read from its source."""

import pytest

from autograder.notebooks import names

CELL = """
import os.path, numpy as np
from math import pi as circle
def f(a, *rest, **more): return a + outside
class C: attribute = f
for i, (j, *k) in enumerate([]): inner = i
with open("x") as file: pass
try: pass
except ValueError as error: pass
if (walrus := 1): pass
[hidden for hidden in range(3)]
x: int = 1
y += 1
"""


def test_bound_are_the_names_a_cell_leaves_behind():
    imported = {"os", "np", "circle"}
    made = {"f", "C", "i", "j", "k", "inner", "file", "error", "walrus", "x", "y"}
    assert names.bound(CELL) == imported | made
    assert names.defined(CELL) == made


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a = b", {"b"}),
        ("def f(): return later\nlater = 1", set()),
        ("def f(x=default): return x + far", {"default", "far"}),
        ("f = lambda x: x + far", {"far"}),
        ("[n * m for n in range(3)]", {"m"}),
        ("{k: v for k, v in pairs}", {"pairs"}),
        ("class C(Base):\n    @decorate\n    def m(self): return self.x, __class__", {"Base", "decorate"}),
        ("def f():\n    local = 1\n    def g(): return local\n    return g", set()),
        ("x: Hint = 1", {"Hint"}),
        ("f'{value!r:>{width}}'", {"value", "width"}),
        ("print(len([]), __name__)", set()),
        ("x[index].attribute = 1", {"x", "index"}),
        ("match point:\n    case Point(x=0): pass", {"point", "Point"}),
        ("global g\ng = 1", set()),
    ],
)
def test_needed_are_the_names_that_must_come_from_elsewhere(source, expected):
    assert names.needed(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('def f(x: int) -> int:\n    """Do."""', []),
        ('def f(*, x) -> int:\n    """Do."""', [("f", "type hints")]),
        ('def f(x: int):\n    """Do."""', [("f", "type hints")]),
        ('async def f(x):\n    """Do."""', [("f", "type hints")]),
        ("class C: pass", [("C", "docstring")]),
        ("def _helper(x): pass", []),
        ("x = 1", []),
    ],
)
def test_public_functions_and_classes_must_be_documented(source, expected):
    assert list(names.undocumented(source)) == expected


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", False),
        ("  # a\n\n# b", False),
        ("    x = 1", True),
        ("from a import b\nimport c", False),
        ("### END\npass", True),
    ],
)
def test_comments_and_imports_are_no_code(source, code):
    assert names.has_code(source) is code
