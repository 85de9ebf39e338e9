"""Which functions are called."""

import math
from typing import Any

import numpy as np
import pytest
import scipy.stats
import sklearn.linear_model
from numpy.linalg import lstsq as solve

from course.checks import CheckFailed, forbid, message, spy

I2 = np.eye(2)
SWALLOWED = 3.0


def swallows() -> float:
    try:
        return float(np.spacing(1.0))
    except Exception:  # noqa: BLE001
        return SWALLOWED


CALLS: dict[str, Any] = {
    "numpy.linalg.lstsq": lambda: np.linalg.lstsq(I2, I2),
    "numpy.spacing": lambda: np.spacing(1.0),
    "numpy.nextafter": lambda: np.nextafter(1.0, 2.0),
    "scipy.stats.gamma.fit": lambda: scipy.stats.gamma.fit([1.0, 2.0, 3.0]),
    "sklearn.linear_model.Ridge": lambda: sklearn.linear_model.Ridge(alpha=2),
    "sklearn.linear_model.LinearRegression.fit": lambda: sklearn.linear_model.LinearRegression().fit(I2, [1, 2]),
    "builtins.sorted": lambda: sorted([2, 1]),
    "math.fsum": lambda: math.fsum([1.0]),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_forbidden_call_is_refused_and_possible_again_afterwards(name: str) -> None:
    with pytest.raises(CheckFailed, match=f"{name} was called") as seen, forbid(name):
        CALLS[name]()
    assert seen.value.misconception == "forbidden"
    CALLS[name]()


@pytest.mark.parametrize("name", CALLS)
def test_an_answer_that_does_without_passes(name: str) -> None:
    before = dict(globals())
    with forbid(name):
        sum([1, 2])
    assert dict(globals()) == before
    CALLS[name]()


def test_an_alias_is_refused_too() -> None:
    original = solve
    with pytest.raises(CheckFailed), forbid("numpy.linalg.lstsq"):
        solve(I2, I2)
    assert solve is original


def test_a_call_is_reported_even_if_the_refusal_was_swallowed() -> None:
    with pytest.raises(CheckFailed) as seen, forbid("numpy.spacing", why="it is the answer"):
        assert swallows() == SWALLOWED
    assert seen.value.text == "numpy.spacing was called, but this exercise forbids it: it is the answer."


def test_a_forbidden_call_is_reported_rather_than_its_consequences() -> None:
    with pytest.raises(CheckFailed) as seen, forbid("numpy.spacing"), message("W1", "Wrong gap."):
        assert swallows() == 0
    assert seen.value.misconception == "forbidden"


def test_a_message_outside_names_the_forbidden_call() -> None:
    with pytest.raises(CheckFailed) as seen, message("W3", "Not with spacing."), forbid("numpy.spacing"):
        swallows()
    assert seen.value.misconception == "W3"


def test_everything_is_restored_after_nested_use_and_errors() -> None:
    original = np.spacing
    with pytest.raises(ZeroDivisionError), forbid("numpy.spacing"), forbid("numpy.spacing", "numpy.nextafter"):
        1 / 0  # noqa: B018
    assert np.spacing is original
    assert "fit" not in vars(scipy.stats.gamma)


def test_a_library_keeps_its_builtins() -> None:
    with forbid("builtins.sorted", "builtins.sum"):
        assert np.unique([2, 1]).tolist() == [1, 2]
        assert scipy.stats.rankdata([2, 1]).tolist() == [2, 1]


@pytest.mark.parametrize("name", ["numpy.linalg.lstsqq", "no_such_module.f", "lstsq", "numpy.random.Generator.choice"])
def test_a_name_that_cannot_be_forbidden_is_the_authors_mistake(name: str) -> None:
    with pytest.raises(ValueError, match=name), forbid(name):
        pass


def test_a_spy_records_calls_and_gives_the_results() -> None:
    watched = spy(math.hypot)
    assert watched(3, 4) == 5
    assert watched.calls == [((3, 4), {})]
    assert (watched.count, watched.__name__) == (1, "hypot")


def test_a_spy_remembers_arguments_as_they_were() -> None:
    watched, point = spy(lambda x, *, names=(): x.sum()), np.zeros(2)
    for _ in range(2):
        watched(point, names=["a"])
        point += 1
    assert [args[0].tolist() for args, _ in watched.calls] == [[0, 0], [1, 1]]
    assert watched.calls[0][1] == {"names": ["a"]}


def test_a_spy_records_calls_that_fail() -> None:
    watched = spy(math.sqrt)
    with pytest.raises(ValueError, match=r"math|nonneg"):
        watched(-1)
    assert watched.count == 1
