"""Errors and warnings that are part of the contract."""

import sys
import warnings
from typing import Any

import numpy as np
import pytest

from course.checks import CheckFailed, forbid, no_warnings, raises


def throw(error: BaseException) -> None:
    raise error


def failure(promised: Any, error: BaseException, **options: Any) -> CheckFailed:
    with pytest.raises(CheckFailed) as seen:
        raises(promised, throw, error, **options)
    return seen.value


def test_the_promised_error_is_returned() -> None:
    error = ValueError("k must be positive")
    assert raises(ValueError, throw, error, match="positive") is error
    assert raises((KeyError, ValueError), throw, error) is error
    assert raises(LookupError, throw, KeyError("a")).args == ("a",)
    assert isinstance(raises(SystemExit, sys.exit, 2), SystemExit)


def test_arguments_are_passed_on() -> None:
    raises(ValueError, int, "z", base=10, match="base 10")


@pytest.mark.parametrize("error", [TypeError("no"), KeyError("a"), NotImplementedError("sparse")])
def test_another_error_is_named(error: Exception) -> None:
    seen = failure(ValueError, error)
    assert seen.misconception == "error"
    assert type(error).__name__ in seen.text


def test_a_missing_error_is_named() -> None:
    with pytest.raises(CheckFailed, match="ValueError or KeyError was promised, but the call returned normally"):
        raises((ValueError, KeyError), int, "3")


def test_a_message_without_the_promised_words_is_refused() -> None:
    seen = failure(ValueError, ValueError("bad"), match="positive")
    assert seen.text == "The message of the ValueError should mention 'positive'."
    assert seen.detail == "it was 'bad'"


@pytest.mark.parametrize("promised", [ValueError, RuntimeError, Exception, (ValueError, RuntimeError)])
def test_a_blank_never_passes_for_the_promised_error(promised: Any) -> None:
    assert failure(promised, NotImplementedError()).misconception == "blank"


@pytest.mark.parametrize("error", [NameError("x"), ImportError("x"), UnboundLocalError("x")])
def test_a_typo_never_passes_for_the_promised_error(error: Exception) -> None:
    assert failure(Exception, error).misconception == "crash"


def test_a_library_that_lacks_something_never_passes_for_the_promised_error() -> None:
    assert failure(RuntimeError, NotImplementedError("sparse")).misconception == "error"


def test_not_implemented_may_itself_be_promised() -> None:
    raises(NotImplementedError, throw, NotImplementedError())


def test_a_forbidden_call_is_not_the_promised_error() -> None:
    with pytest.raises(CheckFailed) as seen, forbid("numpy.spacing"):
        raises(Exception, lambda: np.spacing(1.0))
    assert seen.value.misconception == "forbidden"


def test_an_interrupt_is_passed_on() -> None:
    with pytest.raises(KeyboardInterrupt):
        raises(ValueError, throw, KeyboardInterrupt())


def test_a_quiet_answer_has_no_warnings() -> None:
    with no_warnings(), np.errstate(divide="ignore"):
        np.log(np.array([0.0]))


def test_a_warning_is_reported_even_where_warnings_are_switched_off() -> None:
    warnings.simplefilter("ignore")  # pytest puts the filters back
    with pytest.raises(CheckFailed, match="DeprecationWarning: old") as seen, no_warnings():
        warnings.warn("old", DeprecationWarning, stacklevel=1)
    assert seen.value.misconception == "warning"


def warns_and_fails() -> None:
    warnings.warn("old", UserWarning, stacklevel=1)
    raise ZeroDivisionError


def test_an_error_is_not_hidden_by_a_warning() -> None:
    with pytest.raises(ZeroDivisionError), no_warnings():
        warns_and_fails()
