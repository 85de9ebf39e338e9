"""`close`: are these the numbers that were asked for?"""

from typing import Any

import numpy as np
import pandas as pd

from course.checks.differences import difference
from course.checks.failures import fail
from course.checks.plain import Array, expected_numbers, name_of, numbers, refuse_none, sentence

RTOL, ATOL = 1e-9, 1e-12


def close(
    actual: object, expected: object, *, rtol: float = RTOL, atol: float = ATOL, what: str = "the result"
) -> None:
    """Fail unless ``|actual - expected| <= atol + rtol * |expected|`` everywhere, NaN and infinity at the same places.

    Scalars, nested lists, arrays (any shape), Series and DataFrames; integers pass for floats, lists for arrays, real
    numbers for complex ones; truth values never pass for numbers. Frames also need the same index and columns.

    >>> close([1.0, 2.0], np.array([1.0, 2.0]))
    >>> close(np.ones((3, 1)), np.ones(3))
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: The result is a column of shape (3, 1), expected the flat shape (3,).
    >>> close([2.0, 4.0, 6.1], [1.0, 2.0, 3.0], what="the mean")
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: The mean differs from the definition at 3 of 3 places, first at [0].
    """
    refuse_none(actual, what)
    if type(expected) is pd.DataFrame:
        _close_frame(actual, expected, rtol, atol, what)
    elif type(expected) is pd.Series:
        _close_series(actual, expected, rtol, atol, what)
    else:
        close_arrays(numbers(actual, what), expected_numbers(expected, "close"), rtol, atol, what)


def close_arrays(actual: Array, expected: Array, rtol: float, atol: float, what: str) -> None:
    """`close` for two numeric arrays."""
    same_shape(actual, expected, what)
    same_kind(actual, expected, what)
    kind = np.complex128 if "c" in (actual.dtype.kind, expected.dtype.kind) else np.float64
    with np.errstate(all="ignore"):
        ours, theirs = expected.astype(kind), actual.astype(kind)
        _same_non_finite(theirs, ours, what)
        wrong = outside(theirs, ours, rtol, atol)
    if wrong.any():
        hint = "" if expected.dtype.kind == "b" else _hint(theirs, ours)
        raise fail("value", sentence(what, f"differs from the definition{_where(wrong)}{hint}."))


def outside(actual: Array, expected: Array, rtol: float, atol: float) -> Array:
    """Where ``actual`` is not within the tolerance; equal NaN and equal infinities are within. Broadcasts."""
    with np.errstate(all="ignore"):
        near = np.abs(actual - expected) <= atol + rtol * np.abs(expected)
    both_finite = np.isfinite(actual) & np.isfinite(expected)
    both_nan = np.isnan(actual) & np.isnan(expected)
    outcome: Array = ~((near & both_finite) | (actual == expected) | both_nan)
    return outcome


def same_shape(actual: Array, expected: Array, what: str) -> None:
    """Fail with ``shape`` or ``column-vector`` unless both arrays have one shape."""
    if actual.shape == expected.shape:
        return
    if expected.ndim == 1 and actual.shape == (*expected.shape, 1):
        words = f"is a column of shape {actual.shape}, expected the flat shape {expected.shape}."
        raise fail("column-vector", sentence(what, words))
    turned = " It looks transposed." if actual.ndim > 1 and actual.shape == expected.shape[::-1] else ""
    have, need = (f"shape {a.shape}" if a.shape else "one number" for a in (actual, expected))
    words = f"has {have}" if actual.shape else "is one number"
    raise fail("shape", sentence(what, f"{words}, expected {need}.{turned}"))


def same_kind(actual: Array, expected: Array, what: str) -> None:
    """Fail with ``dtype`` where truth values and numbers, or complex and real numbers, are mixed up."""
    have, need = actual.dtype.kind, expected.dtype.kind
    if not expected.size or have == need:
        return
    if "b" in (have, need):
        words = "holds truth values, expected numbers." if have == "b" else "holds numbers, expected truth values."
        raise fail("dtype", sentence(what, words))
    if have == "c":
        raise fail("dtype", sentence(what, "is complex, expected real numbers."))


