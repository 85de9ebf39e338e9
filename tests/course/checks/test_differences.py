"""`same` compares plain data through and through."""

import datetime
from collections import Counter, OrderedDict, defaultdict
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checks import CheckFailed, same
from course.checks.differences import difference

ATOMS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.dates()
PLAIN = st.recursive(
    ATOMS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=2) | st.integers(), inner, max_size=3)
    ),
    max_leaves=8,
)
DAYS = pd.date_range("2024-01-01", periods=2)
FRAME = pd.DataFrame({"n": [1, 2], "t": ["x", None], "d": DAYS, "c": pd.Categorical(["u", "v"])}, index=["p", "q"])


class Equal:
    """Claims to equal everything."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash("a")


class FalseList(list[Any]):
    """A list that claims to equal everything."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


def failure(actual: object, expected: object) -> CheckFailed:
    with pytest.raises(CheckFailed) as seen:
        same(actual, expected)
    return seen.value


@given(PLAIN)
def test_everything_plain_is_the_same_as_its_copy(value: object) -> None:
    import copy

    same(copy.deepcopy(value), value)


@given(PLAIN, PLAIN)
def test_whether_two_values_are_the_same_does_not_depend_on_their_order(one: object, other: object) -> None:
    assert (difference(one, other) is None) == (difference(other, one) is None)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (1, 1.0),
        (np.int64(3), 3),
        (np.bool_(True), True),
        (np.str_("a"), "a"),
        (float("nan"), np.nan),
        (Counter("aab"), {"a": 2, "b": 1}),
        (defaultdict(int, a=1), {"a": 1}),
        (OrderedDict(b=2, a=1), {"a": 1, "b": 2}),
        ({1, 2}, {2, 1}),
        (np.array([1, 2], dtype="int32"), np.array([1, 2], dtype="uint8")),
        (np.array(["a", "b"], dtype=object), np.array(["a", "b"])),
        (np.array([np.nan, 1.0]), np.array([np.nan, 1.0])),
        (np.array(["NaT"], dtype="M8[s]"), np.array(["NaT"], dtype="M8[s]")),
        (np.datetime64("NaT"), np.datetime64("NaT")),
        (pd.NA, pd.NA),
        (np.array([[1, "a"], [None, (2,)]], dtype=object), np.array([[1, "a"], [None, (2,)]], dtype=object)),
        (np.zeros(2, dtype=[("x", int)]), np.zeros(2, dtype=[("x", int)])),
        (pd.RangeIndex(2), pd.Index([0, 1])),
        (FRAME.copy(), FRAME),
        (FRAME.assign(t=FRAME["t"].astype(object)), FRAME),
        (FRAME["d"].copy(), FRAME["d"]),
        (float, float),
        (datetime.date(2024, 1, 1), datetime.date(2024, 1, 1)),
    ],
)
def test_equal_plain_data_is_the_same(actual: object, expected: object) -> None:
    same(actual, expected)


@pytest.mark.parametrize(
    ("actual", "expected", "name"),
    [
        (None, [], "none"),
        ([None], [1], "none"),
        (0, None, "type"),
        (1, True, "type"),
        (True, 1, "type"),
        ("1", 1, "type"),
        ((1, 2), [1, 2], "type"),
        ([1, 2], np.array([1, 2]), "type"),
        (FalseList([3]), [1, 2], "type"),
        (Equal(), 1, "type"),
        ([Equal()], ["a"], "type"),
        ({Equal(): 1}, {"a": 1}, "type"),
        ({Equal()}, {"a"}, "type"),
        (frozenset("a"), {"a"}, "type"),
        (int, float, "value"),
        (1, float, "type"),
        (datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC), datetime.date(2024, 1, 1), "type"),
        ([1, 2, 3], [1, 2], "shape"),
        ({1, 2, 3}, {1, 2}, "shape"),
        ({1, 3}, {1, 2}, "value"),
        ([1, 3], [1, 2], "value"),
        ("b", "a", "value"),
        (np.nan, 1.0, "value"),
        (1.0, np.nan, "value"),
        (np.array([np.nan]), np.array([1.0]), "value"),
        ({"a": 1}, {"b": 1}, "labels"),
        ({"a": 1, "b": 2}, {"a": 1}, "labels"),
        (np.array([1.0, 2.0]), np.array([1, 2]), "dtype"),
        (np.array([True]), np.array([1]), "dtype"),
        (np.array([[1]]), np.array([1]), "column-vector"),
        (np.array([1, 2]), np.array([1, 2, 3]), "shape"),
        (np.array([1, 3]), np.array([1, 2]), "value"),
        (FRAME.to_dict(), FRAME, "type"),
        (FRAME.rename(columns={"n": "m"}), FRAME, "labels"),
        (FRAME.rename(index={"p": "r"}), FRAME, "labels"),
        (FRAME.head(1), FRAME, "shape"),
        (FRAME.assign(n=[1.0, 2.0]), FRAME, "dtype"),
        (FRAME.assign(n=[1, 3]), FRAME, "value"),
        (FRAME.assign(t=["x", "y"]), FRAME, "type"),
        (FRAME.assign(c=["u", "v"]), FRAME, "dtype"),
        (FRAME["n"].tolist(), FRAME["n"], "type"),
        (FRAME["n"].reset_index(drop=True), FRAME["n"], "labels"),
        (pd.Index([1, 2]), pd.Index([2, 1]), "labels"),
        ([0, 1], pd.RangeIndex(2), "type"),
    ],
)
def test_another_value_is_named(actual: object, expected: object, name: str) -> None:
    assert failure(actual, expected).misconception == name


def test_the_place_of_the_difference_is_told_and_the_expected_value_is_not() -> None:
    text = failure({"rows": [1, {"mean": 2.5}]}, {"rows": [1, {"mean": 1234.5}]}).text
    assert text == "The result differs from the definition (at ['rows'][1]['mean'])."


def test_missing_keys_are_counted_and_only_the_learners_own_is_shown() -> None:
    text = failure({"x": 1}, {"secret": 1, "other": 2}).text
    assert "2 missing" in text
    assert "'x'" in text
    assert "secret" not in text


@pytest.mark.parametrize("expected", [Equal(), [Equal()], object(), len])
def test_an_expected_value_that_is_not_plain_is_the_authors_mistake(expected: object) -> None:
    with pytest.raises(TypeError, match="plain data"):
        same([1] if isinstance(expected, list) else 1, expected)
