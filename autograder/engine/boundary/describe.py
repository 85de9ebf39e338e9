"""What stands on the wire for an object that is no data, and the stand-in made from it.

The learner's side describes its objects; the judge's side sends library objects by name or as a copy, and its own in
the same way as the learner's.
"""

import dataclasses
import pickle
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from autograder.engine.boundary import errors, operators, proxies
from autograder.engine.boundary.proxies import Far, Handle
from autograder.engine.wire import WireError

#: Names of a class that are worth telling.
NAMES = 500


class Library(Protocol):
    """What may be had here by name (peer.Policy)."""

    def exception(self, kind: type[BaseException]) -> type[BaseException]:
        """The class to raise here for one of theirs."""
        ...

    def library(self, module: str, name: str) -> type | None:
        """The library's class that stand-ins may inherit from."""
        ...


class Peer(Far, Protocol):
    """This end of the connection, as far as references need it (peer.Peer)."""

    numbers: dict[int, int]
    theirs: dict[int, Any]

    @property
    def policy(self) -> Library:
        """What may be had here by name."""
        ...

    def ask(self, verb: str, *args: Any) -> Any:
        """Send a request."""
        ...

    def number(self, value: Any) -> int:
        """The number of an object of ours."""
        ...

    def refer(self, value: Any) -> Any:
        """What stands for an object on the wire."""
        ...

    def resolve(self, found: Any) -> Any:
        """The inverse."""
        ...

    def known(self, module: str, name: str) -> Any:
        """A library's object by name."""
        ...

    def packed(self, error: BaseException) -> tuple[Any, ...]:
        """An exception as data."""
        ...

    def unpacked(self, found: Any, *, iterating: bool) -> BaseException:
        """The inverse."""
        ...


# --- our objects, described


def named(value: Any) -> Any:
    """A library's function, class or instance as the judge sends it: by name, or as a copy."""
    module, name = getattr(value, "__module__", None), getattr(value, "__qualname__", None)
    if isinstance(value, types.ModuleType):
        return ["named", value.__name__, ""]
    if isinstance(module, str) and isinstance(name, str) and module != "__main__" and "<" not in name:
        found: Any = sys.modules.get(module)
        for part in name.split("."):
            found = getattr(found, part, None)
        if found is value:
            return ["named", module, name]
    kind = type(value)
    foreign = kind.__module__ not in ("__main__", "builtins", "functools", "course.checks.calls", "unittest.mock")
    if foreign and not callable(value) and not isinstance(value, Iterator | BaseException):
        try:
            return ["pickle", pickle.dumps(value)]
        except Exception:  # noqa: BLE001 (whatever it raises: it stays here)
            return None
    return None


def described(peer: Peer, value: Any) -> Any:
    """A new object of ours: its kind, number and name, and what a stand-in must know from the start."""
    kind = type(value)
    for types_, describe in DESCRIBE:
        if isinstance(value, types_):
            return describe(peer, value)
    if hasattr(kind, "__await__"):
        return ["coroutine", peer.number(value), kind.__name__]
    if hasattr(kind, "__next__") and kind.__module__ != "__main__" and not callable(value):
        return ["iterator", peer.number(value), kind.__name__, isinstance(value, types.GeneratorType)]
    known = peer.numbers.get(id(kind))
    cls = _class(peer, kind) if known is None else ["again", known]
    return ["object", peer.number(value), kind.__name__, cls]


def _function(peer: Peer, value: Any) -> Any:
    doc = value.__doc__ if isinstance(value.__doc__, str) else None
    return ["function", peer.number(value), value.__name__, getattr(value, "__qualname__", ""), doc]


def _error(peer: Peer, value: Any) -> Any:
    """An exception that is handed over as a value: names, text and simple arguments."""
    packed = peer.packed(value)
    if packed[0] == "back":
        return ["error", peer.number(value), type(value).__name__, list(packed)]
    tag, number, path, _, args, text, _ = packed
    simple = args if all(type(arg) in (type(None), bool, int, float, str) for arg in args) else (text,)
    return ["error", peer.number(value), type(value).__name__, [tag, number, path, None, list(simple), text, None]]


def _class(peer: Peer, cls: type) -> Any:
    path = errors.names(cls) if issubclass(cls, BaseException) else []
    own = [base for base in cls.__mro__ if base.__module__ == "__main__"]
    bases = [_base(peer, base) for base in (cls.__bases__ if own else (cls,)) if base is not object]
    library = [base for base in cls.__mro__ if base not in own and base is not object]
    both = {name for base in own for name in vars(base) if any(name in vars(other) for other in library)}
    doc = cls.__doc__ if isinstance(cls.__doc__, str) else None
    special = (
        operators.defined(cls) if not own else [n for n in operators.defined(cls) if any(n in vars(b) for b in own)]
    )
    rest = [n for n in operators.defined(cls) if n not in special]
    names = sorted(both)[:NAMES]
    return ["class", peer.number(cls), cls.__name__, doc, special, rest, bases, path, names]


def _base(peer: Peer, base: type) -> Any:
    if base.__module__ == "__main__":
        return peer.refer(base)
    return ["library", base.__module__, base.__qualname__]


