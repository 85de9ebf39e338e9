"""One end of the connection: asks the other side, and answers what it asks meanwhile."""

import copy
import marshal
import pickle
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from autograder.engine import frames
from autograder.engine.boundary import code, describe, effects, errors, files, operators, proxies
from autograder.engine.boundary.proxies import Handle
from autograder.engine.wire import Codec, NotPlainError, WireError

JUDGE, LEARNER = 0, 1
#: The other side says how much CPU time its code took, and the grader compares that with the process's own clock; it is
#: at least this part of the time we waited, should it have let another process work for it.
LEAST_SHARE = 50
#: Characters of an exception's message.
TEXT = 100_000
#: Containers of the other side's objects that are watched for changes made here.
LENT = 8
CHANGEABLE = (list, dict, set, np.ndarray)
#: Types of estimators' parameters.
STEADY = (int, float, complex, str, bytes, tuple, list, dict, np.ndarray)
STEADY_LENGTH = 1000


class Lost(Exception):  # noqa: N818 (it heads a sentence: the learner's process is lost)
    """The other process has ended."""


class Garbled(Exception):  # noqa: N818 (likewise)
    """The other process sent something that is no message."""


class Stopped(BaseException):
    """The time of the cell is over; raised by the judge's alarm, and nobody's code may catch it."""


class Policy(Protocol):
    """What the other side's objects may be used for here, and what may be asked of ours."""

    def allow(self, kind: str, name: str, args: tuple[Any, ...]) -> None:
        """Raise unless special method or attribute ``name`` of a stand-in of class ``kind`` may be used."""
        ...

    def exception(self, kind: type[BaseException]) -> type[BaseException]:
        """The class to raise here for one that was raised there."""
        ...

    def library(self, module: str, name: str) -> type | None:
        """The library's class of that name that stand-ins may inherit from, if there is one."""
        ...

    def overrides(self, kind: str, name: str) -> bool:
        """Whether a class of theirs may define that attribute, which its library base defines, too."""
        ...

    def classes(self, module: str, name: str) -> Any:
        """What a library's function or class of that name is here, or None if it may not be had by name."""
        ...

    def answer(self, verb: str, args: tuple[Any, ...]) -> Any:
        """A request that is not about an object."""
        ...

    def exposes(self, value: Any, name: str, *, to_change: bool) -> bool:
        """Whether the other side may get that attribute of our ``value``, or change it."""
        ...


