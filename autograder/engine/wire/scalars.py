"""Values of the standard library that never change, and the classes that are known by name."""

import builtins
import re
import types
import warnings
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from fractions import Fraction
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np

from autograder.engine.wire.kinds import HEAVY, Kind, NotPlainError, Parts, WireError, check, exact, register, whole

#: Digits of a Decimal and its exponent, bits in a Fraction, characters of a pattern.
DIGITS, EXPONENT, FRACTION, PATTERN = 10_000, 100_000, 20_000, 2_000
_ZONE = re.compile(r"[A-Za-z0-9_+\-]{1,40}(/[A-Za-z0-9_+\-]{1,40}){0,3}")
_DECIMAL = re.compile(rf"-?(\d{{1,{DIGITS}}}E-?\d{{1,7}}|Infinity|s?NaN\d{{0,{DIGITS}}})", re.ASCII)
_FLAGS = int(re.ASCII | re.IGNORECASE | re.LOCALE | re.MULTILINE | re.DOTALL | re.VERBOSE | re.UNICODE)

_BUILTIN = [cls for name, cls in vars(builtins).items() if isinstance(cls, type) and name[0] != "_"]
_OTHER = [
    Decimal,
    Fraction,
    datetime,
    date,
    time,
    timedelta,
    UUID,
    types.NoneType,
    type(Ellipsis),
    type(NotImplemented),
]
#: Classes that are on both sides; their names are unique.
NAMES: dict[type, str] = {cls: cls.__name__ for cls in [*_BUILTIN, *_OTHER]}
NAMES |= {cls: f"numpy.{cls.__name__}" for cls in {*np.sctypeDict.values(), np.void, np.ndarray, np.generic, np.number}}
NAMES |= {
    cls: f"numpy.{cls.__name__}" for cls in (np.integer, np.floating, np.inexact, np.signedinteger, np.unsignedinteger)
}
NAMES |= {cls: f"numpy.{cls.__name__}" for cls in (np.complexfloating, np.character, np.flexible)}
CLASSES: dict[str, type] = {name: cls for cls, name in NAMES.items()}


def _complex(parts: Parts) -> complex:
    real, imaginary = parts
    return complex(exact(real, float), exact(imaginary, float))


def _range(parts: Parts) -> range:
    start, stop, step = (exact(part, int) for part in parts)
    return range(start, stop, step)


def _slice(parts: Parts) -> slice:
    start, stop, step = parts
    return slice(start, stop, step)


def _decimal_parts(value: Decimal) -> list[Any]:
    sign, digits, exponent = value.as_tuple()
    if len(digits) > DIGITS or (isinstance(exponent, int) and abs(exponent) > EXPONENT):
        raise NotPlainError("a Decimal with so many digits or so large an exponent cannot be handed over")
    written = "".join(map(str, digits))
    minus = "-" if sign else ""
    if exponent == "F":
        return [f"{minus}Infinity"]
    if isinstance(exponent, str):
        return [f"{minus}{'s' if exponent == 'N' else ''}NaN{written}"]
    return [f"{minus}{written}E{exponent}"]


def _decimal(parts: Parts) -> Decimal:
    (text,) = parts
    check(_DECIMAL.fullmatch(exact(text, str)), "not a Decimal")
    _, marked, exponent = text.partition("E")
    if marked:
        whole(int(exponent), -EXPONENT, EXPONENT)
    return Decimal(text)


def _fraction_parts(value: Fraction) -> list[Any]:
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > FRACTION:
        raise NotPlainError("a Fraction of so large numbers cannot be handed over")
    return [value.numerator, value.denominator]


def _fraction(parts: Parts) -> Fraction:
    numerator, denominator = (whole(part, -(2**FRACTION), 2**FRACTION) for part in parts)
    check(denominator > 0, "a Fraction without denominator")
    return Fraction(numerator, denominator)


def zone_parts(zone: tzinfo | None) -> Any:
    """A time zone as None, a name, or a list of seconds, microseconds and perhaps a name."""
    if zone is None:
        return None
    if zone is UTC:
        return "UTC"
    if type(zone) is ZoneInfo and zone.key is not None:
        return f"zone:{zone.key}"
    if type(zone) is timezone:
        offset = zone.utcoffset(None)
        name = zone.tzname(None)
        named = "" if name == timezone(offset).tzname(None) else f";{name}"
        return f"{offset.days * 86400 + offset.seconds};{offset.microseconds}{named}"
    raise NotPlainError(
        f"a time zone of class {type(zone).__name__} cannot be handed over; use zoneinfo or datetime.timezone"
    )


