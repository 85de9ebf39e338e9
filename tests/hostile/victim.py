"""The course under attack: a few exercises as instructors write them, with visible and hidden checks.

What no learner may ever see is in `SECRETS`: inputs and expected values of hidden checks, their comments, a token in
the grader's environment, and one in every file of the course that a submission has no business with.
"""

from collections.abc import Iterable, Mapping

from autograder.records import Code

#: Stands in files and in the environment of the grader.
TOKEN = "tkn-5f1e0c77aa"
#: 8675309 is the hidden input or expected value of every exercise, 4481277 that of the model's data.
SECRETS = (TOKEN, "8675309", "8675310", "4481277", "hidden-remark", "hidden_helper")

SETUP = """
import unittest
import numpy as np
import pandas as pd
from course.checks import close, deterministic, faster_than, forbid, message, raises, same, spy, unchanged
WEIGHTS = np.array([0.5, 0.25, 0.25])
"""

SOLUTIONS = {
    "add": "def add(x, y):\n    return x + y",
    "mean": "def mean(xs):\n    return sum(xs) / len(xs)",
    "is_even": "def is_even(n):\n    return n % 2 == 0",
    "centre": "def centre(rows):\n    return rows - rows.mean(axis=0)",
    "stack": (
        "class Stack:\n    def __init__(self, items=()):\n        self.items = list(items)\n"
        "    def push(self, item):\n        self.items.append(item)\n    def pop(self):\n        return self.items.pop()\n"
        "    def __len__(self):\n        return len(self.items)\n"
        "    def __eq__(self, other):\n        return type(other) is Stack and self.items == other.items\n"
        "    __hash__ = None"
    ),
    "countdown": "def countdown(n):\n    while n > 0:\n        yield n\n        n -= 1",
    "nearest": (
        "from sklearn.base import BaseEstimator, ClassifierMixin\n"
        "class Nearest(ClassifierMixin, BaseEstimator):\n    def fit(self, X, y):\n"
        "        self.X_, self.y_, self.classes_ = X, y, np.unique(y)\n        return self\n"
        "    def predict(self, X):\n        far = ((X[:, None] - self.X_[None]) ** 2).sum(axis=2)\n"
        "        return self.y_[far.argmin(axis=1)]"
    ),
    "totals": "def totals(sales):\n    return sales.groupby('shop', as_index=False)['paid'].sum()",
    "twice": "def twice(f, x):\n    return f(f(x))",
    "noted": (
        "class Noted:\n    def __enter__(self):\n        self.entered = True\n        return self\n"
        "    def __exit__(self, *problem):\n        self.entered = False\n        return False"
    ),
    "draw": "def draw(rng, n):\n    return rng.normal(size=n)",
    "norm": "def norm(v):\n    return float(np.sqrt((v * v).sum()))",
    "roots": "def root(x):\n    if x < 0:\n        raise ValueError('x must not be negative')\n    return x**0.5",
    "adder": "def adder(n):\n    return lambda x: x + n",
    "quick": "def quick(n):\n    return n * (n - 1) // 2",
    "summary": "def summary(text):\n    return {'words': len(text.split()), 'letters': len(text)}",
}

