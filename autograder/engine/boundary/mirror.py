"""What a test changes in the judge's process so that it holds in the learner's as well.

Seeds of the global generators, ``unittest.mock.patch``, environment variables, Matplotlib's current figure; and the
checks that look at how the learner's code runs (course.checks.elsewhere).
"""

import os
import random
import sys
import time
import types
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

import numpy as np

from autograder.engine.boundary.peer import Peer

SEEDERS = ((np.random, "seed"), (np.random, "set_state"), (random, "seed"), (random, "setstate"))
FIGURES = ("gca", "gcf", "get_fignums")


class Across:
    """The learner's process as the checks need it (course.checks.elsewhere)."""

    def __init__(self, peer: Peer) -> None:
        self.peer = peer
        #: Whether the test has measured the answer's time.
        self.timed = False
        self.before = peer.spent_there, peer.spent_talking

    def said(self) -> list[float] | None:
        """CPU seconds of the answer since the test began, as it says, and of talking; None if nobody asked."""
        now = self.peer.spent_there, self.peer.spent_talking
        return [here - there for here, there in zip(now, self.before, strict=True)] if self.timed else None

    @contextmanager
    def refusing(self, sentences: Mapping[str, str]) -> Iterator[Callable[[], str]]:
        """Refuse the named functions there."""
        with effect(self.peer, "forbid", dict(sentences)) as number:
            yield lambda: str(self.peer.ask("seen", number))

    @contextmanager
    def random_states(self) -> Iterator[Callable[[], list[str]]]:
        """Watch the global random states there."""
        with effect(self.peer, "watch") as number:
            yield lambda: [str(name) for name in self.peer.ask("seen", number)]

    def seconds(self) -> float:
        """CPU seconds of the test and of the answer, without the talking."""
        self.timed = True
        return time.thread_time() - self.peer.spent_talking + self.peer.spent_there


@contextmanager
def effect(peer: Peer, *what: Any) -> Iterator[int]:
    """Something that holds in the learner's process while this is open."""
    number = peer.ask("begin", *what)
    try:
        yield number
    finally:
        peer.ask("end", number)


@contextmanager
def mirrored(peer: Peer) -> Iterator[None]:
    """Inside, what a test does to this process is done to the learner's."""
    with ExitStack() as stack:
        for module, name in SEEDERS:
            stack.enter_context(_replaced(module, name, _seeding(peer, getattr(module, name))))
        for name in ("putenv", "unsetenv"):
            stack.enter_context(_replaced(os, name, _setting(peer, getattr(os, name))))
        stack.enter_context(_patches(peer))
        if "matplotlib.pyplot" in sys.modules:
            pyplot = sys.modules["matplotlib.pyplot"]
            for name in FIGURES:
                stack.enter_context(_replaced(pyplot, name, _shown(peer, pyplot, getattr(pyplot, name), name)))
        yield


@contextmanager
def _replaced(owner: Any, name: str, new: Any) -> Iterator[None]:
    original = getattr(owner, name)
    setattr(owner, name, new)
    try:
        yield
    finally:
        setattr(owner, name, original)


def _seeding(peer: Peer, original: Callable[..., Any]) -> Callable[..., Any]:
    def seed(*args: Any, **kwargs: Any) -> Any:
        peer.draws.on = True  # the next message carries the state, and from now on every change
        return original(*args, **kwargs)

    return seed


def _setting(peer: Peer, original: Callable[..., Any]) -> Callable[..., Any]:
    def change(name: bytes, *value: bytes) -> None:
        original(name, *value)
        peer.ask("environ", os.fsdecode(name), os.fsdecode(value[0]) if value else None)

    return change


def _shown(peer: Peer, pyplot: Any, original: Callable[..., Any], name: str) -> Callable[..., Any]:
    numbers = pyplot.get_fignums

    def current(*args: Any, **kwargs: Any) -> Any:
        if numbers() or args or kwargs:
            return original(*args, **kwargs)
        return peer.ask("pyplot", name)

    return current


@contextmanager
def _patches(peer: Peer) -> Iterator[None]:
    """``mock.patch`` of a module or a library's class patches the one over there, too."""
    kind: Any = mock._patch
    enter, leave = kind.__enter__, kind.__exit__
    there: dict[int, ExitStack] = {}

    def entered(patch: Any) -> Any:
        result = enter(patch)
        place = _place(patch.target)
        if place is not None:
            there[id(patch)] = stack = ExitStack()
            new = getattr(patch.target, patch.attribute)
            stack.enter_context(effect(peer, "patch", *place, patch.attribute, new))
        return result

    def left(patch: Any, *error: Any) -> Any:
        with there.pop(id(patch), ExitStack()):
            return leave(patch, *error)

    with _replaced(kind, "__enter__", entered), _replaced(kind, "__exit__", left):
        yield


def _place(target: Any) -> tuple[str, str] | None:
    """Module and class of what is patched, if it is the same over there."""
    if isinstance(target, types.ModuleType):
        return target.__name__, ""
    if isinstance(target, type) and target.__module__ != "__main__":
        return target.__module__, target.__qualname__
    return None