def make_zone(part: Any) -> tzinfo | None:
    """The inverse of `zone_parts`."""
    if part is None:
        return None
    if exact(part, str) == "UTC":
        return UTC
    kind, marked, key = part.partition("zone:")
    if marked and not kind:
        check(_ZONE.fullmatch(key), "not a time zone")
        return ZoneInfo(key)
    found = re.fullmatch(r"(-?\d{1,5});(\d{1,6})(?:;(.{0,100}))?", part, re.ASCII | re.DOTALL)
    check(found, "not a time zone")
    seconds, micros, name = found.groups()  # type: ignore[union-attr]
    offset = timedelta(seconds=int(seconds), microseconds=int(micros))
    return timezone(offset) if name is None else timezone(offset, name)


def _datetime_parts(value: datetime) -> list[Any]:
    day = [value.year, value.month, value.day, value.hour, value.minute, value.second]
    return [*day, value.microsecond, value.fold, zone_parts(value.tzinfo)]


def _datetime(parts: Parts) -> datetime:
    year, month, day, hour, minute, second, micros, fold, zone = parts
    for part in (year, month, day, hour, minute, second, micros):
        exact(part, int)
    return datetime(year, month, day, hour, minute, second, micros, make_zone(zone), fold=whole(fold, 0, 1))


def _time_parts(value: time) -> list[Any]:
    return [value.hour, value.minute, value.second, value.microsecond, value.fold, zone_parts(value.tzinfo)]


def _time(parts: Parts) -> time:
    hour, minute, second, micros, fold, zone = parts
    for part in (hour, minute, second, micros):
        exact(part, int)
    return time(hour, minute, second, micros, make_zone(zone), fold=whole(fold, 0, 1))


def _date(parts: Parts) -> date:
    year, month, day = (exact(part, int) for part in parts)
    return date(year, month, day)


def _timedelta(parts: Parts) -> timedelta:
    days, seconds, micros = parts
    return timedelta(whole(days, -999999999, 999999999), whole(seconds, 0, 86399), whole(micros, 0, 999999))


def _zone(parts: Parts) -> tzinfo:
    (part,) = parts
    zone = make_zone(part)
    if zone is None:
        raise WireError("not a time zone")
    return zone


def _uuid(parts: Parts) -> UUID:
    (data,) = parts
    return UUID(bytes=exact(data, bytes))


def _pattern_parts(value: "re.Pattern[Any]") -> list[Any]:
    if len(value.pattern) > PATTERN or type(value.pattern) not in (str, bytes):
        raise NotPlainError("so long a regular expression cannot be handed over")
    return [value.pattern, value.flags & _FLAGS]


def _pattern(parts: Parts) -> "re.Pattern[Any]":
    pattern, flags = parts
    check(len(exact(pattern, str, bytes)) <= PATTERN, "a regular expression that is too long")
    check(whole(flags, 0, _FLAGS) & ~_FLAGS == 0, "unknown flags of a regular expression")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return re.compile(pattern, flags)


def _path(tag: int, cls: type[PurePath]) -> Kind:
    def make(parts: Parts) -> PurePath:
        (text,) = parts
        return cls(exact(text, str))

    return Kind(tag, cls, lambda value: [str(value)], make)


def _nothing(parts: Parts) -> None:
    check(not parts, "a constant has no parts")


def _constant(tag: int, value: Any) -> Kind:
    def make(parts: Parts) -> Any:
        _nothing(parts)
        return value

    return Kind(tag, type(value), lambda _: [], make)


register(Kind(20, complex, lambda value: [value.real, value.imag], _complex))
register(Kind(21, range, lambda value: [value.start, value.stop, value.step], _range))
register(Kind(22, slice, lambda value: [value.start, value.stop, value.step], _slice))
register(_constant(23, ...))
register(_constant(24, NotImplemented))
register(Kind(25, Decimal, _decimal_parts, _decimal, weight=HEAVY // 10))
register(Kind(26, Fraction, _fraction_parts, _fraction, weight=HEAVY))
register(Kind(27, datetime, _datetime_parts, _datetime))
register(Kind(28, date, lambda value: [value.year, value.month, value.day], _date))
register(Kind(29, time, _time_parts, _time))
register(Kind(30, timedelta, lambda value: [value.days, value.seconds, value.microseconds], _timedelta))
register(Kind(31, timezone, lambda value: [zone_parts(value)], _zone))
register(Kind(32, ZoneInfo, lambda value: [zone_parts(value)], _zone))
register(Kind(33, UUID, lambda value: [value.bytes], _uuid))
register(Kind(34, re.Pattern, _pattern_parts, _pattern, weight=20_000))
for _cls, _tag in ((PurePosixPath, 35), (PureWindowsPath, 36), (type(Path()), 37)):
    register(_path(_tag, _cls))
