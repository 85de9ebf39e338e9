"""pandas: scalars, dtypes and the extension arrays of columns."""

import re
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from autograder.engine.wire.arrays import array_of, contents, elements
from autograder.engine.wire.kinds import (
    BY_TYPE,
    Kind,
    NotPlainError,
    Parts,
    Taken,
    check,
    exact,
    register,
    take,
    whole,
)
from autograder.engine.wire.scalars import make_zone, zone_parts

UNITS = ("s", "ms", "us", "ns")
CLOSED = ("left", "right", "both", "neither")
NAT = -(2**63)
#: Rows of an index with an irregular frequency, as business days: pandas counts it through, one by one.
IRREGULAR = 20_000
FREQUENCY = re.compile(r"-?[1-9]?\d{0,5}[A-Za-z]{1,5}(-[A-Z]{3})?")

# --- scalars


def frequency_text(freq: Any) -> str | None:
    """The frequency as text, if the text says all of it."""
    text = None if freq is None else str(freq.freqstr)
    if text is None or not FREQUENCY.fullmatch(text):
        return None
    return text if pd.tseries.frequencies.to_offset(text) == freq else None


def quick(text: str, length: int) -> bool:
    """Whether pandas checks an index of that frequency fast: it counts irregular ones through, one by one."""
    offset = pd.tseries.frequencies.to_offset(text)
    return length <= IRREGULAR or isinstance(offset, pd.offsets.Tick | pd.offsets.Day)


@lru_cache(maxsize=64)
def _period_bounds(text: str) -> tuple[Any, int, int]:
    """The dtype of that frequency, and the first and last period of the calendar."""
    dtype = pd.PeriodDtype(text)
    return dtype, pd.Period("0001-01-01", text).ordinal, pd.Period("9999-12-31", text).ordinal


def _period_dtype(text: Any) -> tuple[Any, int, int]:
    check(FREQUENCY.fullmatch(exact(text, str)), "not a frequency")
    return _period_bounds(text)


def _timestamp(parts: Parts) -> pd.Timestamp:
    value, unit, zone = parts
    check(exact(unit, str) in UNITS, "not a unit of time")
    made = pd.Timestamp(np.datetime64(whole(value, NAT + 1, 2**63 - 1), unit))
    check(made.unit == unit, "not a unit of time")
    if zone is None:
        return made
    check(1 < made.year < 9999, "a date beyond the calendar")
    return made.tz_localize("UTC").tz_convert(make_zone(zone))


def _timedelta(parts: Parts) -> pd.Timedelta:
    value, unit = parts
    check(exact(unit, str) in UNITS, "not a unit of time")
    return pd.Timedelta(np.timedelta64(whole(value, NAT + 1, 2**63 - 1), unit))


def _period_parts(value: pd.Period) -> list[Any]:
    return [value.ordinal, _frequency(pd.PeriodDtype(value.freqstr))]


def _frequency(dtype: Any) -> str:
    text = str(dtype.name)[len("period[") : -1]
    if not FREQUENCY.fullmatch(text) or pd.PeriodDtype(text) != dtype:
        raise NotPlainError(f"periods of the frequency {text} cannot be handed over")
    return text


def _period(parts: Parts) -> pd.Period:
    ordinal, text = parts
    dtype, low, high = _period_dtype(text)
    return pd.Period(ordinal=whole(ordinal, low, high), freq=dtype.name[len("period[") : -1])


def _closed(value: Any) -> Any:
    check(exact(value, str) in CLOSED, "an interval closed on an unknown side")
    return value


def _interval(parts: Parts) -> pd.Interval:
    left, right, closed = parts
    for bound in (left, right):
        fine = type(bound) in (int, float, pd.Timestamp, pd.Timedelta) or issubclass(type(bound), np.number)
        check(fine, "not a bound of an interval")
    return pd.Interval(left, right, _closed(closed))


def _constant(tag: int, value: Any) -> None:
    def make(parts: Parts) -> Any:
        check(not parts, "a constant has no parts")
        return value

    register(Kind(tag, type(value), lambda _: [], make))


# --- extension arrays and their dtypes


