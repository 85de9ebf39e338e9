"""The objects that are on both sides, until the outermost call ends."""

import sys
from dataclasses import dataclass
from itertools import count
from typing import Any

from autograder.engine.wire.kinds import Kind, Parts
from autograder.engine.wire.memory import Memory

#: Arrays that nobody has any more, kept because somebody may have their memory: no more than these.
KEPT = 256


@dataclass(slots=True, eq=False)
class Shared:
    """An object that is on both sides, and its parts when it last crossed; ``kind`` is None for arrays (``memory``)."""

    key: int
    value: Any
    kind: Kind | None
    parts: Parts


def _references(entry: Shared) -> int:
    return sys.getrefcount(entry.value)


#: How many references an object has that only the table refers to.
ALONE = _references(Shared(0, [], None, ()))


class State:
    """One side's table of shared objects, by key and by identity."""

    def __init__(self, side: int, limit: int) -> None:
        self.side, self.limit = side, limit
        self.keys = count(side, 2)
        self.memory = Memory(limit)
        self.shared: dict[int, Shared] = {}
        self.by_id: dict[int, int] = {}
        #: Keys that the other side does not know to be dropped yet.
        self.gone: list[int] = []

    def enter(self, key: int, value: Any, kind: Kind | None, parts: Parts = ()) -> Shared:
        """From now on the object is on both sides."""
        entry = self.shared[key] = Shared(key, value, kind, parts)
        self.by_id[id(value)] = key
        return entry

    def drop(self, key: int) -> None:
        """One side has no use for the object any more."""
        entry = self.shared.pop(key, None)
        if entry is not None:
            if self.by_id.get(id(entry.value)) == key:
                del self.by_id[id(entry.value)]
            self.memory.drop(key)

    def forget(self) -> None:
        """The end of the outermost call."""
        if self.shared:
            self.shared.clear()
            self.by_id.clear()
            self.memory.forget()
        self.gone.clear()

    def sent(self) -> None:
        """A message has gone out whole."""
        self.gone.clear()
        self.memory.sending.clear()

    def sweep(self) -> None:
        """Drop what nobody here can reach: a long call with many callbacks must not make every message slower."""
        kept = []
        for entry in [*self.shared.values()]:
            if entry.kind is not None:
                unused = _references(entry) == ALONE
            else:
                unused = _references(entry) == ALONE + self.memory.references(entry.key)
                if unused and self.memory.reachable(entry.key):
                    kept.append(entry.key)
                    continue
            if unused:
                self.let_go(entry.key)
        for key in kept[:-KEPT]:
            self.let_go(key)

    def let_go(self, key: int) -> None:
        """Drop an object, and say so in the next message."""
        self.drop(key)
        self.gone.append(key)
