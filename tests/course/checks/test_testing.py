"""Judging a test that the learner wrote."""

from collections.abc import Callable
from typing import Any

import pytest

from course.checks import CheckFailed, reject

Mean = Callable[[list[float]], float]
RIGHT: dict[str, Mean] = {"sum over length": lambda x: sum(x) / len(x)}
WRONG: dict[str, Mean] = {
    "the median": lambda x: sorted(x)[len(x) // 2],
    "divides by n - 1": lambda x: sum(x) / (len(x) - 1),
}


def thorough(mean: Mean) -> None:
    assert mean([1, 2, 6]) == 3


def careless(mean: Mean) -> None:
    assert mean([1, 2, 3]) == 2


def picky(mean: Mean) -> None:
    assert mean([1, 2]) == 2


def refused(checker: Callable[[Any], object]) -> CheckFailed:
    with pytest.raises(CheckFailed) as seen:
        reject(checker, right=RIGHT, wrong=WRONG)
    return seen.value


def raising(error: Exception) -> Callable[[Any], object]:
    def checker(mean: Mean) -> None:
        raise error

    return checker


def test_a_thorough_test_passes() -> None:
    reject(thorough, right=RIGHT, wrong=WRONG)


def test_a_careless_test_is_told_what_it_lets_through() -> None:
    assert refused(careless).misconception == "accepts-wrong"
    assert refused(careless).text == "Your test accepts a wrong implementation: the median."


def test_a_test_that_refuses_a_right_implementation_is_told_which() -> None:
    assert refused(picky).misconception == "refuses-right"
    assert "sum over length" in refused(picky).text


@pytest.mark.parametrize(
    ("error", "name"), [(IndexError("x"), "error"), (NotImplementedError(), "blank"), (NameError("x"), "crash")]
)
def test_a_test_that_crashes_is_not_a_refusal(error: Exception, name: str) -> None:
    assert refused(raising(error)).misconception == name


def test_a_crash_on_a_wrong_implementation_is_not_a_refusal() -> None:
    def crashes(mean: Mean) -> None:
        if mean([1, 2, 6]) != 3:
            raise KeyError("no assert")

    assert "crashed with KeyError on a wrong implementation: the median" in refused(crashes).text


@pytest.mark.parametrize(("right", "wrong"), [({}, WRONG), (RIGHT, {})])
def test_a_bank_without_right_or_wrong_is_the_authors_mistake(right: dict[str, Mean], wrong: dict[str, Mean]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        reject(thorough, right=right, wrong=wrong)
