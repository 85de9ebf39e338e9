"""From values to nodes."""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgpack  # type: ignore[import-untyped]
import numpy as np

from autograder.engine.wire.arrays import DTYPE, OBJECT_ARRAY
from autograder.engine.wire.blocks import ALIGNED, MARK
from autograder.engine.wire.kinds import (
    BIG,
    BITS,
    BY_TYPE,
    DEPTH,
    FOREIGN,
    HEAVY,
    NAMED,
    NATIVE,
    NODES,
    SEEN,
    Kind,
    NotPlainError,
    Parts,
    Refer,
    Taken,
    same,
)
from autograder.engine.wire.scalars import NAMES
from autograder.engine.wire.state import State


class Writer:
    """Makes one message. Whatever it enters into the table can be taken back."""

    def __init__(self, state: State, refer: Refer) -> None:
        self.state, self.refer = state, refer
        self.arrays: list[tuple[int, Any]] = []
        self.entered: list[int] = []
        self.updated: list[int] = []
        self.undoing: list[Callable[[], None]] = []
        #: Keys of objects that are being taken apart and cannot contain themselves.
        self.open: set[int] = set()
        self.depth = self.nodes = 0
        #: Key of the shared object whose new contents are being taken apart.
        self.changing: int | None = None

    def message(self, value: Any) -> list[Any]:
        """The whole message as nodes."""
        state = self.state
        contents: list[Any] = []
        if state.shared:
            state.sweep()
            contents = self._contents()
        node = value if type(value) in NATIVE else self.node(value)
        arrays = state.memory.place(self.arrays, state.keys) if self.arrays else []
        if not state.memory.blocks and not contents and not state.gone:
            return [node]
        looks, memory = state.memory.changes(self.undoing)
        self.updated += [place.key for key in memory for place in state.memory.blocks[key].placed]
        return [node, state.gone, arrays, looks, memory, contents]

    def packed(self, message: list[Any]) -> bytes:
        """The message as bytes: its nodes, and behind them the memory of arrays."""
        data = _packed(message)
        blocks = self.state.memory.sending
        if not blocks:
            self._fits(len(data))
            return data
        pieces: list[Any] = [b"".join((MARK, len(data).to_bytes(4, "big"), data))]
        places, at = [], len(pieces[0])
        for _, content in blocks:
            pieces += [bytes(-at % ALIGNED), content.data]
            at += -at % ALIGNED + content.size
            places.append(at - content.size)
        self._fits(at)
        data = b"".join(pieces)
        whole = np.frombuffer(data, "u1")
        for (block, content), place in zip(blocks, places, strict=True):
            block.seen = whole[place : place + content.size]
        return data

    def _fits(self, size: int) -> None:
        if size > self.state.limit:
            self.state.memory.lost += self.updated  # let go of whatever has changed: it may be that
            raise NotPlainError(f"{size:,} bytes cannot be handed over at once; the limit is {self.state.limit:,}")

    def undo(self) -> None:
        """Nothing was sent: the table is as before."""
        self.state.memory.sending.clear()
        for key in self.entered:
            self.state.drop(key)
        for step in reversed(self.undoing):
            step()
        # What can never cross again is not tried again: the message that says so must get through.
        for key in [*self.state.memory.lost, *([] if self.changing is None else [self.changing])]:
            self.state.let_go(key)
        self.state.memory.lost.clear()

    def _contents(self) -> list[Any]:
        changed = []
        for entry in [*self.state.shared.values()]:
            if entry.kind is not None:
                parts = entry.kind.parts(entry.value)
                if not same(parts, entry.parts):
                    self.undoing.append(partial(setattr, entry, "parts", entry.parts))
                    entry.parts = parts
                    self.changing = entry.key
                    changed.append(self._array([entry.key], parts, entry.kind.weight))
        self.changing = None
        self.updated = [node[0] for node in changed]
        return changed

    def node(self, value: Any) -> Any:
        """The node of a value that is not native."""
        kind = BY_TYPE.get(type(value))
        if kind is None:
            return self._other(value)
        if kind.fill is None:
            return self._array([kind.tag], kind.parts(value), kind.weight)
        return self._seen(value) or self._shared(kind, value)

    def _seen(self, value: Any) -> list[Any] | None:
        key = self.state.by_id.get(id(value))
        if key is None:
            return None
        if key in self.open:
            raise NotPlainError(f"an object of class {type(value).__name__} that contains itself cannot be handed over")
        return [SEEN, key]

    def _shared(self, kind: Kind, value: Any) -> list[Any]:
        key = next(self.state.keys)
        parts = kind.parts(value)
        self.state.enter(key, value, kind, parts)
        self.entered.append(key)
        if kind.blank is None:
            self.open.add(key)
        node = self._array([kind.tag, key], parts, kind.weight)
        self.open.discard(key)
        return node

    def _array(self, head: list[Any], parts: Parts, weight: int) -> list[Any]:
        self.nodes += len(parts) + weight
        self.depth += 1
        if self.depth > DEPTH:
            raise NotPlainError(f"values within values more than {DEPTH} deep cannot be handed over")
        if self.nodes > NODES:
            raise NotPlainError(f"more than {NODES:,} values cannot be handed over at once")
        node = self.node
        head += [part if type(part) in NATIVE else node(part) for part in parts]
        self.depth -= 1
        return head

    def _other(self, value: Any) -> list[Any]:
        kind = type(value)
        if kind is np.ndarray:
            return self._seen(value) or self._ndarray(value)
        if kind is Taken:
            return self._array([value.kind.tag], value.parts, value.kind.weight)
        if kind is type and value in NAMES:
            return [NAMED, NAMES[value]]
        if issubclass(kind, np.dtype):
            return self._array([DTYPE.tag], DTYPE.parts(value), DTYPE.weight)
        found = self.refer(value)
        if found is None:
            raise NotPlainError(f"an object of class {kind.__name__} cannot be handed over")
        return [FOREIGN, found]

    def _ndarray(self, value: Any) -> list[Any]:
        if value.dtype.hasobject:
            return self._shared(OBJECT_ARRAY, value)
        key = next(self.state.keys)
        self.state.enter(key, value, None)
        self.entered.append(key)
        self.arrays.append((key, value))
        self.nodes += HEAVY // 2
        return [SEEN, key]


def _packed(message: list[Any]) -> bytes:
    data: bytes = msgpack.packb(message, default=_unusual, strict_types=True, unicode_errors="surrogatepass")
    return data


def _unusual(value: Any) -> Any:
    """What msgpack cannot pack itself: ints of more than 64 bits, and tuples within what stands for an object."""
    if type(value) is tuple:
        return list(value)
    if type(value) is not int:
        raise NotPlainError(f"what stands for an object must be plain, not {type(value).__name__}")
    if value.bit_length() > BITS:
        raise NotPlainError(f"an int of more than {BITS:,} bits cannot be handed over")
    return msgpack.ExtType(BIG, value.to_bytes(value.bit_length() // 8 + 1, "big", signed=True))
