"""The rules of trust, each with an answer that would earn points without it."""

import pytest

from autograder.records import Code

RIGHT = """
class Point:
    def __init__(self, x): self.x = x
    def __eq__(self, other): return isinstance(other, Point) and self.x == other.x
def mean(xs): return sum(xs) / len(xs)
def evens(xs): return [x for x in xs if x % 2 == 0]
def is_even(x): return x % 2 == 0
def moved(p): return Point(p.x + 1)
"""
SETUP = "import numpy as np\ndef near(a, b):\n    return abs(a - b) < 1e-9\nsecret = 3.0"
TESTS = {
    "mean": "assert near(mean([1, 2, 6]), secret)\nassert mean([4]) == 4 and np.isclose(mean([1, 2]), 1.5)",
    "evens": "assert evens([1, 2, 4]) == [2, 4]\nassert evens([]) == []",
    "each": "assert all(map(is_even, [0, 2]))\nassert not any(map(is_even, [1, 3]))",
    "moved": "assert moved(Point(1)) == Point(2)\nassert moved(Point(1)).x == 2",
}
LIAR = "class Liar:\n    def __eq__(self, other): return True\n    def __bool__(self): return True\n"
FLOAT = "class F(float):\n  def __eq__(s, o): return True\n  __sub__ = __rsub__ = lambda s, o: 0.0\n"
ARRAY = "class A(np.ndarray):\n  def __eq__(s, o): return np.True_\n"
NAMED = "Liar.__name__ = 'list'\nLiar.__module__ = 'builtins'\n"
HELPER = "def near(a, b): return True\nsecret = 0\nnp.isclose = near\n"
LIBRARY = "import builtins\nnp.isclose = lambda *a, **k: True\nbuiltins.abs = lambda x: 0\n"
ATTACKS = {
    "a float that equals everything": ("mean", FLOAT + "def mean(xs): return F(0)"),
    "an array that equals everything": ("mean", ARRAY + "def mean(xs): return np.zeros(1).view(A)"),
    "an object that equals everything": ("evens", LIAR + "def evens(xs): return Liar()"),
    "such objects in a list": ("evens", LIAR + "def evens(xs): return [Liar(), Liar()][:len(xs) - 1]"),
    "an object with the name of a class of data": ("evens", LIAR + NAMED + "def evens(xs): return Liar()"),
    "a StopIteration that ends the loop over the cases": ("each", "def is_even(x): raise StopIteration"),
    "an exit": ("each", "def is_even(x): raise SystemExit(0)"),
    "a test that skips itself": ("each", "import unittest\ndef is_even(x): raise unittest.SkipTest('')"),
    "another helper under the instructor's name": ("mean", HELPER + "def mean(xs): return 4"),
    "a library with another comparison": ("mean", LIBRARY + "def mean(xs): return 4"),
}


def cells(answer, more=""):
    tests = [Code(name=name, source=text, graded=True, origin="instructor") for name, text in TESTS.items()]
    setup = Code(name="setup", source=SETUP, origin="instructor")
    return [setup, Code(name="answer", source=answer), *([Code(name="more", source=more)] if more else []), *tests]


@pytest.fixture(scope="module")
def reference(engine):
    return engine.reference(cells(RIGHT))


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_attack_earns_nothing(engine, reference, attack):
    name, forged = ATTACKS[attack]
    execution = engine.execute(cells(RIGHT, forged), reference=reference)
    assert execution.result(name).outcome == "failed"
    others = [execution.result(other).outcome for other in TESTS if other != name]
    assert others == ["passed"] * 3


def test_a_class_that_the_reference_compares_may_be_compared_and_no_other(engine, reference):
    honest = RIGHT.replace("self.x == other.x", "abs(self.x - other.x) == 0")
    assert engine.execute(cells(honest), reference=reference).result("moved").outcome == "passed"
    renamed = engine.execute(cells(RIGHT, LIAR + "def moved(p): return Liar()"), reference=reference).result("moved")
    assert (renamed.outcome, renamed.misconception) == ("failed", "type")


def test_a_last_expression_of_the_answers_is_no_score(engine):
    sources = [
        Code(name="a", source="def f(): return 1"),
        Code(name="t", source="f()", graded=True, origin="instructor"),
    ]
    reference = engine.reference(sources)
    forged = "class One:\n    def __repr__(self): return '1'\ndef f(): return One()"
    result = engine.execute([Code(name="a", source=forged), sources[1]], reference=reference).result("t")
    assert (result.outcome, result.misconception) == ("failed", "type")