class Peer:
    """One end. ``side`` is JUDGE or LEARNER."""

    def __init__(self, connection: socket.socket, side: int, policy: Policy) -> None:
        self.connection, self.side, self.policy = connection, side, policy
        self.codec = Codec(refer=self.refer, resolve=self.resolve, side=side)
        self.ours: dict[int, Any] = {}
        self.numbers: dict[int, int] = {}
        self.theirs: dict[int, Any] = {}
        self.lent: dict[tuple[Any, str], tuple[Any, bytes]] = {}
        #: Containers got during a call: what is done to them must not be lost because nobody holds them any more.
        self.kept: deque[Any] = deque(maxlen=64)
        self.steady: dict[tuple[int, str], Any] = {}
        self.draws = effects.Draws()
        self.exchange: files.Exchange | None = None
        self.depth = 0
        self.lock = threading.RLock()  # a learner's threads may all call a function of the test
        #: CPU seconds: of the other side's code, and of this side's talking to it.
        self.spent_there = self.spent_talking = 0.0

    # --- asking

    def ask(self, verb: str, *args: Any) -> Any:
        """Send a request; answer the other side's requests until the reply comes; return or raise it."""
        with self.lock:
            exchange = self.exchange if verb in files.RUNNING and not self.depth else None
            if self.lent:
                self._give_back()
            if exchange is not None:
                exchange.before()
            tag, rest, waited = self._talk((verb, *args))
            if exchange is not None:
                exchange.after()
        value = self._heard(rest, waited)
        if tag == "raise":
            stepping = verb == "await" or (verb == "op" and args[1] in ("__next__", "__anext__", "send", "throw"))
            raise self.unpacked(value, iterating=stepping)
        return value

    def _talk(self, request: tuple[Any, ...]) -> tuple[str, list[Any], float]:
        """Send a request; the reply, and how long the other side's code may have run, in seconds.

        That is the time spent waiting, without what this side took for packing and what the other side takes for it.
        """
        began, inside = time.thread_time(), 0.0
        waited = 0.0
        self.depth += 1
        try:
            self._send(request)
            while True:
                since = time.perf_counter()
                tag, *rest = self._receive()
                waited += time.perf_counter() - since
                if tag in ("ok", "raise"):
                    talking = time.thread_time() - began - inside
                    return tag, rest, max(0.0, waited - 2 * talking)
                started = time.thread_time()
                self._answer(tag, tuple(rest))
                inside += time.thread_time() - started
        finally:
            self.depth -= 1
            if not self.depth:
                self.kept.clear()
            self.spent_talking += time.thread_time() - began - inside

    def _heard(self, rest: list[Any], waited: float) -> Any:
        """The value of a reply; what was printed, warned of and logged over there happens here again."""
        match rest:
            case [value, float(seconds), noted]:
                self.spent_there += max(seconds, waited / LEAST_SHARE)
                self._checked(effects.repeat, noted)
                if self.depth and type(value) in CHANGEABLE:
                    self.kept.append(value)
                return value
        raise Garbled("a reply of an unknown form")

    @staticmethod
    def _checked(use: Callable[[Any], None], data: Any) -> None:
        try:
            use(data)
        except (ValueError, TypeError, OverflowError) as error:
            raise Garbled(str(error)) from error

    # --- answering

    def serve_one(self) -> None:
        """Answer one request of the other side; Lost if it has ended the connection."""
        tag, *rest = self._receive()
        self._answer(tag, tuple(rest))
        self.kept.clear()
        if tag == "afresh":
            self.codec.forget()

    def _answer(self, verb: Any, args: tuple[Any, ...]) -> None:
        began = time.thread_time()
        self.depth += 1
        try:
            with effects.Noted(loud=self.side == LEARNER) as noted:
                try:
                    reply = ("ok", self._done(verb, args))
                except (Lost, Garbled, Stopped):
                    raise
                except BaseException as error:  # noqa: BLE001 (whatever it is, it belongs to who asked)
                    reply = ("raise", self.packed(error))
        finally:
            self.depth -= 1
        beside = (time.thread_time() - began, noted.effects())
        try:
            self._send((*reply, *beside))
        except (NotPlainError, WireError) as problem:
            words = ValueError(f"the value cannot be handed over: {problem}")
            self._send(("raise", self.packed(words), *beside))

    def _done(self, verb: Any, args: tuple[Any, ...]) -> Any:
        match verb, args:
            case "op", (value, str(name), tuple(given), tuple(named)):
                return self._operated(value, name, given, dict(named))
            case "get", (value, str(name)):
                self._exposed(value, name, to_change=False)
                return getattr(value, name)
            case "set", (value, str(name), new):
                self._exposed(value, name, to_change=True)
                setattr(value, name, new)
                return None
            case "del", (value, str(name)):
                self._exposed(value, name, to_change=True)
                delattr(value, name)
                return None
            case "about", (value,):
                return self._about(value)
            case str(), _:
                return self.policy.answer(verb, args)
        raise Garbled("a request of an unknown form")

    def _operated(self, value: Any, name: str, given: tuple[Any, ...], named: dict[Any, Any]) -> Any:
        if name in operators.STEPS:
            if not hasattr(type(value), "__next__"):
                raise AttributeError(name)
            return getattr(value, name)(*given)
        if name in operators.COPIES and self.side == JUDGE:
            raise Garbled("the judge's objects are not copied")
        if name in _BY_FUNCTION:
            return _BY_FUNCTION[name](value, *given, **named)
        if name not in operators.ALL:
            raise Garbled(f"no operator {name!r}")
        return operators.apply(value, name, given)

    def _about(self, value: Any) -> dict[str, Any]:
        found = code.facts(value)
        if self.side == JUDGE:  # a test's own function shows how it is called, and nothing of its code
            found.pop("code", None)
            found.pop("source", None)
        return found

    def _exposed(self, value: Any, name: str, *, to_change: bool) -> None:
        if not self.policy.exposes(value, name, to_change=to_change):
            raise AttributeError(f"{name!r} cannot be reached from here")

    # --- what stand-ins ask for (proxies.Far)

    def operate(self, handle: Handle, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Apply a special method of one of their objects."""
        if name not in operators.FREE:
            self.policy.allow(handle[2], name, args)
        sent = (args[0], args[1], None) if name in ("__exit__", "__aexit__") and len(args) == 3 else args
        result = self.ask("op", self.theirs[handle[1]], name, sent, tuple(kwargs.items()))
        if name in ("__exit__", "__aexit__") and len(args) > 1 and args[1] is not None and result:
            if isinstance(args[1], AssertionError):
                return False  # nobody else's context manager swallows a failed check
            self.policy.allow(handle[2], "swallow", (args[1],))
        return result

    def attribute(self, handle: Handle, name: str) -> Any:
        """An attribute of one of their objects."""
        owner = self.theirs[handle[1]]
        if not proxies.is_claimed(owner):  # those answer library code, which asks for what it likes
            self.policy.allow(handle[2], f".{name}", ())
        value = self.ask("get", owner, name)
        if proxies.is_claimed(owner):
            return self._steady(handle[1], name, value)
        self.lend(owner, name, value)
        return value

    def _steady(self, number: int, name: str, value: Any) -> Any:
        """The same object as last time for a small value that has not changed: estimators are compared so."""
        if name == "__dict__" and type(value) is dict:
            return {str(key): self._steady(number, str(key), item) for key, item in value.items()}
        if type(value) not in STEADY or (hasattr(value, "__len__") and len(value) > STEADY_LENGTH):
            return value
        last = self.steady.setdefault((number, name), value)
        if last is not value and (type(last) is not type(value) or _look(last) != _look(value)):
            self.steady[number, name] = value
        return self.steady[number, name]

    def assign(self, handle: Handle, name: str, value: Any) -> None:
        """Set an attribute of one of their objects."""
        owner = self.theirs[handle[1]]
        if proxies.is_claimed(owner):
            self.steady[handle[1], name] = value
        else:
            self.policy.allow(handle[2], f".{name}", ())
        self.ask("set", owner, name, value)

    def delete(self, handle: Handle, name: str) -> None:
        """Delete an attribute of one of their objects."""
        self.policy.allow(handle[2], f".{name}", ())
        self.ask("del", self.theirs[handle[1]], name)

    def overrides(self, kind: str, name: str) -> bool:
        """Whether that class of theirs may define the attribute in place of its library base's."""
        return self.policy.overrides(kind, name)

    def about(self, handle: Handle) -> dict[str, Any]:
        """Signature and code of one of their functions."""
        found = self.ask("about", self.theirs[handle[1]])
        return found if isinstance(found, dict) else {}

    # --- containers of theirs that this side changes

    def lend(self, owner: Any, name: str, value: Any) -> None:
        """Remember that ``value`` is a copy of a container of theirs, attribute or (no owner) global ``name``."""
        if self.side == JUDGE and type(value) in (list, dict, set) and (content := _content(value)) is not None:
            if len(self.lent) >= LENT:
                del self.lent[next(iter(self.lent))]
            self.lent[id(owner) if owner is not None else 0, name] = ((owner, value), content)

    def _give_back(self) -> None:
        """Let what was done to such copies since be done to the containers over there."""
        for key, ((owner, value), content) in list(self.lent.items()):
            now = _content(value)
            if now is None or now != content:
                del self.lent[key]
                self.ask("update", owner, key[1], value)

    # --- messages

    def _send(self, message: tuple[Any, ...]) -> None:
        data = self.codec.dump((self.draws.news(), *message))
        try:
            frames.send_bytes(self.connection, data)
        except OSError as error:
            raise Lost(str(error)) from error

    def _receive(self) -> list[Any]:
        try:
            data = frames.receive_bytes(self.connection)
        except OSError as error:
            raise Lost(str(error)) from error
        try:
            message = self.codec.load(data)
        except WireError as error:
            raise Garbled(str(error)) from error
        if type(message) is not tuple or len(message) < 2 or type(message[1]) is not str:
            raise Garbled("not a message")
        if message[0] is not None:
            self._checked(self.draws.take, message[0])
        return list(message[1:])

    # --- objects that are no data

    def number(self, value: Any) -> int:
        """The number under which the other side knows an object of ours; it is kept alive as long as the connection."""
        number = self.numbers.get(id(value))
        if number is None:
            number = len(self.ours)
            self.ours[number] = value
            self.numbers[id(value)] = number
        return number

    def refer(self, value: Any) -> Any:
        """What stands for ``value`` on the wire."""
        handle = proxies.handle_of(value)
        if handle is not None and handle[0] is self:
            return ["back", handle[1]]
        if id(value) in self.numbers:
            return ["again", self.numbers[id(value)]]
        if self.side == JUDGE:
            named = describe.named(value)
            if named is not None:
                return named
        return describe.described(self, value)

    def resolve(self, found: Any) -> Any:
        """What is used here for what stands on the wire."""
        match found:
            case ["back", int(number)] if number in self.ours:
                return self.ours[number]
            case ["again", int(number)] if number in self.theirs:
                return self.theirs[number]
            case ["named", str(module), str(name)]:
                return self.known(module, name)
            case ["pickle", bytes(data)] if self.side == LEARNER:
                return pickle.loads(data)  # noqa: S301 (the judge made it; never the other way)
            case [str(kind), int(number), str(name), *rest] if number not in self.theirs:
                made = describe.stand_in(self, kind, (self, number, name), rest)
                self.theirs.setdefault(number, made)
                return made
        raise WireError("a reference to an unknown object")

    def known(self, module: str, name: str) -> Any:
        """A library's object by name; WireError if it may not be had."""
        value = self.policy.classes(module, name)
        if value is None:
            raise WireError(f"there is no {module}.{name} to be had by name")
        return value

    # --- exceptions

    def packed(self, error: BaseException, depth: int = errors.DEPTH) -> tuple[Any, ...]:
        """The exception as data; one of our own classes is referred to."""
        handle = proxies.handle_of(error)
        if handle is not None and handle[0] is self:
            return ("back", handle[1])
        kind = type(error)
        own = kind if kind.__module__ == "__main__" else None
        cause = error.__cause__
        try:
            text = str(error)[:TEXT]
        except Exception:  # noqa: BLE001 (a learner's __str__ may do anything)
            text = ""
        inner = self.packed(cause, depth - 1) if cause is not None and depth else None
        args = error.args if type(error.args) is tuple else ()
        return ("new", self.number(error), errors.names(kind), own, args, text, inner)

    def unpacked(self, found: Any, *, iterating: bool) -> BaseException:
        """The exception that `packed` describes; Garbled if it describes none."""
        match found:
            case ("back", int(number)) | ["back", int(number)] if isinstance(self.ours.get(number), BaseException):
                return self.ours[number]  # type: ignore[no-any-return]
            case ("new", int(number), list(path), own, list() | tuple() as args, str(text), inner):
                handle = (self, number, str(path[0][1]) if path and len(path[0]) == 2 else "Exception")
                error = self._raised(path, own, tuple(args), text, handle, iterating=iterating)
                if inner is not None:
                    error.__cause__ = self.unpacked(inner, iterating=False)
                return error
        raise Garbled("an exception of an unknown form")

    def _raised(
        self, path: errors.Names, own: Any, args: tuple[Any, ...], text: str, handle: Handle, *, iterating: bool
    ) -> BaseException:
        known = self.theirs.get(handle[1])
        if isinstance(known, BaseException):
            return known
        kind, exact = errors.nearest(path)
        kind = self.policy.exception(kind)
        stops = issubclass(kind, StopIteration | StopAsyncIteration) and not iterating
        if isinstance(own, proxies.RemoteType) and issubclass(own, BaseException) and not stops:
            error = proxies.remote_error(own, handle, args, text)
        else:
            if stops:
                kind = RuntimeError  # else all(map(answer, inputs)) would be true of everything
            if not exact and path:
                kind = type(handle[2], (kind,), {})
            error = errors.rebuilt(kind, args, text)
            error.__dict__["_boundary"] = handle
        self.theirs[handle[1]] = error
        return error


def _look(value: Any) -> Any:
    return (value.dtype, value.shape, value.tobytes()) if isinstance(value, np.ndarray) else repr(value)


def _content(value: Any) -> bytes | None:
    """The content of a small container of plain data; None of any other."""
    try:
        return marshal.dumps(value, 2) if len(value) <= 1000 else None
    except ValueError:
        return None


def _clone(value: Any) -> Any:
    from sklearn.base import clone  # noqa: PLC0415 (only for estimators, which have imported it)

    return clone(value)


_BY_FUNCTION: dict[str, Callable[..., Any]] = {
    "__call__": lambda value, *args, **kwargs: value(*args, **kwargs),
    "__getitem__": lambda value, key: value[key],  # of an instance, an enumeration, a generic class
    "__bool__": bool,
    "__dir__": dir,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickled": lambda value: pickle.loads(pickle.dumps(value)),  # noqa: S301 (the learner's own object, over there)
    "clone": _clone,
}
