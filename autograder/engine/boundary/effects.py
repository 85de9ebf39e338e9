"""What code does beside its answer, so that it happens on the asking side: printing, warnings, log records, draws.

Each is data of known form; what came from the learner's side is cut and checked before it is repeated here.
"""

import io
import logging
import random
import sys
import warnings
from types import TracebackType
from typing import Any, Self

import numpy as np

from autograder.engine.boundary import errors

#: Characters printed, and warnings or log records, of one call; more is cut, nobody looks at it.
TEXT, EVENTS = 100_000, 100
Effects = list[Any]
_WORDS = 624


class Noted:
    """Inside, notes what is printed, warned of and logged. ``loud``: also warnings that would be shown once only."""

    def __init__(self, *, loud: bool) -> None:
        self.loud = loud
        self.caught = warnings.catch_warnings(record=True)
        self.records: list[logging.LogRecord] = []

    def __enter__(self) -> Self:
        self.before = sys.stdout, sys.stderr
        self.out, self.err = sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
        self.warned = self.caught.__enter__()
        if self.loud:
            warnings.simplefilter("always")
            _LISTENER.listeners.append(self.records)
            logging.root.handlers.append(_LISTENER)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.caught.__exit__(kind, error, trace)
        sys.stdout, sys.stderr = self.before
        if self.loud:
            _LISTENER.listeners.remove(self.records)
            logging.root.handlers.remove(_LISTENER)

    def effects(self) -> Effects | None:
        """What was noted as data, or None if nothing was."""
        said = [text.getvalue()[:TEXT] if not text.closed else "" for text in (self.out, self.err)]
        if not (self.warned or self.records or any(said)):
            return None
        warned = [[_kind(w.category), str(w.message)[:TEXT]] for w in (self.warned or [])[:EVENTS]]
        logged = [[r.name, r.levelno, r.getMessage()[:TEXT]] for r in self.records[:EVENTS]]
        return [*said, warned, logged]


def _kind(category: type[Warning]) -> Any:
    return category if category.__module__ == "__main__" else errors.names(category)


class _Listener(logging.Handler):
    """Gives log records to whoever listens."""

    listeners: list[list[logging.LogRecord]] = []  # noqa: RUF012 (there is one listener)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record until it is repeated on the other side; of nested calls, for the inner one."""
        if record not in self.listeners[-1]:
            self.listeners[-1].append(record)


_LISTENER = _Listener()


def repeat(effects: Any) -> None:
    """Let it happen here; ValueError if it is of an unknown form."""
    match effects:
        case None:
            return
        case [str(out), str(err), list(warned), list(logged)]:
            for stream, text in ((sys.stdout, out), (sys.stderr, err)):
                if text:
                    stream.write(text[:TEXT])
            for name, level, text in logged[:EVENTS]:
                _log(name, level, text)
            for kind, text in warned[:EVENTS]:
                _warn(kind, text)
        case _:
            raise ValueError("effects of an unknown form")


def _warn(kind: Any, text: Any) -> None:
    known = kind if isinstance(kind, type) else errors.nearest(kind)[0]
    category = known if issubclass(known, Warning) else UserWarning
    warnings.warn_explicit(str(text), category, "<the answer>", 1)


def _log(name: Any, level: Any, text: Any) -> None:
    if type(name) is str and type(level) is int:
        logger = logging.getLogger(name if name != "root" else None)
        if logger.isEnabledFor(level):
            logger.handle(logger.makeRecord(name, level, "<the answer>", 1, "%s", (str(text),), None))


class Draws:
    """The states of the global random generators, kept alike on both sides from the moment a test seeds one."""

    def __init__(self) -> None:
        self.known: tuple[Any, ...] | None = None
        self.on = False

    def news(self) -> tuple[Any, ...] | None:
        """The states, if they changed since they were last sent or received."""
        if not self.on:
            return None
        now = _states()
        if now == self.known:
            return None
        self.known = now
        return now

    def take(self, states: Any) -> None:
        """Set the states; ValueError if they are none."""
        match states:
            case (bytes(words), int(place), int(has), float(value), tuple() as python):
                if len(words) != 4 * _WORDS or not 0 <= place <= _WORDS or has not in (0, 1):
                    raise ValueError("not a state of NumPy's generator")
                np.random.set_state(("MT19937", np.frombuffer(words, np.uint32), place, has, value))  # noqa: NPY002
                random.setstate(python)
                self.on, self.known = True, states
            case _:
                raise ValueError("not the states of generators")


def _states() -> tuple[Any, ...]:
    state: Any = np.random.get_state()  # noqa: NPY002 (the legacy state is what is kept alike)
    _, words, place, has, value = state
    return words.tobytes(), int(place), int(has), float(value), random.getstate()
