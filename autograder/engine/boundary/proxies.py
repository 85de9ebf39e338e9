"""Stand-ins for objects of the other side."""

import functools
import inspect
import types
from abc import ABCMeta
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from autograder.engine.boundary import annotations, code, estimators, operators

Handle = tuple["Far", int, str]


class Far(Protocol):
    """The other side, as stand-ins use it."""

    def operate(self, handle: Handle, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Apply a special method there."""
        ...

    def attribute(self, handle: Handle, name: str) -> Any:
        """Get an attribute there."""
        ...

    def assign(self, handle: Handle, name: str, value: Any) -> None:
        """Set an attribute there."""
        ...

    def delete(self, handle: Handle, name: str) -> None:
        """Delete an attribute there."""
        ...

    def overrides(self, kind: str, name: str) -> bool:
        """Whether the class may have an attribute of that name in place of its library base's."""
        ...

    def about(self, handle: Handle) -> dict[str, Any]:
        """A function's signature and code, as plain data."""
        ...


def handle_of(value: Any) -> Handle | None:
    """What ``value`` stands for, or None if it is no stand-in."""
    kind = type(value)
    if issubclass(kind, RemoteType):
        return type.__getattribute__(value, "_far_class")  # type: ignore[no-any-return]
    if issubclass(kind, Remote):
        return object.__getattribute__(value, "_boundary")  # type: ignore[no-any-return]
    if issubclass(kind, BaseException):
        return value.__dict__.get("_boundary")  # type: ignore[no-any-return]
    return None


def _method(name: str) -> Callable[..., Any]:
    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        handle = object.__getattribute__(self, "_boundary")
        return handle[0].operate(handle, name, args, kwargs)

    method.__name__ = name
    return method


class Remote:
    """What all stand-ins for values have: every attribute is asked for on the other side."""

    __slots__ = ("__weakref__", "_boundary")
    __array_ufunc__ = None  # NumPy leaves operators to the stand-in

    def __init__(self, handle: Handle) -> None:
        object.__setattr__(self, "_boundary", handle)

    def __getattr__(self, name: str) -> Any:
        handle = object.__getattribute__(self, "_boundary")
        return handle[0].attribute(handle, name)

    def __setattr__(self, name: str, value: Any) -> None:
        handle = object.__getattribute__(self, "_boundary")
        handle[0].assign(handle, name, value)

    def __delattr__(self, name: str) -> None:
        handle = object.__getattribute__(self, "_boundary")
        handle[0].delete(handle, name)

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise TypeError(f"plain data was expected, not an object of class {type(self).__name__}")

    def __reduce_ex__(self, _: Any) -> Any:
        copied = _operated(self, "pickled")
        _PICKLED[id(copied)] = copied
        return _unpickled, (id(copied),)

    def __copy__(self) -> Any:
        return _operated(self, "copy")

    def __deepcopy__(self, _: Any) -> Any:
        return _operated(self, "deepcopy")

    def __sklearn_clone__(self) -> Any:
        return _operated(self, "clone")

    __bool__ = _method("__bool__")
    __dir__ = _method("__dir__")


#: Copies made for pickles of this process; they are used where the pickle is read.
_PICKLED: dict[int, Any] = {}


def _unpickled(key: int) -> Any:
    return copied if (copied := _PICKLED.get(key)) is not None else _lost()


def _lost() -> Any:
    raise TypeError("an object of the learner's stays in the process it was made in")


def _operated(value: Remote, name: str, *args: Any) -> Any:
    handle = object.__getattribute__(value, "_boundary")
    return handle[0].operate(handle, name, args, {})


class RemoteType(ABCMeta):
    """The class of stand-ins for classes: calling one makes an object on the other side."""

    _far_class: Handle | None

    def __new__(mcs, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> Any:
        """Only we make stand-ins; a class statement of a test would make something that is neither here nor there."""
        if "_far_class" not in space:
            raise TypeError(f"a test's class {name} cannot inherit from a class of the answer")
        return super().__new__(mcs, name, bases, space)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Construct an object over there."""
        return _asked(cls, "__call__", *args, **kwargs)

    def __getattr__(cls, name: str) -> Any:
        handle = _handle(cls)
        return handle[0].attribute(handle, name)

    def __setattr__(cls, name: str, value: Any) -> None:
        if vars(cls).get("_far_class") is None or name.startswith("_abc_"):
            return type.__setattr__(cls, name, value)
        handle = _handle(cls)
        return handle[0].assign(handle, name, value)

    def __delattr__(cls, name: str) -> None:
        handle = _handle(cls)
        handle[0].delete(handle, name)

    def __iter__(cls) -> Iterator[Any]:
        return _asked(cls, "__iter__")  # type: ignore[no-any-return]

    def __len__(cls) -> int:
        return _asked(cls, "__len__")  # type: ignore[no-any-return]

    def __contains__(cls, value: Any) -> bool:
        return _asked(cls, "__contains__", value)  # type: ignore[no-any-return]

    def __getitem__(cls, key: Any) -> Any:
        return _asked(cls, "__getitem__", key)

    def __bool__(cls) -> bool:
        return True

    def __dir__(cls) -> Any:
        return _asked(cls, "__dir__")

    @property
    def __signature__(cls) -> inspect.Signature:
        """As the other side reads it."""
        handle = _handle(cls)
        return signature(handle[0].about(handle))


def _handle(cls: type) -> Handle:
    handle: Handle | None = vars(cls)["_far_class"]
    if handle is None:
        raise AttributeError("a class that is being made")
    return handle


def _asked(cls: type, name: str, *args: Any, **kwargs: Any) -> Any:
    handle = _handle(cls)
    return handle[0].operate(handle, name, args, kwargs)


#: Code of these modules runs here even when the object is elsewhere: abstract base classes, whose methods use what the
#: object's class defines. So `score` compares predictions here, and cannot be claimed.
LOCAL = ("sklearn.base", "sklearn.utils.", "collections.abc")


class Claimed(Remote):
    """Stands for an object whose class inherits from a library's, and does so here as well."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """The library's own preparations for a new subclass are not wanted."""

    def __getattribute__(self, name: str) -> Any:
        kind: Any = type(self)
        if name != "__dict__" and _is_here(kind, name):
            return object.__getattribute__(self, name)
        if name in estimators.METHODS and (known := estimators.pure(kind)) is not None:
            model = _remade(self, known)
            if model is not None:
                return getattr(model, name)
        handle = object.__getattribute__(self, "_boundary")
        return handle[0].attribute(handle, name)


@functools.lru_cache(maxsize=4096)
def _is_here(kind: Any, name: str) -> bool:
    """Whether the attribute is defined by a stand-in's own class, or by code that runs here."""
    for base in kind.__mro__:
        if name in vars(base):
            return base.__module__ in (__name__, "__main__", "builtins") or base.__module__.startswith(LOCAL)
    return False


def _remade(value: Claimed, known: type) -> Any:
    """A model made here from the state of the one over there, and of those that are parts of it."""
    state = Remote.__getattr__(value, "__dict__")
    if known.__name__ == "Pipeline" and type(state) is dict and type(state.get("steps")) is list:
        state["steps"] = [_remade_step(*step) for step in state["steps"]]
    return estimators.remade(known, state)


def _remade_step(name: Any, step: Any) -> tuple[Any, Any]:
    known = estimators.pure(type(step)) if isinstance(step, Claimed) else None
    return name, step if known is None else _remade(step, known) or step


def remote_class(handle: Handle, doc: str | None, methods: list[str], bases: tuple[type, ...], own: list[str]) -> type:
    """A stand-in for a class.

    ``bases`` are stand-ins and classes known here; ``own`` are names that the class defines and one of these, too.
    """
    space: dict[str, Any] = {"__doc__": doc, "__module__": "__main__", "_far_class": None}
    if any(issubclass(base, BaseException) for base in bases):
        return _made(handle, bases, space | {"__str__": _text, "__getattr__": _error_attribute})
    space["__doc__"] = _Doc(doc)
    mine = tuple(base for base in bases if issubclass(base, Remote))
    claimed = tuple(base for base in bases if base not in mine)
    space |= {name: _method(name) for name in methods} | {"__slots__": ()}
    if not claimed:
        return _made(handle, mine or (RemoteObject,), space)
    space |= {
        name: _Forward(name) for name in own if name not in operators.ALL and handle[0].overrides(handle[2], name)
    }
    space["__init__"] = _Forward("__init__")
    try:
        return _made(
            handle, (*mine, *(() if any(issubclass(m, Claimed) for m in mine) else (Claimed,)), *claimed), space
        )
    except TypeError:  # a class of C, or with a metaclass: what it is cannot be claimed
        return _made(handle, mine or (RemoteObject,), space)


def _made(handle: Handle, bases: tuple[type, ...], space: dict[str, Any]) -> type:
    kind: type = RemoteType(handle[2], bases, dict(space))
    type.__setattr__(kind, "_far_class", handle)
    type.__setattr__(kind, "__abstractmethods__", frozenset())
    return kind


class _Doc:
    """A class's docstring; of an instance its own, which a decorated function that is an object has."""

    def __init__(self, doc: str | None) -> None:
        self.doc = doc

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self.doc
        handle = handle_of(instance)
        return self.doc if handle is None else handle[0].attribute(handle, "__doc__")


class _Forward:
    """An attribute that the object's class defines in place of its library base's."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: type) -> Any:
        handle = _handle(owner) if instance is None else object.__getattribute__(instance, "_boundary")
        return handle[0].attribute(handle, self.name)


def is_claimed(value: Any) -> bool:
    """Whether it stands for an object, or a class, of a library's class."""
    return isinstance(value, Claimed) or (isinstance(value, RemoteType) and issubclass(value, Claimed))


class RemoteObject(Remote):
    """Stands for an instance; its class is a stand-in, too."""

    __slots__ = ()


def _text(error: BaseException) -> str:
    return str(error.__dict__["_text"])


def _error_attribute(error: BaseException, name: str) -> Any:
    if name in ("_boundary", "__array__") or "_boundary" not in error.__dict__:
        raise AttributeError(name)
    handle = error.__dict__["_boundary"]
    return handle[0].attribute(handle, name)


def remote_error(kind: type, handle: Handle, args: tuple[Any, ...], text: str) -> BaseException:
    """An exception of a class of the other side."""
    error: BaseException = BaseException.__new__(kind)
    error.args = args
    error.__dict__["_boundary"] = handle
    error.__dict__["_text"] = text
    return error


class RemoteIterator(Remote):
    """Stands for an iterator or a generator."""

    __slots__ = ("_generator",)
    __next__ = _method("__next__")

    def __init__(self, handle: Handle, generator: bool) -> None:
        super().__init__(handle)
        object.__setattr__(self, "_generator", generator)

    def __iter__(self) -> Any:
        return self

    def send(self, value: Any) -> Any:
        """As of a generator."""
        handle = object.__getattribute__(self, "_boundary")
        return handle[0].operate(handle, "send", (value,), {})

    def throw(self, *error: Any) -> Any:
        """As of a generator; where the error came from stays here."""
        handle = object.__getattribute__(self, "_boundary")
        return handle[0].operate(handle, "throw", (error[1] if len(error) > 1 else error[0],), {})

    def close(self) -> Any:
        """As of a generator."""
        handle = object.__getattribute__(self, "_boundary")
        return handle[0].operate(handle, "close", (), {})

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        """A generator says that it is one."""
        return types.GeneratorType if object.__getattribute__(self, "_generator") else RemoteIterator


class RemoteFunction(Remote):
    """Stands for a function: says its name and signature, and binds when it is put on a class."""

    __slots__ = ("_facts",)
    __call__ = _method("__call__")

    def __init__(self, handle: Handle, qualname: str, doc: str | None) -> None:
        super().__init__(handle)
        object.__setattr__(self, "_facts", (handle[2], qualname, doc))

    @property
    def __name__(self) -> str:
        """The function's own."""
        return str(object.__getattribute__(self, "_facts")[0])

    def __getattr__(self, name: str) -> Any:
        if name in ("__qualname__", "__annotations__"):  # a class cannot define properties of these names
            return object.__getattribute__(self, "_facts")[1] if name == "__qualname__" else self._annotations()
        if name in ("__globals__", "__builtins__"):
            raise AttributeError(name)
        return super().__getattr__(name)

    def _annotations(self) -> dict[str, Any]:
        found = {name: p.annotation for name, p in self.__signature__.parameters.items()}
        found["return"] = self.__signature__.return_annotation
        return {name: annotation for name, annotation in found.items() if annotation is not inspect.Signature.empty}

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return self if instance is None else types.MethodType(self, instance)

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        """As ``inspect.isfunction`` asks for it."""
        return types.FunctionType

    @property
    def __signature__(self) -> inspect.Signature:
        """As the other side reads it."""
        handle = object.__getattribute__(self, "_boundary")
        return signature(handle[0].about(handle))

    @property
    def __code__(self) -> Any:
        """Compiled here from its source, never run; without source, the facts about it that are plain data."""
        handle = object.__getattribute__(self, "_boundary")
        found = handle[0].about(handle)
        return code.compiled(found.get("source")) or types.SimpleNamespace(**found.get("code", {}))

    def __repr__(self) -> str:
        return f"<function {self.__name__}>"


type.__setattr__(RemoteFunction, "__doc__", property(lambda self: object.__getattribute__(self, "_facts")[2]))
type.__setattr__(RemoteFunction, "__module__", property(lambda _: "__main__"))


def signature(found: dict[str, Any]) -> inspect.Signature:
    """The signature described by `code.facts`."""
    empty = inspect.Parameter.empty
    parameters = [
        inspect.Parameter(
            name,
            inspect._ParameterKind(kind),
            default=default if has_default else empty,
            annotation=annotations.meaning(annotation) if annotation else empty,
        )
        for name, kind, has_default, default, annotation in found["parameters"]
    ]
    returns = found["returns"]
    return inspect.Signature(parameters, return_annotation=annotations.meaning(returns) if returns else empty)
