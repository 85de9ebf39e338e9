"""Judging a test that the learner wrote: `reject`."""

from collections.abc import Callable, Mapping
from typing import Any

from course.checks.failures import CheckFailed, fail, one_line, unsolved

Implementation = Callable[..., Any]


def reject(
    checker: Callable[[Any], object],
    *,
    right: Mapping[str, Implementation],
    wrong: Mapping[str, Implementation],
) -> None:
    """Fail unless the learner's test ``checker(implementation)`` passes ``right`` and refuses ``wrong`` ones.

    To refuse is to raise AssertionError; any other error is a test that crashed. The keys say in a few words how the
    implementation behaves, and the learner reads them.

    >>> def checker(mean):
    ...     assert mean([1, 2, 6]) == 3
    >>> right = {"sum over length": lambda x: sum(x) / len(x)}
    >>> wrong = {"the median": lambda x: sorted(x)[1]}
    >>> reject(checker, right=right, wrong=wrong)
    >>> reject(lambda mean: None, right=right, wrong=wrong)
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: Your test accepts a wrong implementation: the median.
    """
    if not right or not wrong:
        raise ValueError("reject needs at least one right and one wrong implementation, or the check proves nothing")
    for name, implementation in right.items():
        if _refuses(checker, implementation, f"a correct implementation: {name}"):
            raise fail("refuses-right", f"Your test refuses a correct implementation: {name}.")
    for name, implementation in wrong.items():
        if not _refuses(checker, implementation, f"a wrong implementation: {name}"):
            raise fail("accepts-wrong", f"Your test accepts a wrong implementation: {name}.")


def _refuses(checker: Callable[[Any], object], implementation: Implementation, which: str) -> bool:
    try:
        checker(implementation)
    except AssertionError:
        return True
    except Exception as seen:
        raise _crashed(seen, which) from seen
    return False


def _crashed(seen: Exception, which: str) -> CheckFailed:
    excuse = unsolved(seen)
    if excuse is not None:
        return excuse
    text = f"Your test crashed with {type(seen).__name__} on {which}; use assert to refuse."
    return fail("error", text, one_line(seen))