def _field(peer: Peer, field: Any) -> Any:
    kind = getattr(field._field_type, "name", "")
    return ["field", peer.number(field), field.name, kind]


DESCRIBE: tuple[tuple[Any, Callable[[Peer, Any], Any]], ...] = (
    (type, _class),
    (types.ModuleType, lambda peer, value: ["module", peer.number(value), value.__name__]),
    (types.FunctionType | types.BuiltinFunctionType | types.MethodType, _function),
    (types.CoroutineType, lambda peer, value: ["coroutine", peer.number(value), type(value).__name__]),
    (BaseException, _error),
    (property, lambda peer, value: ["property", peer.number(value), "property"]),
    (dataclasses.Field, _field),
)


# --- their objects: stand-ins


def stand_in(peer: Peer, kind: str, handle: Handle, rest: list[Any]) -> Any:
    """What is used here for their new object."""
    return STAND_INS.get(kind, _unknown)(peer, handle, rest)


def _function_of(_: Peer, handle: Handle, rest: list[Any]) -> Any:
    match rest:
        case [str(qualname), str() | None as doc]:
            return proxies.RemoteFunction(handle, qualname, doc)
    raise WireError("not a function")


def _iterator_of(_: Peer, handle: Handle, rest: list[Any]) -> Any:
    return proxies.RemoteIterator(handle, rest == [True])


def _coroutine_of(peer: Peer, handle: Handle, _: list[Any]) -> Any:
    peer.theirs[handle[1]] = proxy = proxies.RemoteObject(handle)
    return _Awaitable(peer, proxy).run()


class _Awaitable:
    """Their coroutine, run to its end over there when it is awaited here."""

    def __init__(self, peer: Peer, proxy: Any) -> None:
        self.peer, self.proxy = peer, proxy

    async def run(self) -> Any:
        return self.peer.ask("await", self.proxy)


def _module_of(peer: Peer, handle: Handle, _: list[Any]) -> Any:
    return peer.known(handle[2], "")


def _object_of(peer: Peer, handle: Handle, rest: list[Any]) -> Any:
    cls = peer.resolve(rest[0]) if rest else None
    if not isinstance(cls, proxies.RemoteType) or not issubclass(cls, proxies.Remote):
        raise WireError("an object without a class of its own")
    value = object.__new__(cls)
    object.__setattr__(value, "_boundary", handle)
    return value


def _class_of(peer: Peer, handle: Handle, rest: list[Any]) -> Any:
    match rest:
        case [str() | None as doc, list(special), list(inherited), list(bases), list(path), list(own)]:
            found = (_error_base_of if path else _base_of)(peer, bases)
            parents = tuple(dict.fromkeys(found)) or ((peer.policy.exception(errors.nearest(path)[0]),) if path else ())
            claimed = [p for p in parents if not issubclass(p, proxies.Remote)]
            methods = [m for m in (*special, *(() if claimed else inherited)) if m in operators.ALL]
            return proxies.remote_class(handle, doc, methods, parents, [str(name) for name in own[:NAMES]])
    raise WireError("not a class")


def _base_of(peer: Peer, bases: list[Any]) -> Iterator[type]:
    for entry in bases:
        match entry:
            case ["library", str(module), str(name)]:
                known = peer.policy.library(module, name)
                yield from () if known is None else (known,)
            case _:
                yield _own_base_of(peer, entry)


def _error_base_of(peer: Peer, bases: list[Any]) -> Iterator[type]:
    for entry in bases:
        match entry:
            case ["library", str(module), str(name)]:
                known, exact = errors.nearest([[module, name]])
                yield from (peer.policy.exception(known),) if exact else ()
            case _:
                base = _own_base_of(peer, entry)
                yield from (base,) if issubclass(base, BaseException) else ()


def _own_base_of(peer: Peer, entry: Any) -> type:
    base = peer.resolve(entry)
    if not isinstance(base, proxies.RemoteType):
        raise WireError("not a class to inherit from")
    return base


def _error_of(peer: Peer, _: Handle, rest: list[Any]) -> Any:
    return peer.unpacked(rest[0] if rest else None, iterating=True)


def _property_of(_: Peer, __: Handle, ___: list[Any]) -> Any:
    return property()


def _field_of(_: Peer, handle: Handle, rest: list[Any]) -> Any:
    made: Any = dataclasses.field()
    made.name = handle[2]
    kinds = {name: getattr(dataclasses, name) for name in ("_FIELD", "_FIELD_CLASSVAR", "_FIELD_INITVAR")}
    made._field_type = kinds.get(rest[0] if rest else "")
    return made


def _unknown(_: Peer, handle: Handle, __: list[Any]) -> Any:
    raise WireError(f"{handle[2]!r} is of unknown kind")


STAND_INS: dict[str, Callable[[Peer, Handle, list[Any]], Any]] = {
    "function": _function_of,
    "iterator": _iterator_of,
    "coroutine": _coroutine_of,
    "module": _module_of,
    "object": _object_of,
    "class": _class_of,
    "error": _error_of,
    "property": _property_of,
    "field": _field_of,
}
