"""Which functions are called: `forbid` and `spy`."""

import builtins
import copy
import functools
import importlib
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from types import ModuleType
from typing import Any

from course.checks import elsewhere
from course.checks.failures import fail
from course.checks.plain import MAPPINGS, SEQUENCES, SETS, TABLES

Namespace = dict[str, Any]
_ABSENT = object()


def forbid(*names: str, why: str = "") -> AbstractContextManager[None]:
    """Fail if one of the named functions is called inside, even where the learner's code swallows the error.

    Names are dotted paths: functions (``"numpy.linalg.lstsq"``, ``"builtins.sorted"``), methods of an object
    (``"scipy.stats.gamma.fit"``), or classes (``"sklearn.linear_model.Ridge"``: may not be created). The function is
    replaced where the name says, and under every other name the notebook has imported it by. Compute expected values
    outside. A library that calls the
    function through that name is refused too. Methods of compiled classes (``numpy.random.Generator.choice``) cannot be
    replaced: pass an instance of a subclass that refuses them. An unknown name is the author's mistake: ValueError.

    When a forbidden function was called, that is what is reported, whatever else failed inside. To give it an id of
    your own, put the message outside: ``with message("W3", "…"), forbid("numpy.linalg.lstsq"): …``.

    >>> import numpy as np
    >>> with forbid("numpy.spacing", why="build it from the exponent"):
    ...     _ = np.frexp(1.0)
    >>> with forbid("numpy.spacing", why="build it from the exponent"):
    ...     _ = np.spacing(1.0)
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: numpy.spacing was called, but this exercise forbids it: build it from the exponent.
    """
    here = sys._getframe(1).f_globals
    reason = f": {why.rstrip('.')}." if why else "."
    return _forbidding({name: f"{name} was called, but this exercise forbids it{reason}" for name in names}, here)


@contextmanager
def _forbidding(sentences: dict[str, str], here: Namespace) -> Iterator[None]:
    process = elsewhere.learner()
    with refusing(sentences, here) if process is None else process.refusing(sentences) as called:
        try:
            yield
        except Exception as seen:
            if name := called():
                raise fail("forbidden", sentences[name]) from seen
            raise
        if name := called():
            raise fail("forbidden", sentences[name])


@contextmanager
def refusing(sentences: Mapping[str, str], here: Namespace) -> Iterator[Callable[[], str]]:
    """Replace the named functions in this process by ones that refuse; the learner's side of `forbid`.

    Yields a call that gives the first name that was called so far, or nothing.
    """
    called: list[str] = []

    def refusal(name: str) -> Callable[..., Any]:
        def refuse(*args: Any, **kwargs: Any) -> Any:  # noqa: ARG001 (whatever the arguments)
            called.append(name)
            raise fail("forbidden", sentences[name])

        return refuse

    with ExitStack() as stack:
        for name in sentences:
            stack.enter_context(_replaced(name, refusal(name), here))
        yield lambda: called[0] if called else ""


@contextmanager
def _replaced(name: str, replacement: Callable[..., Any], here: Namespace) -> Iterator[None]:
    """``name`` and its aliases in the notebook, replaced in this process."""
    owner, attribute, original = _find(name)
    namespaces = {id(space): space for space in (vars(sys.modules["__main__"]), here)}.values()
    with ExitStack() as stack:
        if isinstance(original, type) and "__init__" in vars(original):
            stack.enter_context(_attribute_set(original, "__init__", replacement, name))
        elif owner is builtins:
            for space in namespaces:  # shadowed, not replaced: libraries keep theirs
                stack.enter_context(_key_set(space, attribute, replacement))
        else:
            stack.enter_context(_attribute_set(owner, attribute, replacement, name))
        for space in namespaces:
            for alias in [key for key, value in space.items() if value is original]:
                stack.enter_context(_key_set(space, alias, replacement))
        yield


def _find(name: str) -> tuple[Any, str, Any]:
    """The owner of the last part of a dotted name, that part, and what it stands for."""
    parts = name.split(".")
    for length in range(len(parts) - 1, 0, -1):
        try:
            owner: Any = importlib.import_module(".".join(parts[:length]))
        except ImportError:
            continue
        try:
            for part in parts[length:-1]:
                owner = getattr(owner, part)
            return owner, parts[-1], getattr(owner, parts[-1])
        except AttributeError:
            break
    raise ValueError(f"forbid: there is nothing called {name!r}; give the dotted name of a function or class")


@contextmanager
def _attribute_set(owner: Any, attribute: str, value: Any, name: str) -> Iterator[None]:
    before = vars(owner).get(attribute, _ABSENT) if hasattr(owner, "__dict__") else _ABSENT
    try:
        setattr(owner, attribute, value)
    except (TypeError, AttributeError):
        kind = "module" if isinstance(owner, ModuleType) else "compiled class or object"
        raise ValueError(f"forbid: {name!r} cannot be replaced, because its owner is a {kind}") from None
    try:
        yield
    finally:
        if before is _ABSENT:
            delattr(owner, attribute)
        else:
            setattr(owner, attribute, before)


@contextmanager
def _key_set(space: Namespace, key: str, value: Any) -> Iterator[None]:
    before = space.get(key, _ABSENT)
    space[key] = value
    try:
        yield
    finally:
        if before is _ABSENT:
            space.pop(key, None)
        else:
            space[key] = before


class Spy:
    """A function that records its calls as ``(args, kwargs)``; plain arguments are copied."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.calls: list[tuple[tuple[Any, ...], dict[str, Any]]] = []
        functools.update_wrapper(self, function, updated=())

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Record the call, then make it."""
        self.calls.append((tuple(map(_copied, args)), {key: _copied(value) for key, value in kwargs.items()}))
        return self.function(*args, **kwargs)

    @property
    def count(self) -> int:
        """How often the function was called."""
        return len(self.calls)


def spy(function: Callable[..., Any]) -> Spy:
    """``function`` with a memory of its calls.

    >>> f = spy(lambda x: x**2)
    >>> f(3) + f(4)
    25
    >>> f.count, f.calls
    (2, [((3,), {}), ((4,), {})])
    """
    return Spy(function)


def _copied(value: Any) -> Any:
    """A copy of plain containers, so that a later change in place does not rewrite the past."""
    kind = type(value)
    return copy.deepcopy(value) if kind in TABLES | SEQUENCES | MAPPINGS | SETS else value
