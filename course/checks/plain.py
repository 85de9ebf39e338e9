"""Plain data: the only thing that checks ever compare.

Values are recognised by their *exact* type. A learner's object that pretends to be a number or an array is never
asked what it is equal to, what its length is or how it looks as an array; it is refused as not plain.
"""

import collections
import datetime
import decimal
import fractions
import pathlib
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from course.checks.failures import CheckFailed, fail

Array = npt.NDArray[Any]


class Kinds:
    """A set of types that asks for identity: a class whose metaclass claims to equal ``float`` is not in it."""

    def __init__(self, *types: type) -> None:
        self._types = types
        self._ids = frozenset(map(id, types))

    def __contains__(self, kind: type) -> bool:
        return id(kind) in self._ids

    def __or__(self, other: "Kinds") -> "Kinds":
        return Kinds(*self._types, *other._types)


NUMPY_SCALARS = Kinds(*np.sctypeDict.values())
BOOLS = Kinds(bool, np.bool_)
NUMBERS = Kinds(int, float, complex, *(t for t in np.sctypeDict.values() if np.dtype(t).kind in "iufc"))
TEXTS = Kinds(str, np.str_)
SEQUENCES = Kinds(list, tuple)
MAPPINGS = Kinds(dict, collections.OrderedDict, collections.defaultdict, collections.Counter)
SETS = Kinds(set, frozenset)
INDEXES = Kinds(
    pd.Index,
    pd.RangeIndex,
    pd.MultiIndex,
    pd.CategoricalIndex,
    pd.IntervalIndex,
    pd.DatetimeIndex,
    pd.TimedeltaIndex,
    pd.PeriodIndex,
)
TABLES = Kinds(np.ndarray, pd.Series, pd.DataFrame) | INDEXES
MISSING = Kinds(type(pd.NA), type(pd.NaT))
DATES = Kinds(
    datetime.date,
    datetime.datetime,
    datetime.time,
    datetime.timedelta,
    pd.Timestamp,
    pd.Timedelta,
    pd.Period,
    pd.Interval,
    np.datetime64,
    np.timedelta64,
)
PATHS = Kinds(pathlib.PosixPath, pathlib.WindowsPath, pathlib.PurePosixPath, pathlib.PureWindowsPath)
OTHERS = Kinds(bytes, np.bytes_, range, slice, type(None), type(...), decimal.Decimal, fractions.Fraction)
#: Single values that are compared with ``==`` once both have the same type.
ATOMS = MISSING | DATES | PATHS | OTHERS
SCALARS = BOOLS | NUMBERS | TEXTS | ATOMS

_NAMES: dict[type, str] = {
    list: "a list",
    tuple: "a tuple",
    set: "a set",
    str: "text",
    bool: "a truth value",
    int: "an integer",
    float: "a number",
    complex: "a complex number",
    np.ndarray: "an array",
    pd.DataFrame: "a DataFrame",
    pd.Series: "a Series",
    type(None): "None",
    type: "a class",
}


def name_of(value: object) -> str:
    """What a value is, in a learner's words: "a list", "an array", "an object of class Foo"."""
    kind = type(value)
    if kind in Kinds(*_NAMES):
        return _NAMES[kind]
    if kind in MAPPINGS:
        return "a dictionary"
    if kind in INDEXES:
        return "an index"
    if kind in NUMPY_SCALARS or kind in ATOMS or kind in SETS:
        return f"a {kind.__name__}"
    if kind.__name__ in ("function", "method", "builtin_function_or_method"):
        return "a function (was it called?)"
    return "a generator" if kind.__name__ == "generator" else f"an object of class {kind.__name__}"


def sentence(what: str, words: str) -> str:
    """``what`` and what is to be said of it, as a sentence."""
    return f"{what[:1].upper()}{what[1:]} {words}"


def refuse_none(value: object, what: str) -> None:
    """Fail with the id ``none`` if nothing came back."""
    if value is None:
        raise fail("none", sentence(what, "is None: is a return missing?"))


def numbers(value: object, what: str) -> Array:
    """``value`` as an array of bool, integer, float or complex numbers; fails if it is anything else.

    Accepted are Python and NumPy scalars, (nested) lists and tuples of them, arrays, and numeric pandas objects.
    """
    refuse_none(value, what)
    kind = type(value)
    if kind in SEQUENCES:
        array = _stacked(value, what)
    elif kind in TABLES or kind in BOOLS or kind in NUMBERS:
        array = np.asarray(value)
    else:
        raise fail("type", sentence(what, f"is {name_of(value)}, expected plain numbers."))
    if array.dtype.kind == "O":
        array = _big_integers(array, what)
    if array.dtype.kind not in "biufc":
        raise fail("dtype", sentence(what, f"has elements of dtype {array.dtype}, expected numbers."))
    return array


def _stacked(value: Any, what: str) -> Array:
    """A nested list as an array; its elements are looked at before NumPy may touch them."""
    plain = BOOLS | NUMBERS | Kinds(np.ndarray, pd.Series)
    for item in _leaves(value):
        if item is None:
            raise fail("none", sentence(what, "holds None where numbers are expected."))
        if type(item) not in plain:
            raise fail("type", sentence(what, f"holds {name_of(item)} where numbers are expected."))
    try:
        return np.array(value)
    except ValueError:
        raise fail("shape", sentence(what, "is ragged: its rows have different lengths.")) from None


def _leaves(value: Any) -> list[Any]:
    found, waiting = [], [value]
    while waiting:
        item = waiting.pop()
        if type(item) in SEQUENCES:
            waiting.extend(item)
        else:
            found.append(item)
    return found


def _big_integers(array: Array, what: str) -> Array:
    """Python integers beyond 64 bits as floats; every other array of objects is refused."""
    items = array.ravel().tolist()
    plain = all(type(item) is int or type(item) is float for item in items)
    if not plain or not any(type(item) is int and abs(item) >= 2**63 for item in items):
        raise fail("dtype", sentence(what, "is an array of Python objects (dtype object), expected numbers."))
    return np.array([_as_float(item) for item in items]).reshape(array.shape)


def _as_float(item: float) -> float:
    try:
        return float(item)
    except OverflowError:
        return float("inf") if item > 0 else float("-inf")


def expected_numbers(value: object, helper: str) -> Array:
    """The author's side of a comparison; what cannot be compared is the author's mistake, a TypeError."""
    try:
        return numbers(value, "the expected value")
    except CheckFailed as problem:
        raise TypeError(f"{helper}: {problem.text} For other plain data there is `same`.") from None
