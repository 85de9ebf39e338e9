"""Errors and warnings that are, or are not, part of the contract: `raises` and `no_warnings`."""

import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from course.checks.failures import CRASHES, CheckFailed, fail, one_line, unsolved

Errors = tuple[type[BaseException], ...]


def raises(
    error: type[BaseException] | Errors,
    call: Callable[..., object],
    *args: Any,
    match: str | None = None,
    **kwargs: Any,
) -> BaseException:
    """Fail unless ``call(*args, **kwargs)`` raises ``error``, with a message in which ``match`` is found.

    Returns the exception. An unsolved exercise or a misspelled name never passes for the promised error.

    >>> raises(ValueError, int, "three", match="three")
    ValueError("invalid literal for int() with base 10: 'three'")
    >>> raises(ValueError, int, "3")
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: ValueError was promised, but the call returned normally.
    >>> raises(ValueError, [].pop)
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: ValueError was promised, but IndexError was raised. (IndexError: pop from empty list)
    """
    promised = error if isinstance(error, tuple) else (error,)
    try:
        call(*args, **kwargs)
    except BaseException as seen:
        if not isinstance(seen, (Exception, *promised)):
            raise
        failure = _judged(seen, promised, match)
        if failure is None:
            return seen
        if failure is seen:
            raise
        raise failure from seen
    raise fail("error", f"{_names(promised)} was promised, but the call returned normally.")


def _judged(seen: BaseException, promised: Errors, match: str | None) -> CheckFailed | None:
    """The failure that ``seen`` amounts to, or None if it is what was promised."""
    if isinstance(seen, CheckFailed) and CheckFailed not in promised:
        return seen  # another check, such as forbid, spoke first
    asked_for = any(issubclass(kind, (*CRASHES, NotImplementedError)) for kind in promised)
    excuse = None if asked_for else unsolved(seen)
    if excuse is not None:
        return excuse
    if not isinstance(seen, promised) or (isinstance(seen, NotImplementedError) and not asked_for):
        words = f"{_names(promised)} was promised, but {type(seen).__name__} was raised."
        return fail("error", words, one_line(seen))
    if match is not None and not re.search(match, str(seen)):
        words = f"The message of the {type(seen).__name__} should mention {match!r}."
        return fail("error", words, f"it was {str(seen)!r}")
    return None


def _names(promised: Errors) -> str:
    return " or ".join(kind.__name__ for kind in promised)


@contextmanager
def no_warnings() -> Iterator[None]:
    """Fail if a warning is issued inside.

    >>> import numpy as np
    >>> with no_warnings():
    ...     _ = np.log([1.0, 2.0])
    >>> with no_warnings():
    ...     _ = np.log([0.0, 2.0])
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: The answer must run without warnings. (RuntimeWarning: divide by zero encountered in log)
    """
    with _recorded() as seen:
        yield
    if seen:
        first = f"{seen[0].category.__name__}: {' '.join(str(seen[0].message).split())}"
        raise fail("warning", "The answer must run without warnings.", first)


@contextmanager
def _recorded() -> Iterator[list[warnings.WarningMessage]]:
    """The warnings issued in this process; a judge issues those of the learner's process here again."""
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        yield seen