def _categories_parts(value: pd.CategoricalDtype) -> list[Any]:
    return [None if value.categories is None else take(value.categories), value.ordered]


def _categories(parts: Parts) -> pd.CategoricalDtype:
    categories, ordered = parts
    check(categories is None or issubclass(type(categories), pd.Index), "not an index of categories")
    return pd.CategoricalDtype(categories, exact(ordered, bool, type(None)))


def _categorical_parts(value: pd.Categorical) -> list[Any]:
    return [contents(value.codes), Taken(CATEGORIES, _categories_parts(value.dtype))]


def _categorical(parts: Parts) -> Any:
    codes, dtype = parts
    count = len(exact(dtype, pd.CategoricalDtype).categories)
    check(array_of(codes, "i").ndim == 1 and codes.dtype.isnative, "not the codes of categories")
    check(not codes.size or (codes.min() >= -1 and codes.max() < count), "a code without category")
    return pd.Categorical.from_codes(codes, dtype=dtype)


def _masked_parts(value: Any) -> list[Any]:
    return [contents(value._data), contents(value._mask)]


def _masked(tag: int, cls: Any, kinds: str) -> None:
    def make(parts: Parts) -> Any:
        data, mask = parts
        array_of(mask, "b")
        check(
            array_of(data, kinds).ndim == 1 and data.shape == mask.shape and data.dtype.isnative, "not a nullable array"
        )
        return cls(data, mask)

    register(Kind(tag, cls, _masked_parts, make, deep=True))


def _text_parts(value: Any) -> list[Any]:
    return [value.dtype.na_value is pd.NA, elements([one if type(one) is str else None for one in value])]


def _string_dtype(nullable: Any) -> pd.StringDtype:
    return pd.StringDtype(na_value=pd.NA if exact(nullable, bool) else np.nan)


def _text(parts: Parts) -> Any:
    nullable, found = parts
    dtype = _string_dtype(nullable)
    values = np.empty(len(exact(found, list)), object)
    values[:] = [dtype.na_value if exact(one, str, type(None)) is None else one for one in found]
    return pd.array(values, dtype=dtype)


def _moments_parts(value: Any) -> list[Any]:
    return [contents(value.asi8), value.unit, zone_parts(value.tz)]


def _moments(parts: Parts) -> Any:
    values, unit, zone = parts
    made = pd.DatetimeIndex(_instants(values, unit, "M8"))
    if zone is None:
        return made.array
    check(
        not len(made) or made.isna().all() or (made.min().year > 1 and made.max().year < 9999),
        "a date beyond the calendar",
    )
    return made.tz_localize("UTC").tz_convert(make_zone(zone)).array


def _instants(values: Any, unit: Any, dtype: str) -> Any:
    check(exact(unit, str) in UNITS and array_of(values, "i").dtype == "i8" and values.ndim == 1, "not moments of time")
    check(values.dtype.isnative, "not moments of time")
    return values.view(f"{dtype}[{unit}]")


def _spans_parts(value: Any) -> list[Any]:
    return [contents(value.asi8), value.unit]


def _spans(parts: Parts) -> Any:
    values, unit = parts
    return pd.TimedeltaIndex(_instants(values, unit, "m8")).array


def _periods_parts(value: Any) -> list[Any]:
    return [contents(value.asi8), _frequency(value.dtype)]


def _periods(parts: Parts) -> Any:
    values, text = parts
    dtype, low, high = _period_dtype(text)
    check(array_of(values, "i").dtype == "i8" and values.ndim == 1 and values.dtype.isnative, "not periods")
    there = values[values != NAT]
    check(not there.size or (there.min() >= low and there.max() <= high), "a period out of the calendar")
    return pd.arrays.PeriodArray(values, dtype=dtype)


def _intervals_parts(value: Any) -> list[Any]:
    return [take(_listed(value.left)), take(_listed(value.right)), value.closed]


def _listed(value: Any) -> Any:
    """A range as an index of numbers: what it takes is what crosses."""
    return pd.Index(value.to_numpy()) if type(value) is pd.RangeIndex else value


