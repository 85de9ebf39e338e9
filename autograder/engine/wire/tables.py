"""pandas: indexes, Series and DataFrame."""

from typing import Any

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from autograder.engine.wire.arrays import array_of, contents, elements
from autograder.engine.wire.columns import FREQUENCY, frequency_text, quick
from autograder.engine.wire.kinds import (
    BY_TYPE,
    Kind,
    NotPlainError,
    Parts,
    WireError,
    check,
    exact,
    register,
    take,
    whole,
)

#: Rows of an index that is mere numbers from a to b.
ROWS = 2**26


def values_part(value: Any) -> Any:
    """The values of a column or an index, as a part."""
    if type(value) is np.ndarray:
        return contents(value)
    if isinstance(value, pd.arrays.NumpyExtensionArray) and type(value) is pd.arrays.NumpyExtensionArray:
        return contents(value.to_numpy())
    if type(value) not in BY_TYPE:
        raise NotPlainError(f"columns of dtype {value.dtype} cannot be handed over")
    return take(value)


def _values(value: Any, length: int | None = None) -> Any:
    """The values of a column, from a part."""
    good = type(value) is np.ndarray or (isinstance(value, ExtensionArray) and type(value) in BY_TYPE)
    check(good and value.ndim == 1 and (length is None or len(value) == length), "a column of another length")
    if type(value) is np.ndarray:
        check(value.dtype.kind in "biufcmMO" and value.dtype.isnative, "a column of an unknown dtype")
    return value


def _name(value: Any) -> Any:
    hash(value)
    return value


def _index_parts(value: Any) -> list[Any]:
    freq = frequency_text(value.freq) if type(value) in (pd.DatetimeIndex, pd.TimedeltaIndex) else None
    freq = freq if freq is not None and quick(freq, len(value)) else None
    return [value.name, values_part(value.array), freq]


def _index(cls: Any) -> Any:
    def make(parts: Parts) -> Any:
        name, values, freq = parts
        found = _values(values)
        made = pd.Index(found, dtype=found.dtype, name=_name(name), tupleize_cols=False)
        if type(made) is not cls:
            raise WireError("an index of another kind")
        if freq is not None:
            check(FREQUENCY.fullmatch(exact(freq, str)) and quick(freq, len(found)), "not a frequency")
            made = cls(found, name=name, freq=freq)
        return made

    return make


def _range_parts(value: pd.RangeIndex) -> list[Any]:
    return [value.name, value.start, value.stop, value.step]


def _range(parts: Parts) -> pd.RangeIndex:
    name, *numbers = parts
    start, stop, step = (whole(number, -(2**62), 2**62) for number in numbers)
    check(step and len(range(start, stop, step)) <= ROWS, "an index of too many rows")
    return pd.RangeIndex(start, stop, step, name=_name(name))


def _multi_parts(value: pd.MultiIndex) -> list[Any]:
    codes = [contents(np.asarray(code)) for code in value.codes]
    return [elements(list(value.names)), elements([*value.levels]), *codes]


def _multi(parts: Parts) -> pd.MultiIndex:
    names, levels, *codes = parts
    check(
        all(type(level) in INDEXES and level.is_unique for level in exact(levels, list)), "not the levels of an index"
    )
    check(0 < len(levels) == len(codes) == len(exact(names, list)), "not the levels of an index")
    for level, code in zip(levels, codes, strict=True):
        check(
            array_of(code, "i").ndim == 1 and code.dtype.isnative and len(code) == len(codes[0]),
            "not the codes of levels",
        )
        check(not code.size or (code.min() >= -1 and code.max() < len(level)), "a code without level")
    return pd.MultiIndex(levels, codes, names=[_name(name) for name in names])


def _series_parts(value: pd.Series) -> list[Any]:
    return [value.name, take(value.index), values_part(value.array), *_extra(value)]


def _extra(value: Any) -> list[Any]:
    """Attributes as a list of keys and values; whether labels may be doubled."""
    return [elements([*value.attrs, *value.attrs.values()]), bool(value.flags.allows_duplicate_labels)]


def _dressed(value: Any, attrs: Any, doubled: Any) -> Any:
    half, odd = divmod(len(exact(attrs, list)), 2)
    check(not odd, "attributes without values")
    value.attrs = dict(zip(attrs[:half], attrs[half:], strict=True))
    if not exact(doubled, bool):
        value.flags.allows_duplicate_labels = False
    return value


def _series(parts: Parts) -> Any:
    name, index, values, attrs, doubled = parts
    check(type(index) in INDEXES, "a Series without index")
    found = _values(values, len(index))
    return _dressed(pd.Series(found, index, dtype=found.dtype, name=_name(name), copy=False), attrs, doubled)


def _frame_parts(value: pd.DataFrame) -> list[Any]:
    head = [take(value.columns), take(value.index), *_extra(value)]
    dtypes = set(value.dtypes)
    if len(dtypes) == 1 and isinstance(dtype := dtypes.pop(), np.dtype) and dtype.kind in "biufc":
        return [*head, contents(value.to_numpy())]
    return [*head, *(values_part(column.array) for _, column in value.items())]


def _frame(parts: Parts) -> pd.DataFrame:
    columns, index, attrs, doubled, *found = parts
    check(type(index) in INDEXES and type(columns) in INDEXES, "a table without index")
    if len(found) == 1 and type(found[0]) is np.ndarray and found[0].ndim == 2:
        (table,) = found
        check(array_of(table, "biufc").dtype.isnative, "a column of an unknown dtype")
        check(table.shape == (len(index), len(columns)), "columns of other lengths")
        made = pd.DataFrame(table, index, columns, copy=False)
    else:
        check(len(found) == len(columns), "as many names as columns")
        made = pd.DataFrame(dict(enumerate(_columns(found, index))), index, copy=False)
        made.columns = columns
    return _dressed(made, attrs, doubled)  # type: ignore[no-any-return]


def _columns(found: Parts, index: Any) -> list[Any]:
    columns = [_values(values, len(index)) for values in found]
    return [pd.Series(values, index, dtype=values.dtype, copy=False) for values in columns]


def _refill(value: Any, new: Any) -> None:
    """Give a Series or DataFrame the contents of another, as pandas' own ``inplace=True`` does."""
    value._mgr = new._mgr
    value.attrs = new.attrs
    value.flags.allows_duplicate_labels = new.flags.allows_duplicate_labels


def _fill_series(value: Any, parts: Parts) -> None:
    new = _series(parts)
    _refill(value, new)
    value.name = new.name


def _fill_frame(value: Any, parts: Parts) -> None:
    _refill(value, _frame(parts))


INDEXES: dict[type, int] = {
    pd.Index: 100,
    pd.DatetimeIndex: 101,
    pd.TimedeltaIndex: 102,
    pd.PeriodIndex: 103,
    pd.IntervalIndex: 104,
    pd.CategoricalIndex: 105,
}
for _cls, _tag in INDEXES.items():
    register(Kind(_tag, _cls, _index_parts, _index(_cls), deep=True))
register(Kind(106, pd.RangeIndex, _range_parts, _range))
register(Kind(107, pd.MultiIndex, _multi_parts, _multi, deep=True))
INDEXES |= {pd.RangeIndex: 106, pd.MultiIndex: 107}
register(Kind(108, pd.Series, _series_parts, _series, fill=_fill_series, deep=True))
register(Kind(109, pd.DataFrame, _frame_parts, _frame, fill=_fill_frame, deep=True))
