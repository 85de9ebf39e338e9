"""What the learner's objects may be used for: exactly what the reference solution's were used for."""

import builtins
import importlib
import sys
import types
from collections.abc import Iterator
from typing import Any

from autograder.engine.boundary import errors
from autograder.engine.boundary.peer import Garbled
from course.checks.calls import Spy
from course.checks.failures import fail

#: Modules whose classes are data, which crosses as a copy or not at all: no stand-in is one of these.
DATA = frozenset(
    [
        "builtins",
        "numpy",
        "pandas",
        "datetime",
        "decimal",
        "fractions",
        "collections",
        "array",
        "numbers",
        "uuid",
        "pathlib",
        "re",
        "types",
    ]
)
#: Modules of test doubles, whose public attributes the learner's code may use.
DOUBLES = ("unittest.mock", "course.checks.calls")
#: What an object says of itself, whatever its class: a decorated function may be one.
FACTS = (".__name__", ".__qualname__", ".__doc__", ".__module__", ".__wrapped__", ".__signature__", ".__annotations__")
RECORDED = dict.fromkeys(("calls", "count", "function", "call_args", "call_args_list", "mock_calls", "method_calls"))


class Gate:
    """What the learner's objects may be used for in one tests cell.

    The reference solution is run first, and everything it needed is written down as pins: special methods with the
    class they belong to and the types of the other operands, attributes by name, library modules by name. While a
    submission is judged nothing else is allowed: an object that claims to equal everything is never asked.
    """

    def __init__(self, pins: set[str], *, recording: bool) -> None:
        self.pins, self.recording = pins, recording

    def allow(self, kind: str, name: str, args: tuple[Any, ...]) -> None:
        """Raise unless that use is pinned; while recording, pin it."""
        if name in FACTS:
            return
        pin = f"use {name}" if name.startswith(".") else f"use {kind}.{name}({', '.join(_kinds(args))})"
        if self.recording:
            self.pins.add(pin)
        elif pin not in self.pins:
            words = f"Plain data was expected, got an object of class {kind}."
            raise AttributeError(words) if name.startswith(".") else fail("type", words)

    def exception(self, kind: type[BaseException]) -> type[BaseException]:
        """The class to raise for one of theirs; one that would end the judge's own code only if it is pinned."""
        tame = errors.tamed(kind)
        pin = f"raise {kind.__name__}"
        if self.recording and tame is not kind:
            self.pins.add(pin)
        return kind if pin in self.pins else tame

    def library(self, module: str, name: str) -> type | None:
        """The library's class from which a stand-in inherits; never a class of data."""
        found = getattr(sys.modules.get(module), name, None)
        if not isinstance(found, type) or any(_root(base) in DATA for base in found.__mro__[:-1]):
            return None
        return found if self._pinned(f"is {module}.{name}") else None

    def overrides(self, kind: str, name: str) -> bool:
        """Whether the class defines itself what its library base defines, too."""
        return self._pinned(f"own {kind}.{name}")

    def _pinned(self, pin: str) -> bool:
        if self.recording:
            self.pins.add(pin)
        return pin in self.pins

    def name(self, name: str, value: Any) -> None:
        """Pin a name that no cell of the source seems to bind."""
        if self.recording:
            is_module = isinstance(value, types.ModuleType)
            self.pins.add(f"module {name}={value.__name__}" if is_module else f"name {name}")

    def module(self, name: str) -> str:
        """The library module that the name was in the reference run."""
        return next((pin.partition("=")[2] for pin in self.pins if pin.startswith(f"module {name}=")), "")


def _kinds(args: tuple[Any, ...]) -> Iterator[str]:
    yield from (type(arg).__name__ for arg in args)


def _root(cls: type) -> str:
    """The package of a class; abstract base classes are no data."""
    return "abc" if cls.__module__ == "collections.abc" else cls.__module__.partition(".")[0]


class Host:
    """What the learner's process may ask of the judge's (boundary.Policy)."""

    def __init__(self, gate: Gate) -> None:
        self.gate, self.allow, self.exception = gate, gate.allow, gate.exception
        self.library, self.overrides = gate.library, gate.overrides

    def exposes(self, value: Any, name: str, *, to_change: bool) -> bool:
        """A test double shows its public attributes, a function its name; nothing leads to the test's own code.

        What a spy or a mock has recorded is evidence: it is neither shown nor changed.
        """
        if name in ("__name__", "__qualname__", "__doc__"):
            return not to_change
        kind = type(value).__module__
        plain = kind == "__main__" or (kind in DOUBLES and not to_change and name not in vars(Spy) | RECORDED)
        return plain and not name.startswith("_") and not isinstance(value, BaseException | type)

    def classes(self, module: str, name: str) -> Any:
        """A module by name, nothing else: what it holds is asked for here, not there."""
        known = self.gate.recording or module in sys.modules
        return importlib.import_module(module) if known and not name else None

    def answer(self, verb: str, args: tuple[Any, ...]) -> Any:
        """The learner's ``input()``: a test may have replaced it."""
        match verb, args:
            case "input", (str(prompt),):
                return builtins.input(prompt)
        raise Garbled(f"no request {verb!r}")