TESTS = {
    "add": """
assert add(2, 3) == 5
### BEGIN HIDDEN TESTS
# hidden-remark: carries
assert add(8675309, 1) == 8675310
assert add(-1, 1) == 0
### END HIDDEN TESTS
""",
    "mean": """
def same_mean(xs, expected):
    np.testing.assert_allclose(mean(xs), expected)
same_mean([1.0, 2.0, 6.0], 3.0)
### BEGIN HIDDEN TESTS
same_mean([8675309.0, 8675309.0], 8675309.0)
hidden_helper = [8675309.0, 1.0]
with unchanged(hidden_helper):
    close(mean(hidden_helper), 4337655.0)
### END HIDDEN TESTS
assert mean([4.0]) == 4.0
""",
    "is_even": """
assert all(map(is_even, [0, 2, 4]))
### BEGIN HIDDEN TESTS
assert all(map(is_even, [8675310, -2]))
assert not any(map(is_even, [8675309, 7]))
### END HIDDEN TESTS
""",
    "centre": """
close(centre(np.array([[1.0, 2.0], [3.0, 6.0]])), [[-1.0, -2.0], [1.0, 2.0]])
### BEGIN HIDDEN TESTS
rows = np.array([[8675309.0, 1.0], [8675310.0, 3.0]])
with message("C1", "Each row was centred; the task is to centre each column."), unchanged(rows):
    np.testing.assert_allclose(centre(rows), [[-0.5, -1.0], [0.5, 1.0]])
close(centre(np.array([[8675309.0], [8675309.0]])), [[0.0], [0.0]])
### END HIDDEN TESTS
""",
    "stack": """
class TestStack(unittest.TestCase):
    def test_push_and_pop(self):
        s = Stack([1])
        s.push(2)
        self.assertEqual(len(s), 2)
        self.assertEqual(s.pop(), 2)
result = unittest.TextTestRunner(verbosity=0, stream=__import__("io").StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(TestStack))
assert result.wasSuccessful() and result.testsRun == 1
### BEGIN HIDDEN TESTS
assert Stack([8675309]) == Stack([8675309])
assert not (Stack([8675309]) == Stack([1]))
assert len(Stack()) == 0
### END HIDDEN TESTS
""",
    "countdown": """
assert list(countdown(3)) == [3, 2, 1]
### BEGIN HIDDEN TESTS
steps = countdown(8675309)
assert next(steps) == 8675309
assert [one - other for one, other in zip(countdown(5), countdown(4), strict=False)] == [1, 1, 1, 1]
assert list(countdown(0)) == []
### END HIDDEN TESTS
""",
    "nearest": """
X = np.array([[0.0], [1.0], [10.0], [11.0]])
y = np.array([0, 0, 1, 1])
model = Nearest().fit(X, y)
assert model.score(X, y) == 1.0
### BEGIN HIDDEN TESTS
assert model.score(np.array([[2.0], [4481277.0]]), np.array([0, 1])) == 1.0
### END HIDDEN TESTS
""",
    "totals": """
sales = pd.DataFrame({"shop": ["a", "b", "a"], "paid": [1.0, 2.0, 3.0]})
pd.testing.assert_frame_equal(totals(sales), pd.DataFrame({"shop": ["a", "b"], "paid": [4.0, 2.0]}))
### BEGIN HIDDEN TESTS
sales = pd.DataFrame({"shop": ["z", "y"], "paid": [8675309.0, 1.0]})
pd.testing.assert_frame_equal(totals(sales), pd.DataFrame({"shop": ["y", "z"], "paid": [1.0, 8675309.0]}))
### END HIDDEN TESTS
""",
    "twice": """
assert twice(lambda x: x + 1, 5) == 7
### BEGIN HIDDEN TESTS
f = spy(lambda x: 8675309 - 3 * x)
assert twice(f, 2) == -17350600
assert f.count == 2
### END HIDDEN TESTS
""",
    "noted": """
with Noted() as note:
    assert note.entered is True
assert note.entered is False
### BEGIN HIDDEN TESTS
with Noted() as note:
    np.testing.assert_equal(note.entered, True)
    raises(ZeroDivisionError, lambda: 8675309 / 0)
try:
    with Noted():
        raise KeyError(8675309)
except KeyError:
    pass
else:
    raise AssertionError("swallowed")
### END HIDDEN TESTS
""",
    "draw": """
sample = deterministic(lambda rng: draw(rng, 3))
close(sample.shape, (3,))
### BEGIN HIDDEN TESTS
close(draw(np.random.default_rng(8675309), 4), np.random.default_rng(8675309).normal(size=4))
### END HIDDEN TESTS
""",
    "norm": """
with forbid("numpy.linalg.norm"):
    close(norm(np.array([3.0, 4.0])), 5.0)
### BEGIN HIDDEN TESTS
with forbid("numpy.linalg.norm"):
    close(norm(np.array([8675309.0, 0.0])), 8675309.0)
### END HIDDEN TESTS
""",
    "roots": """
raises(ValueError, root, -1.0, match="negative")
### BEGIN HIDDEN TESTS
raises(ValueError, root, -8675309.0, match="negative")
close(root(4.0), 2.0)
### END HIDDEN TESTS
""",
    "adder": """
assert adder(2)(3) == 5
### BEGIN HIDDEN TESTS
assert adder(8675309)(1) == 8675310
### END HIDDEN TESTS
""",
    "quick": """
close(quick(10), 45)
### BEGIN HIDDEN TESTS
def slow(n):
    total = 0
    for i in range(n):
        total += i
    return total
faster_than(quick, slow, 50_000, factor=2)
### END HIDDEN TESTS
""",
    "summary": """
same(summary("to be or"), {"words": 3, "letters": 8})
### BEGIN HIDDEN TESTS
same(summary("8675309 hidden-remark"), {"words": 2, "letters": 21})
### END HIDDEN TESTS
""",
}


def notebook(answers: Mapping[str, str], *, before: str = "", after: Iterable[str] = ()) -> tuple[Code, ...]:
    """The exercises that are answered, each followed by its tests; learner's cells of their own around them."""
    own = [Code(name=f"own{place}", source=source) for place, source in enumerate(after)]
    graded = [cell for name, source in answers.items() for cell in _exercise(name, source)]
    first = [Code(name="notes", source=before)] if before else []
    return (Code(name="setup", source=SETUP, origin="instructor"), *first, *graded, *own)


def _exercise(name: str, source: str) -> tuple[Code, Code]:
    return (
        Code(name=name, source=source),
        Code(name=f"{name}-tests", source=TESTS[name], graded=True, origin="instructor"),
    )


def solved(names: Iterable[str] = SOLUTIONS) -> tuple[Code, ...]:
    """An honest submission."""
    return notebook({name: SOLUTIONS[name] for name in names}, after=["print('done')"])
