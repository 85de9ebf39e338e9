"""What crosses: for each exact type its parts, and how to make it from them again.

On the wire a value is a node: None, bool, int, float, str and bytes stand for themselves, everything else is an array
``[tag, *parts]``, of a shared object ``[tag, key, *parts]``. The registry below is filled when the modules beside this
one are imported; it decides alone what can arrive. ``make`` and ``fill`` get parts that a hostile process may have
chosen: they check types and bounds before they build, and may raise any ordinary exception.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import starmap
from operator import is_
from typing import Any


class WireError(ValueError):
    """The bytes are not a message."""


class NotPlainError(TypeError):
    """A value cannot be handed over; the text says why, in words for a learner."""


#: What stands for an object that is no data, as a small plain value; None refuses it.
Refer = Callable[[object], "object | None"]
#: The object for what stands for it; WireError if there is none.
Resolve = Callable[[Any], object]

#: Types that msgpack knows itself.
NATIVE = frozenset({type(None), bool, int, float, str, bytes})
#: Bits of an int, values within values, values in a message.
BITS, DEPTH, NODES = 100_000, 200, 4_000_000
#: What a table, a sparse matrix or an array costs, in values.
HEAVY = 100
#: Tags that name no kind: an object that crossed before, one that is referred to, a class or dtype known by name.
SEEN, FOREIGN, NAMED = 0, 1, 2
#: The code under which msgpack carries an int of more than 64 bits.
BIG = 1

Parts = Sequence[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """How values of one exact type cross.

    ``parts`` takes a value apart; ``make`` is the inverse. A kind with ``fill`` is shared: its values have an identity,
    and ``fill(value, parts)`` gives an existing one new contents. A shared kind with ``blank`` may contain itself: an
    empty value is made first and filled later. ``inner`` kinds exist only as parts of others, and only kinds with
    ``deep`` may have such parts.
    """

    tag: int
    cls: type
    parts: Callable[[Any], Parts]
    make: Callable[[Parts], Any] | None = None
    fill: Callable[[Any, Parts], None] | None = None
    blank: Callable[[], Any] | None = None
    inner: bool = False
    deep: bool = False
    #: What making one costs, in values: a message may cost no more than `NODES`.
    weight: int = 3


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """A value already taken apart, so that it can be compared later with what became of it."""

    kind: Kind
    parts: Parts


BY_TYPE: dict[type, Kind] = {}
BY_TAG: dict[int, Kind] = {}


def register(kind: Kind) -> Kind:
    """Enter a kind; a tag or a type given twice is our mistake."""
    if kind.deep:
        kind = replace(kind, weight=max(kind.weight, HEAVY))
    if kind.tag in BY_TAG or kind.tag <= NAMED or kind.cls in BY_TYPE:
        raise AssertionError(f"tag {kind.tag} or type {kind.cls} is taken")
    BY_TAG[kind.tag] = kind
    BY_TYPE[kind.cls] = kind
    return kind


def take(value: Any) -> Any:
    """The value taken apart, if it is of a registered type; else itself."""
    kind = BY_TYPE.get(type(value))
    return value if kind is None else Taken(kind, kind.parts(value))


def same(one: Parts, other: Parts) -> bool:
    """Whether two lists of parts say the same; objects are the same if they are identical."""
    return len(one) == len(other) and (all(map(is_, one, other)) or all(starmap(_same, zip(one, other, strict=True))))


def _same(one: Any, other: Any) -> bool:
    if one is other:
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    if kind in NATIVE:
        return bool(one == other)
    if kind is tuple:
        return same(one, other)
    return kind is Taken and one.kind is other.kind and same(one.parts, other.parts)


def check(condition: object, what: str) -> None:
    """WireError unless the condition holds."""
    if not condition:
        raise WireError(what)


def exact(value: Any, *types: type) -> Any:
    """The value, if it is of exactly one of the types."""
    if type(value) not in types:
        raise WireError(f"{types[0].__name__} expected, not {type(value).__name__}")
    return value


def whole(value: Any, low: int, high: int) -> int:
    """The int, if it is one within the bounds, both included."""
    if type(value) is not int or not low <= value <= high:
        raise WireError("a number is out of its range")
    return value
