"""NumPy's random numbers: generators cross with their state, and a state that moved over there moves here as well."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import MT19937, PCG64, PCG64DXSM, SFC64, Generator, Philox, RandomState, SeedSequence
from numpy.random.bit_generator import BitGenerator

from autograder.engine.wire.arrays import contents
from autograder.engine.wire.kinds import Kind, NotPlainError, Parts, WireError, check, exact, register, whole

#: Children that a seed sequence may have had; and that it may get during one call.
CHILDREN, MORE = 2**31, 10_000
_WORD, _LONG = 2**32 - 1, 2**128 - 1


def _words(value: Any, size: int, dtype: str) -> Any:
    check(exact(value, np.ndarray).dtype == dtype and value.shape == (size,), "not the state of a bit generator")
    return value


def _pcg_parts(state: dict[str, Any]) -> list[Any]:
    return [state["state"]["state"], state["state"]["inc"], state["has_uint32"], state["uinteger"]]


def _pcg(parts: Parts) -> dict[str, Any]:
    state, inc, has, last = parts
    check(whole(inc, 0, _LONG) % 2 == 1, "not the state of a bit generator")
    return {"state": {"state": whole(state, 0, _LONG), "inc": inc}, **_last(has, last)}


def _last(has: Any, last: Any) -> dict[str, int]:
    return {"has_uint32": whole(has, 0, 1), "uinteger": whole(last, 0, _WORD)}


def _mt_parts(state: dict[str, Any]) -> list[Any]:
    return [contents(state["state"]["key"]), int(state["state"]["pos"])]


def _mt(parts: Parts) -> dict[str, Any]:
    key, pos = parts
    check(_words(key, 624, "u4").any(), "not the state of a bit generator")
    return {"state": {"key": key, "pos": whole(pos, 0, 624)}}


def _philox_parts(state: dict[str, Any]) -> list[Any]:
    inner = state["state"]
    arrays = [contents(inner["counter"]), contents(inner["key"]), contents(state["buffer"])]
    return [*arrays, int(state["buffer_pos"]), state["has_uint32"], state["uinteger"]]


def _philox(parts: Parts) -> dict[str, Any]:
    counter, key, buffer, pos, has, last = parts
    inner = {"counter": _words(counter, 4, "u8"), "key": _words(key, 2, "u8")}
    return {"state": inner, "buffer": _words(buffer, 4, "u8"), "buffer_pos": whole(pos, 0, 4), **_last(has, last)}


def _sfc_parts(state: dict[str, Any]) -> list[Any]:
    return [contents(state["state"]["state"]), state["has_uint32"], state["uinteger"]]


def _sfc(parts: Parts) -> dict[str, Any]:
    words, has, last = parts
    return {"state": {"state": _words(words, 4, "u8")}, **_last(has, last)}


def _bits(
    tag: int, cls: Any, take: Callable[[dict[str, Any]], list[Any]], make: Callable[[Parts], dict[str, Any]]
) -> Kind:
    """The kind of one class of bit generators: its seed sequence, then its state."""

    def parts(value: Any) -> list[Any]:
        seeds = value.seed_seq
        if type(seeds) not in (SeedSequence, type(None)):
            raise NotPlainError("a bit generator with a seed sequence of another class cannot be handed over")
        return [seeds, *take(value.state)]

    def state_of(found: Parts) -> dict[str, Any]:
        return {"bit_generator": cls.__name__, **make(found[1:])}

    def made(found: Parts) -> Any:
        value = cls(0 if found[0] is None else exact(found[0], SeedSequence))
        if found[0] is None and cls is MT19937:
            value._legacy_seeding(0)
        value.state = state_of(found)
        return value

    def fill(value: Any, found: Parts) -> None:
        check(found[0] is value.seed_seq, "a bit generator changed its seed sequence")
        value.state = state_of(found)

    return Kind(tag, cls, parts, made, fill=fill, deep=True)


def _seed_parts(value: SeedSequence) -> list[Any]:
    entropy: Any = value.entropy
    listed = None if entropy is None or isinstance(entropy, int | np.integer) else [int(word) for word in entropy]
    single = None if entropy is None or listed is not None else int(entropy)
    spawned = tuple(int(word) for word in value.spawn_key)
    return [single, None if listed is None else tuple(listed), spawned, value.pool_size, value.n_children_spawned]


def _seeds(parts: Parts) -> SeedSequence:
    single, listed, key, pool, children = parts
    entropy: Any = None
    if single is not None:
        entropy = exact(single, int)
        check(entropy >= 0, "a negative seed")
    elif listed is not None:
        entropy = [_seed(word) for word in exact(listed, tuple)]
    spawn_key = tuple(whole(word, 0, _WORD) for word in exact(key, tuple))
    check(entropy is not None, "a seed sequence without entropy")
    return SeedSequence(
        entropy,
        spawn_key=spawn_key,
        pool_size=whole(pool, 4, 1024),
        n_children_spawned=whole(children, 0, CHILDREN),
    )


def _seed(word: Any) -> int:
    check(exact(word, int) >= 0, "a negative seed")
    return int(word)


def _fill_seeds(value: SeedSequence, parts: Parts) -> None:
    new = _seeds(parts)
    check(_seed_parts(new)[:4] == _seed_parts(value)[:4], "a seed sequence changed its seed")
    value.spawn(whole(new.n_children_spawned - value.n_children_spawned, 0, MORE))


def _generator_parts(value: Generator) -> list[Any]:
    return [value.bit_generator]


def _bit_generator(value: Any) -> BitGenerator:
    if type(value) not in (PCG64, PCG64DXSM, MT19937, Philox, SFC64):
        raise WireError("a generator without a bit generator")
    return value  # type: ignore[no-any-return]


def _generator(parts: Parts) -> Generator:
    (bits,) = parts
    return Generator(_bit_generator(bits))


def _fill_generator(value: Generator, parts: Parts) -> None:
    (bits,) = parts
    check(bits is value.bit_generator, "a generator changed its bit generator")


def _legacy_parts(value: RandomState) -> list[Any]:
    state: Any = value.get_state(legacy=False)
    return [value._bit_generator, int(state["has_gauss"]), float(state["gauss"])]


def _set_gauss(value: RandomState, has: Any, gauss: Any) -> None:
    state: Any = value.get_state(legacy=False)
    value.set_state({**state, "has_gauss": whole(has, 0, 1), "gauss": exact(gauss, float)})


def _legacy(parts: Parts) -> RandomState:
    bits, has, gauss = parts
    value = RandomState(_bit_generator(bits))
    _set_gauss(value, has, gauss)
    return value


def _fill_legacy(value: RandomState, parts: Parts) -> None:
    bits, has, gauss = parts
    check(bits is value._bit_generator, "a generator changed its bit generator")
    _set_gauss(value, has, gauss)


register(Kind(50, SeedSequence, _seed_parts, _seeds, fill=_fill_seeds))
register(_bits(51, PCG64, _pcg_parts, _pcg))
register(_bits(52, PCG64DXSM, _pcg_parts, _pcg))
register(_bits(53, MT19937, _mt_parts, _mt))
register(_bits(54, Philox, _philox_parts, _philox))
register(_bits(55, SFC64, _sfc_parts, _sfc))
register(Kind(56, Generator, _generator_parts, _generator, fill=_fill_generator))
register(Kind(57, RandomState, _legacy_parts, _legacy, fill=_fill_legacy))
