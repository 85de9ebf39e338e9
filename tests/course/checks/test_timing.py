"""Speed, only as an order of magnitude."""

import gc

import numpy as np
import pytest

from course.checks import CheckFailed, faster_than

VALUES = np.random.default_rng(0).normal(size=20_000)


def loop(values: np.ndarray) -> float:
    total = 0.0
    for value in values:
        total += value * value
    return total


def vectorised(values: np.ndarray) -> float:
    return float(values @ values)


def test_a_vectorised_answer_is_faster_than_a_loop() -> None:
    faster_than(vectorised, loop, VALUES)


def test_a_loop_is_not_faster_than_a_loop() -> None:
    with pytest.raises(CheckFailed, match="Too slow: at least 5 times") as seen:
        faster_than(loop, loop, VALUES)
    assert seen.value.misconception == "slow"


def test_the_factor_is_the_authors() -> None:
    with pytest.raises(CheckFailed):
        faster_than(vectorised, loop, VALUES, factor=1e9)


def test_an_error_of_the_answer_is_passed_on_and_the_collector_runs_again() -> None:
    with pytest.raises(ZeroDivisionError):
        faster_than(lambda x: 1 // 0, loop, VALUES)
    assert gc.isenabled()
