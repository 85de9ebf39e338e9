"""Estimators that keep the contract of scikit-learn: `check_estimator`."""

import warnings
from collections.abc import Collection
from typing import Any

from course.checks.failures import fail, one_line, unsolved


def check_estimator(estimator: Any, *, allowed_failures: Collection[str] = ()) -> None:
    """Fail unless ``estimator``, an instance, passes scikit-learn's own checks of estimators.

    ``allowed_failures`` are names of checks that may fail, such as ``"check_sample_weights_shape"``. Everything else
    must pass; the learner reads the name of the first check that does not. Checks that scikit-learn skips (for want of
    a package, say) count as passed. Source: `sklearn.utils.estimator_checks.check_estimator`.

    >>> from sklearn.linear_model import LinearRegression
    >>> check_estimator(LinearRegression())
    >>> check_estimator(LinearRegression)
    Traceback (most recent call last):
        ...
    TypeError: check_estimator needs an instance of an estimator, not a class
    """
    from sklearn.utils.estimator_checks import check_estimator as library_checks  # noqa: PLC0415 (slow to import)

    if isinstance(estimator, type):
        raise TypeError("check_estimator needs an instance of an estimator, not a class")
    if isinstance(allowed_failures, str):
        raise TypeError("allowed_failures is a collection of names of checks, not one string")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        results = library_checks(estimator, on_skip=None, on_fail=None)
    for result in results:
        name = str(result["check_name"])
        if result["status"] == "failed" and name not in allowed_failures:
            seen = result["exception"]
            raise unsolved(seen) or fail("error", f"scikit-learn's {name} fails for this estimator.", one_line(seen))
