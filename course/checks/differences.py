"""`same`: is this plain data equal, through and through?"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from course.checks.failures import CheckFailed, fail
from course.checks.plain import (
    ATOMS,
    BOOLS,
    INDEXES,
    MAPPINGS,
    MISSING,
    NUMBERS,
    SCALARS,
    SEQUENCES,
    SETS,
    TEXTS,
    Array,
    Kinds,
    name_of,
    refuse_none,
    sentence,
)

KINDS_OF_DTYPE = {
    "b": "truth value",
    "i": "integer",
    "u": "integer",
    "f": "float",
    "c": "complex",
    "U": "text",
    "T": "text",
    "S": "bytes",
    "M": "date",
    "m": "duration",
    "O": "object",
}


class Difference(NamedTuple):
    """The first difference between two values: its kind, what is to be said of it, and where it is."""

    misconception: str
    words: str
    path: str = ""

    def under(self, step: str) -> "Difference":
        """The same difference, seen from the container around it."""
        return self._replace(path=step + self.path)

    def failure(self, what: str) -> CheckFailed:
        """The difference as a failure of ``what``."""
        place = f" (at {self.path})" if self.path else ""
        return fail(self.misconception, sentence(what, f"{self.words}{place}."))


WRONG = Difference("value", "differs from the definition")


def same(actual: object, expected: object, *, what: str = "the result") -> None:
    """Fail unless two pieces of plain data are equal.

    Lists are not tuples, truth values are not numbers, NaN equals NaN, the order of dictionary keys does not matter.
    Single numbers are equal if their values are (1 and 1.0); arrays and columns also need the same shape and kind of
    dtype (integer, float, …), frames the same index and columns. A Counter or defaultdict passes for a dictionary.

    >>> same({"rows": 3, "names": ["a", "b"]}, {"names": ["a", "b"], "rows": 3})
    >>> same({"rows": 3, "names": ("a", "b")}, {"rows": 3, "names": ["a", "b"]})
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: The result is a tuple, expected a list (at ['names']).
    """
    if expected is not None:
        refuse_none(actual, what)
    found = difference(actual, expected)
    if found is not None:
        raise found.failure(what)


def difference(actual: Any, expected: Any) -> Difference | None:
    """The first difference, or None. No method of an object that is not plain is ever called.

    Raises TypeError where ``expected`` is not plain data: that is the author's mistake.
    """
    kind = type(expected)
    for kinds, compare in _COMPARE:
        if kind in kinds:
            return compare(actual, expected)
    if isinstance(expected, type):
        other = WRONG if isinstance(actual, type) else _other_type(actual, expected)
        return None if actual is expected else other
    raise TypeError(f"same compares plain data, and the expected value is or holds {name_of(expected)}")


def _other_type(actual: object, expected: object) -> Difference:
    return Difference("none" if actual is None else "type", f"is {name_of(actual)}, expected {name_of(expected)}")


def _scalar_of(family: Kinds, words: str) -> Callable[[Any, Any], Difference | None]:
    def compare(actual: Any, expected: Any) -> Difference | None:
        if type(actual) not in family:
            return _other_type(actual, expected)._replace(words=f"is {name_of(actual)}, expected {words}")
        both_nan = actual != actual and expected != expected  # noqa: PLR0124 (only NaN differs from itself)
        return None if both_nan or bool(actual == expected) else WRONG

    return compare


def _atom(actual: Any, expected: Any) -> Difference | None:
    if type(actual) is not type(expected):
        return _other_type(actual, expected)
    if type(expected) in MISSING:
        return None
    both_nat = isinstance(expected, np.generic) and actual != actual and expected != expected  # noqa: PLR0124
    return None if both_nat or bool(actual == expected) else WRONG


def _sequence(actual: Any, expected: Any) -> Difference | None:
    if type(actual) is not type(expected):
        return _other_type(actual, expected)
    if len(actual) != len(expected):
        return Difference("shape", f"has {len(actual)} items, expected {len(expected)}")
    return _first(zip(actual, expected, strict=True))


def _first(pairs: Iterable[tuple[Any, Any]]) -> Difference | None:
    for place, (one, other) in enumerate(pairs):
        found = difference(one, other)
        if found is not None:
            return found.under(f"[{place}]")
    return None


def _mapping(actual: Any, expected: Any) -> Difference | None:
    if type(actual) not in MAPPINGS:
        return _other_type(actual, expected)
    strange = next((key for key in actual if not _is_plain_key(key)), None)
    if strange is not None:
        return Difference("type", f"has a key that is {name_of(strange)}")
    missing = len(expected.keys() - actual.keys())
    surplus = [key for key in actual if key not in expected]
    if missing or surplus:
        shown = f", and {surplus[0]!r} is not one of them" if surplus else ""
        return Difference("labels", f"has other keys than expected: {missing} missing{shown}")
    pairs = ((key, difference(actual[key], expected[key])) for key in expected)
    return next((found.under(f"[{key!r}]") for key, found in pairs if found is not None), None)


def _is_plain_key(key: Any) -> bool:
    if type(key) is tuple or type(key) is frozenset:
        return all(_is_plain_key(part) for part in key)
    return type(key) in SCALARS


def _set(actual: Any, expected: Any) -> Difference | None:
    if type(actual) is not type(expected):
        return _other_type(actual, expected)
    strange = next((item for item in actual if not _is_plain_key(item)), None)
    if strange is not None:
        return Difference("type", f"holds {name_of(strange)}")
    if len(actual) != len(expected):
        return Difference("shape", f"has {len(actual)} items, expected {len(expected)}")
    return None if actual == expected else WRONG


def _array(actual: Any, expected: Array) -> Difference | None:
    if type(actual) is not np.ndarray:
        return _other_type(actual, expected)
    if actual.shape != expected.shape:
        column = expected.ndim == 1 and actual.shape == (*expected.shape, 1)
        words = f"has shape {actual.shape}, expected {expected.shape}"
        return Difference("column-vector" if column else "shape", words)
    return _elements(actual, expected)


def _elements(actual: Array, expected: Array) -> Difference | None:
    """The elements of two arrays of one shape."""
    found = _kind(actual.dtype, expected.dtype, lambda: _all_text(actual) and _all_text(expected))
    if found is not None:
        return found
    if {actual.dtype.kind, expected.dtype.kind} & {"O", "V"}:
        return _first(zip(actual.ravel().tolist(), expected.ravel().tolist(), strict=True))
    wrong = actual != expected
    if expected.dtype.kind in "fcmM":
        wrong = wrong & ~((actual != actual) & (expected != expected))  # noqa: PLR0124 (NaN and NaT)
    if not np.any(wrong):
        return None
    first = ", ".join(str(int(i)) for i in np.argwhere(wrong)[0])
    where = f" at {int(np.sum(wrong))} of {expected.size} places, first at [{first}]" if expected.shape else ""
    return Difference("value", f"differs from the definition{where}")


def _kind(actual: Any, expected: Any, all_text: Callable[[], bool]) -> Difference | None:
    """Two dtypes of different kind; text may be stored as text or as objects."""
    have, need = _name_of_dtype(actual), _name_of_dtype(expected)
    if have == need or ({have, need} == {"text", "object"} and all_text()):
        return None
    return Difference("dtype", f"holds elements of kind {have}, expected {need}")


def _name_of_dtype(dtype: Any) -> str:
    """The kind of a NumPy or pandas dtype in words; integers are one kind whatever their size or sign."""
    if isinstance(dtype, pd.CategoricalDtype):
        return "category"
    return "text" if isinstance(dtype, pd.StringDtype) else KINDS_OF_DTYPE.get(dtype.kind, str(dtype))


def _all_text(array: Array) -> bool:
    return array.dtype.kind != "O" or all(type(item) in TEXTS for item in array.ravel().tolist())


def _index(actual: Any, expected: Any) -> Difference | None:
    if type(actual) not in INDEXES:
        return _other_type(actual, expected)
    if type(actual) is type(expected) is pd.RangeIndex and actual.equals(expected):
        return None
    if len(actual) != len(expected):
        return Difference("shape", f"has {len(actual)} labels, expected {len(expected)}")
    found = _first(zip(actual.tolist(), expected.tolist(), strict=True))
    return None if found is None else Difference("labels", "has other labels, or another order", found.path)


def _series(actual: Any, expected: Any) -> Difference | None:
    if type(actual) is not pd.Series:
        return _other_type(actual, expected)
    return _index_of(actual, expected) or _column(actual, expected)


def _index_of(actual: Any, expected: Any) -> Difference | None:
    labels = _index(actual.index, expected.index)
    if labels is None or labels.misconception == "shape":
        return labels and labels._replace(words=f"has {len(actual)} rows, expected {len(expected)}")
    return Difference("labels", "has another index (row labels) than expected", labels.path)


def _column(actual: Any, expected: Any) -> Difference | None:
    if isinstance(actual.dtype, np.dtype) and isinstance(expected.dtype, np.dtype):
        return _elements(actual.to_numpy(), expected.to_numpy())
    texts = (column.dropna().to_numpy(dtype=object) for column in (actual, expected))
    found = _kind(actual.dtype, expected.dtype, lambda: all(map(_all_text, texts)))
    return found or _first(zip(_items(actual), _items(expected), strict=True))


def _items(column: Any) -> list[Any]:
    """The elements; every missing one as NA, because pandas writes it in several ways."""
    return [pd.NA if gone else item for item, gone in zip(column.tolist(), column.isna().tolist(), strict=True)]


def _frame(actual: Any, expected: Any) -> Difference | None:
    if type(actual) is not pd.DataFrame:
        return _other_type(actual, expected)
    if _index(actual.columns, expected.columns) is not None:
        return Difference("labels", "has other columns, or another order of columns, than expected")
    labels = _index_of(actual, expected)
    if labels is not None:
        return labels
    for place, label in enumerate(expected.columns):
        found = _column(actual.iloc[:, place], expected.iloc[:, place])
        if found is not None:
            return found.under(f"[{label!r}]")
    return None


_COMPARE: tuple[tuple[Kinds, Callable[[Any, Any], Difference | None]], ...] = (
    (BOOLS, _scalar_of(BOOLS, "a truth value")),
    (TEXTS, _scalar_of(TEXTS, "text")),
    (NUMBERS, _scalar_of(NUMBERS, "a number")),
    (SEQUENCES, _sequence),
    (MAPPINGS, _mapping),
    (SETS, _set),
    (Kinds(np.ndarray), _array),
    (Kinds(pd.Series), _series),
    (Kinds(pd.DataFrame), _frame),
    (INDEXES, _index),
    (ATOMS, _atom),
)
