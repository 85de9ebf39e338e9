"""What must not happen to the arguments: `unchanged` and `independent`."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pandas as pd

from course.checks.differences import difference
from course.checks.failures import fail
from course.checks.plain import ATOMS, BOOLS, MAPPINGS, NUMBERS, SCALARS, SEQUENCES, SETS, TABLES, TEXTS, Kinds, name_of

_MUTABLE = MAPPINGS | Kinds(list, set, np.ndarray, pd.DataFrame, pd.Series)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


@contextmanager
def unchanged(*arguments: object) -> Iterator[None]:
    """Fail if an argument is changed in place inside: arrays, frames, lists, dictionaries, objects, nested or not.

    >>> row = [3, 1, 2]
    >>> with unchanged(row):
    ...     _ = sorted(row)
    >>> with unchanged(row):
    ...     row.sort()
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: The argument (a list) was changed in place; work on a copy.
    """
    before = [_snapshot(argument) for argument in arguments]
    yield
    for place, (argument, snapshot) in enumerate(zip(arguments, before, strict=True)):
        if difference(_snapshot(argument), snapshot) is not None:
            which = "The" if len(arguments) == 1 else f"The {_ordinal(place)}"
            raise fail("mutates", f"{which} argument ({name_of(argument)}) was changed in place; work on a copy.")


def _ordinal(place: int) -> str:
    return _ORDINALS[place] if place < len(_ORDINALS) else f"{place + 1}th"


def _snapshot(value: Any, around: tuple[int, ...] = ()) -> Any:
    """A plain copy of everything to be seen of ``value``; two are the same unless something was changed."""
    kind = type(value)
    if id(value) in around:
        return "itself"
    if kind in BOOLS or kind in NUMBERS:
        return [kind.__name__, value]  # 1 becoming 1.0 or True is a change
    if kind in TEXTS or kind in ATOMS or isinstance(value, type):
        return value
    if kind in TABLES:
        return _snapshot_of_table(value, (*around, id(value)))
    return _snapshot_of_container(value, (*around, id(value)))


def _snapshot_of_container(value: Any, around: tuple[int, ...]) -> Any:
    kind = type(value)
    if kind in SEQUENCES:
        return kind(_snapshot(item, around) for item in value)
    if kind in MAPPINGS:
        return [[_snapshot(key, around), _snapshot(item, around)] for key, item in value.items()]
    if kind in SETS:
        return kind(value) if all(type(item) in SCALARS for item in value) else sorted(map(id, value))
    return [kind.__name__, id(value), _snapshot(_attributes(value), around)]


def _attributes(value: Any) -> dict[str, Any]:
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name, None) for field in dataclasses.fields(value)}
    return dict(vars(value)) if hasattr(value, "__dict__") else {}


def _snapshot_of_table(value: Any, around: tuple[int, ...]) -> Any:
    if type(value) is np.ndarray:
        items = value.copy() if value.dtype.kind != "O" else _snapshot(value.ravel().tolist(), around)
        return [str(value.dtype), value.shape, items]
    if type(value) is pd.DataFrame:
        names = [*value.columns.names, *value.index.names, *map(str, value.dtypes)]
        return [repr(names), value.copy(deep=True)]
    if type(value) is pd.Series:
        return [repr([value.name, *value.index.names, value.dtype]), value.copy(deep=True)]
    return [repr(list(value.names)), value.copy(deep=True)]


def independent(result: object, *arguments: object) -> None:
    """Fail if ``result``, or a part of it, shares memory with an argument: a view where a copy was promised.

    >>> row = np.array([3.0, 1.0, 2.0])
    >>> independent(np.sort(row), row)
    >>> independent(row[:2], row)
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: The result shares memory with the argument; return a copy, not a view.
    """
    theirs = _mutable_parts(result)
    for place, argument in enumerate(arguments):
        ours = _mutable_parts(argument)
        if any(_shared(one, other) for one in theirs for other in ours):
            which = "the argument" if len(arguments) == 1 else f"the {_ordinal(place)} argument"
            raise fail("alias", f"The result shares memory with {which}; return a copy, not a view.")


def _shared(one: Any, other: Any) -> bool:
    if one is other:
        return True
    return type(one) is np.ndarray and type(other) is np.ndarray and np.may_share_memory(one, other)


def _mutable_parts(value: Any) -> list[Any]:
    """All parts of ``value`` that could be changed in place; frames copy on write, so only identity counts."""
    parts: list[Any] = []
    waiting, seen = [value], set[int]()
    while waiting:
        item = waiting.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        if type(item) in MAPPINGS:
            waiting.extend(item.values())
        elif type(item) in SEQUENCES:
            waiting.extend(item)
        if type(item) in _MUTABLE:
            parts.append(item)
    return parts