def _intervals(parts: Parts) -> Any:
    left, right, closed = parts
    check(
        type(left) in (pd.Index, pd.DatetimeIndex, pd.TimedeltaIndex) and type(left) is type(right),
        "not the bounds of intervals",
    )
    check(left.dtype == right.dtype and len(left) == len(right), "not the bounds of intervals")
    return pd.arrays.IntervalArray.from_arrays(left, right, _closed(closed))


def _wrapped(parts: Parts) -> Any:
    (values,) = parts
    check(exact(values, np.ndarray).ndim == 1, "not the values of an array")
    return pd.arrays.NumpyExtensionArray(values)


_INTEGERS = (pd.Int8Dtype, pd.Int16Dtype, pd.Int32Dtype, pd.Int64Dtype)
_NATURALS = (pd.UInt8Dtype, pd.UInt16Dtype, pd.UInt32Dtype, pd.UInt64Dtype)
_OTHERS = (pd.Float32Dtype, pd.Float64Dtype, pd.BooleanDtype)
_MASKED_DTYPES: dict[str, Any] = {str(cls()): cls for cls in (*_INTEGERS, *_NATURALS, *_OTHERS)}


def _named_dtype(parts: Parts) -> Any:
    (name,) = parts
    check(exact(name, str) in _MASKED_DTYPES, "not a dtype")
    return _MASKED_DTYPES[name]()


def _zoned(parts: Parts) -> Any:
    unit, zone = parts
    check(exact(unit, str) in UNITS and zone is not None, "not a dtype")
    return pd.DatetimeTZDtype(unit, make_zone(zone))


def _interval_dtype(parts: Parts) -> Any:
    subtype, closed = parts
    known = issubclass(type(subtype), np.dtype) or type(subtype) is pd.DatetimeTZDtype
    check(known, "not a dtype")
    return pd.IntervalDtype(subtype, _closed(closed))


register(Kind(80, pd.Timestamp, lambda value: [value._value, value.unit, zone_parts(value.tz)], _timestamp))
register(Kind(81, pd.Timedelta, lambda value: [value._value, value.unit], _timedelta))
register(Kind(82, pd.Period, _period_parts, _period))
register(Kind(83, pd.Interval, lambda value: [value.left, value.right, value.closed], _interval))
_constant(84, pd.NaT)
_constant(85, pd.NA)

CATEGORIES = register(Kind(86, pd.CategoricalDtype, _categories_parts, _categories, deep=True))
register(Kind(87, pd.Categorical, _categorical_parts, _categorical, deep=True))
_masked(88, pd.arrays.IntegerArray, "iu")
_masked(89, pd.arrays.FloatingArray, "f")
_masked(90, pd.arrays.BooleanArray, "b")
register(Kind(91, type(pd.array(["a"], dtype="str")), _text_parts, _text, deep=True))
register(Kind(92, pd.arrays.DatetimeArray, _moments_parts, _moments, deep=True))
register(Kind(93, pd.arrays.TimedeltaArray, _spans_parts, _spans, deep=True))
register(Kind(94, pd.arrays.PeriodArray, _periods_parts, _periods, deep=True))
register(Kind(95, pd.arrays.IntervalArray, _intervals_parts, _intervals, deep=True))
register(Kind(96, pd.arrays.NumpyExtensionArray, lambda value: [contents(value.to_numpy())], _wrapped, deep=True))
register(Kind(110, pd.StringDtype, lambda value: [value.na_value is pd.NA], lambda parts: _string_dtype(*parts)))
register(Kind(111, pd.DatetimeTZDtype, lambda value: [value.unit, zone_parts(value.tz)], _zoned))
register(Kind(112, pd.PeriodDtype, lambda value: [_frequency(value)], lambda parts: _period_dtype(*parts)[0]))
register(Kind(113, pd.IntervalDtype, lambda value: [value.subtype, value.closed], _interval_dtype))


class _Nullable:
    """The type under which the dtypes of nullable arrays are registered; there are no instances."""


_NULLABLE = register(Kind(114, _Nullable, lambda value: [str(value)], _named_dtype))
for _cls in _MASKED_DTYPES.values():
    BY_TYPE[_cls] = _NULLABLE
