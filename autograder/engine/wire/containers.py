"""The containers of Python and ``collections``."""

from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Hashable, Iterable
from typing import Any

from autograder.engine.wire.kinds import Kind, NotPlainError, Parts, WireError, check, exact, register, whole

#: What a defaultdict may be asked to call.
FACTORIES = (list, dict, set, int, float, str, bool, tuple, frozenset, complex, bytes, bytearray)
_FACTORY = {cls.__name__: cls for cls in FACTORIES}
#: Hashes that may coincide within one set or dict; more is an attack on its speed.
COLLISIONS = 64


def _hashable(values: Parts) -> Iterable[Hashable]:
    """The values, if a dict or set of them is fast."""
    if len(values) > COLLISIONS:
        check(len(values) - len(set(map(hash, values))) <= COLLISIONS, "too many values with one hash")
    return values


def _fill_list(value: list[Any], parts: Parts) -> None:
    value[:] = parts


def _fill_bytes(value: bytearray, parts: Parts) -> None:
    (data,) = parts
    value[:] = exact(data, bytes)


def _flat(value: dict[Any, Any]) -> list[Any]:
    return [*value, *value.values()]


def _fill_dict(value: dict[Any, Any], parts: Parts) -> None:
    half, odd = divmod(len(parts), 2)
    check(not odd, "a dict with a key too many")
    keys = parts[:half]
    new = dict(zip(_hashable(keys), parts[half:], strict=True))
    check(len(new) == half, "a dict with a key given twice")
    value.clear()
    value.update(new)


def _fill_counter(value: Counter[Any], parts: Parts) -> None:
    _fill_dict(value, parts)  # Counter.update adds, to an empty one without difference


def _default(value: defaultdict[Any, Any]) -> list[Any]:
    factory = value.default_factory
    if factory is None:
        return [None, *_flat(value)]
    for cls in FACTORIES:
        if factory is cls:
            return [cls.__name__, *_flat(value)]
    raise NotPlainError(
        "a defaultdict can be handed over only if it makes its values with a builtin type, as list or int"
    )


def _fill_default(value: defaultdict[Any, Any], parts: Parts) -> None:
    name, *rest = parts
    if name is not None and exact(name, str) not in _FACTORY:
        raise WireError("a defaultdict with an unknown factory")
    value.default_factory = None if name is None else _FACTORY[name]
    _fill_dict(value, rest)


def _set(values: Parts) -> set[Any]:
    new = set(_hashable(values))
    check(len(new) == len(values), "a set with an element given twice")
    return new


def _fill_set(value: set[Any], parts: Parts) -> None:
    new = _set(parts)
    value.clear()
    value.update(new)


def _deque(value: deque[Any]) -> list[Any]:
    return [value.maxlen, *value]


def _make_deque(parts: Parts) -> deque[Any]:
    longest, *rest = parts
    if longest is not None:
        check(len(rest) <= whole(longest, 0, 2**62), "a deque longer than it may be")
    return deque(rest, longest)


def _fill_deque(value: deque[Any], parts: Parts) -> None:
    new = _make_deque(parts)
    check(new.maxlen == value.maxlen, "a deque of another length")
    value.clear()
    value.extend(new)


register(Kind(10, tuple, list, tuple))
register(Kind(11, frozenset, list, lambda parts: frozenset(_set(parts))))
register(Kind(12, list, list, fill=_fill_list, blank=list))
register(Kind(13, dict, _flat, fill=_fill_dict, blank=dict))
register(Kind(14, set, list, fill=_fill_set, blank=set))
register(Kind(15, bytearray, lambda value: [bytes(value)], fill=_fill_bytes, blank=bytearray))
register(Kind(16, OrderedDict, _flat, fill=_fill_dict, blank=OrderedDict))
register(Kind(17, Counter, _flat, fill=_fill_counter, blank=Counter))
register(Kind(18, defaultdict, _default, fill=_fill_default, blank=defaultdict))
register(Kind(19, deque, _deque, _make_deque, fill=_fill_deque))