def _same_non_finite(actual: Array, expected: Array, what: str) -> None:
    missing = ~np.isfinite(actual) & np.isfinite(expected)
    if missing.any():
        raise fail("nan", sentence(what, f"is not finite{_where(missing)} where it should be."))
    surplus = np.isfinite(actual) & ~np.isfinite(expected)
    if surplus.any():
        raise fail("nan", sentence(what, f"is finite{_where(surplus)} where it should be NaN or infinite."))
    other = ~np.isfinite(expected) & ~((actual == expected) | (np.isnan(actual) & np.isnan(expected)))
    if other.any():
        raise fail("nan", sentence(what, f"mixes up NaN, infinity and minus infinity{_where(other)}."))


def _where(mask: Array) -> str:
    """The places as words; nothing for a single number."""
    if not mask.shape:
        return ""
    first = ", ".join(str(int(i)) for i in np.argwhere(mask)[0])
    return f" at {int(mask.sum())} of {mask.size} places, first at [{first}]"


def _hint(actual: Array, expected: Array) -> str:
    """What kind of difference it is, where that can be told from the numbers alone."""
    fine = np.isfinite(expected)
    a, e = actual[fine], expected[fine]
    square = actual.ndim == 2 and actual.shape[0] == actual.shape[1]
    if _alike(a, e, 1e-5):
        return ": it is nearly right, so look at the precision"
    if _alike(-a, e):
        return ": its sign is the opposite"
    if square and _alike(actual.T[fine], e):
        return ": it looks transposed"
    if _alike(np.sort(a), np.sort(e)):
        return ": the values are right, their order is not"
    return _shift(a, e) if a.size > 2 else ""  # two numbers may fit by chance


def _shift(a: Array, e: Array) -> str:
    with np.errstate(all="ignore"):
        factor, offset = np.vdot(e, a) / np.vdot(e, e), np.mean(a - e)
        if np.isfinite(factor) and factor != 0 and _alike(a / factor, e):
            return ": it is wrong by the same factor everywhere"
    return ": it is wrong by the same amount everywhere" if _alike(a - offset, e) else ""


def _alike(one: Array, other: Array, tolerance: float = 1e-6) -> bool:
    with np.errstate(all="ignore"):
        return bool(one.size and np.all(np.abs(one - other) <= tolerance * np.abs(other) + 1e-12 * np.abs(other).max()))


def _close_frame(actual: Any, expected: pd.DataFrame, rtol: float, atol: float, what: str) -> None:
    if type(actual) is not pd.DataFrame:
        raise fail("type", sentence(what, f"is {name_of(actual)}, expected a DataFrame."))
    _same_labels(actual.columns, expected.columns, "columns", what)
    _same_labels(actual.index, expected.index, "index", what)
    for place, label in enumerate(expected.columns):
        column = f"the column {label!r} of {what}"
        _close_column(actual.iloc[:, place], expected.iloc[:, place], rtol, atol, column)


def _close_series(actual: Any, expected: "pd.Series[Any]", rtol: float, atol: float, what: str) -> None:
    if type(actual) is not pd.Series:
        raise fail("type", sentence(what, f"is {name_of(actual)}, expected a Series."))
    _same_labels(actual.index, expected.index, "index", what)
    _close_column(actual, expected, rtol, atol, what)


def _close_column(actual: "pd.Series[Any]", expected: "pd.Series[Any]", rtol: float, atol: float, what: str) -> None:
    """Numbers within the tolerance; text, dates and categories exactly."""
    if expected.dtype.kind in "iufc" and actual.dtype.kind in "iufc":
        close_arrays(_values(actual), _values(expected), rtol, atol, what)
        return
    found = difference(actual, expected)
    if found is not None:
        raise found.failure(what)


def _values(column: "pd.Series[Any]") -> Array:
    """A numeric column as an array; the missing values of nullable dtypes become NaN."""
    if isinstance(column.dtype, np.dtype):
        return column.to_numpy()
    return column.to_numpy(dtype="float64", na_value=np.nan)


def _same_labels(actual: "pd.Index[Any]", expected: "pd.Index[Any]", which: str, what: str) -> None:
    found = difference(actual, expected)
    if found is not None:
        raise fail("labels", sentence(what, f"has another {which} than expected ({found.words})."))
