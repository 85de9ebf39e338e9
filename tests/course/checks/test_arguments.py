"""What must not happen to the arguments."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest

from course.checks import CheckFailed, independent, unchanged


@dataclass
class Config:
    names: list[str]


class Model:
    def __init__(self) -> None:
        self.weights = np.zeros(2)
        self.itself = self


def frame() -> pd.DataFrame:
    return pd.DataFrame({"a": [1.0, np.nan], "b": ["x", "y"]})


def change(value: Any, key: Any, to: Any) -> None:
    value[key] = to


CHANGES: list[tuple[Any, Callable[[Any], object]]] = [
    (np.array([1.0, np.nan]), lambda x: change(x, 0, 2.0)),
    (np.array([[1, 2]]), lambda x: x.resize((2, 1), refcheck=False)),
    (np.array([[1], None], dtype=object), lambda x: x[0].append(2)),
    ([3, 1], lambda x: x.sort()),
    ([1], lambda x: change(x, 0, 1.0)),
    ([1], lambda x: change(x, 0, True)),
    ({"a": [1]}, lambda x: x["a"].append(2)),
    ({"a": 1}, lambda x: x.pop("a")),
    (([1], 2), lambda x: x[0].clear()),
    ({1, 2}, lambda x: x.discard(1)),
    (frame(), lambda x: change(x, "c", 1)),
    (frame(), lambda x: x.pop("a")),
    (frame(), lambda x: x.__setitem__("a", [1.0, 2.0])),
    (frame(), lambda x: setattr(x.index, "name", "id")),
    (frame(), lambda x: x.__setitem__("a", x["a"].astype("float32"))),
    (frame()["a"], lambda x: change(x, 0, 5.0)),
    (Config(["a"]), lambda x: x.names.append("b")),
    (Model(), lambda x: change(x.weights, 0, 1.0)),
]


@pytest.mark.parametrize(("argument", "wrong"), CHANGES)
def test_a_change_in_place_is_noticed(argument: Any, wrong: Callable[[Any], object]) -> None:
    with pytest.raises(CheckFailed, match="changed in place") as seen, unchanged(argument):
        wrong(argument)
    assert seen.value.misconception == "mutates"


@pytest.mark.parametrize("argument", [argument for argument, _ in CHANGES] + [None, 1, "x", len, pd.Index([1]), float])
def test_looking_at_an_argument_is_no_change(argument: Any) -> None:
    with unchanged(argument):
        repr(argument)


def test_the_changed_argument_is_named() -> None:
    X, names = np.ones(2), ["a"]
    with pytest.raises(CheckFailed, match=r"The second argument \(a list\)"), unchanged(X, names):
        names.append("b")


def test_an_error_on_its_way_is_not_hidden_by_a_change() -> None:
    row = [1]
    with pytest.raises(ZeroDivisionError), unchanged(row):
        row.append(1 // 0 if row.append(2) is None else 3)


X = np.arange(6.0).reshape(2, 3)


@pytest.mark.parametrize("result", [X, X[:, 1], X.T, [X[0]], {"a": X.ravel()}, (1, X[::-1])])
def test_a_view_of_an_argument_is_not_independent(result: object) -> None:
    with pytest.raises(CheckFailed) as seen:
        independent(result, X)
    assert seen.value.misconception == "alias"


@pytest.mark.parametrize("result", [X.copy(), X + 0, X[[0]], X.tolist(), 1.0, None, [X[0] * 2]])
def test_a_copy_is_independent(result: object) -> None:
    independent(result, X)


def test_the_same_list_or_a_list_inside_it_is_not_independent() -> None:
    rows = [[1], [2]]
    independent([row[:] for row in rows], rows)
    for result in (rows, rows[:], (rows[1],)):
        with pytest.raises(CheckFailed, match="the second argument"):
            independent(result, X, rows)


def test_a_frame_is_independent_unless_it_is_the_argument_itself() -> None:
    table = frame()
    independent(table.copy(), table)
    with pytest.raises(CheckFailed):
        independent(table, table)
