"""Two answers are alike when the author's probe sees the same of both."""

import numpy as np
import pandas as pd
import pytest

from autograder.evidence.probing import alike, same

PROBE = "def f(answer, rng):\n    return answer.f(rng.normal(size=3))"
MEAN = "def f(x):\n    return np.mean(x)"


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("def f(x):\n    return np.sum(x) / len(x)", True),
        ("def f(x):\n    return np.sum(x)", False),
        ("def f(x):\n    return float(np.mean(x))", False),  # another type
        ("def f(x):\n    raise ValueError", False),
        ("import warnings\ndef f(x):\n    warnings.warn('odd')\n    return np.mean(x)", False),
        ("def f(x):\n    return np.mean(x) if x[0] < 2.5 else None", False),  # seen in few inputs only
    ],
)
def test_answers_are_compared_by_what_the_probe_observes(other, verdict):
    assert alike("import numpy as np", MEAN, other, PROBE, "f", rounds=300) is verdict


def test_two_answers_that_raise_the_same_are_alike_whatever_they_say():
    one, other, third = (
        f"def f(x):\n    raise {error}" for error in ("ValueError('a')", "ValueError('b')", "KeyError")
    )
    assert alike("", one, other, PROBE, "f", rounds=2)
    assert not alike("", one, third, PROBE, "f", rounds=2)


def test_without_a_probe_nothing_is_alike():
    assert not alike("import numpy as np", MEAN, MEAN, "", "f", rounds=2)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ([1.0, (2, "x")], [1.0 + 1e-15, (2, "x")], True),
        ([1.0], [1.0 + 1e-6], False),
        ([], (), False),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        (np.array([1.0, np.nan]), np.array([1.0, np.nan]), True),
        (np.array([1.0]), np.array([1.0], dtype="f4"), False),
        (np.zeros((1, 2)), np.zeros((2, 1)), False),
        (np.array(["a", [1.0]], dtype=object), np.array(["a", [1.0]], dtype=object), True),
        (np.array([np.inf]), np.array([-np.inf]), False),
        (pd.DataFrame({"a": [1.0]}), pd.DataFrame({"a": [1.0]}), True),
        (pd.DataFrame({"a": [1.0]}), pd.DataFrame({"b": [1.0]}), False),
        (pd.Series([1.0], index=["x"]), pd.Series([1.0]), False),
        (float("nan"), float("nan"), True),
        (0.0, 1e-200, False),
        (True, 1, False),
        (None, None, True),
    ],
)  # fmt: skip
def test_same_means_equal_in_structure_type_and_nearly_in_number(a, b, verdict):
    assert same(a, b) is verdict
