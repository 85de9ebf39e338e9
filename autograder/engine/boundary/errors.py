"""Exceptions on their way across: their class by name, their arguments, what caused them.

An exception that began here comes back as itself. One of the other side's own classes is an instance of the stand-in
for that class, which is a subclass of the nearest class known here, so that ``except ValueError`` catches it.
"""

import builtins
import sys
from typing import Any

Names = list[list[str]]
#: Of these a learner's code may not make the judge do anything: they would end, skip or confuse the judge's own code.
CONTROL = (SystemExit, KeyboardInterrupt, GeneratorExit)
RUNNERS = ("unittest", "pytest", "_pytest", "autograder")
DEPTH = 3


def names(kind: type[BaseException]) -> Names:
    """Module and name of the class and of those it inherits from, as far as BaseException."""
    return [[base.__module__, base.__qualname__] for base in kind.__mro__ if issubclass(base, BaseException)]


def nearest(path: Names) -> tuple[type[BaseException], bool]:
    """The first class of ``path`` that is loaded here, and whether it is the exception's own class."""
    for place, entry in enumerate(path):
        match entry:
            case [str(module), str(name)] if module != "__main__":
                space = vars(builtins) if module == "builtins" else vars(sys.modules.get(module, builtins))
                found = space.get(name)
                if isinstance(found, type) and issubclass(found, BaseException):
                    return found, place == 0
    return Exception, False


def tamed(kind: type[BaseException]) -> type[BaseException]:
    """A class to raise here instead of one that would end or skip the judge's own code."""
    if issubclass(kind, CONTROL) or kind.__module__.split(".")[0] in RUNNERS or not issubclass(kind, Exception):
        return type(kind.__name__, (Exception,), {"__module__": kind.__module__})
    return kind


def rebuilt(kind: type[BaseException], args: tuple[Any, ...], text: str) -> BaseException:
    """An instance whose ``args`` and message are those of the original, whatever its constructor asks for."""
    try:
        error = kind(*args)
        if str(error) == text:
            return error
    except Exception:  # noqa: BLE001 (a library's constructor may want anything)
        error = None
    kind = type(kind.__name__, (kind,), {"__module__": kind.__module__, "__str__": lambda _: text})
    error = kind.__new__(kind)
    error.args = args
    return error
