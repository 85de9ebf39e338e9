"""From nodes to values; the bytes may come from a hostile process."""

from typing import Any

import msgpack  # type: ignore[import-untyped]

from autograder.engine.wire import containers, randoms, sparse, tables  # noqa: F401 (they register their kinds)
from autograder.engine.wire.blocks import Blobs
from autograder.engine.wire.kinds import (
    BIG,
    BITS,
    BY_TAG,
    DEPTH,
    FOREIGN,
    NAMED,
    NATIVE,
    NODES,
    SEEN,
    Kind,
    Parts,
    Resolve,
    WireError,
    check,
    exact,
    whole,
)
from autograder.engine.wire.scalars import CLASSES
from autograder.engine.wire.state import Shared, State

#: Messages of more bytes are read once without making anything, so that no array is made that is not there.
SMALL = 4096
KEY = 2**62


class Reader:
    """Reads one message."""

    def __init__(self, state: State, resolve: Resolve) -> None:
        self.state, self.resolve = state, resolve
        self.depth = self.nodes = self.lists = 0

    def message(self, data: bytes) -> Any:
        """The value; the objects on both sides are brought up to date before it is made."""
        blobs = Blobs(data)
        parts = exact(self._unpacked(blobs.header), list)
        check(len(parts) in (1, 6), "a message of an unknown form")
        if len(parts) > 1:
            self._before(parts, blobs)
        blobs.end()
        return self._value(parts[0])

    def _before(self, parts: list[Any], blobs: Blobs) -> None:
        _, gone, arrays, looks, memory, contents = parts
        state = self.state
        for key in exact(gone, list):
            state.drop(whole(key, 0, KEY))
        left = [state.limit]
        for described in exact(arrays, list):
            for key, array in state.memory.receive(described, 1 - state.side, left, blobs):
                state.enter(self._new_key(key), array, None)
        for described in exact(looks, list):
            state.memory.look(described)
        for described in exact(memory, list):
            state.memory.write(described, blobs)
        for described in exact(contents, list):
            self._updated(exact(described, list))

    def _updated(self, node: list[Any]) -> None:
        entry = self._known(node[0])
        check(entry.kind is not None, "contents of an array are not sent as a list")
        self._fill(entry, entry.kind, node[1:])  # type: ignore[arg-type]

    def _unpacked(self, data: bytes | memoryview) -> Any:
        if len(data) <= SMALL:
            return msgpack.unpackb(data, ext_hook=_big, unicode_errors="surrogatepass", max_map_len=0)
        unpacker = msgpack.Unpacker(max_buffer_size=len(data))
        unpacker.feed(data)
        unpacker.skip()
        return msgpack.unpackb(
            data,
            list_hook=self._counted,
            ext_hook=_big,
            unicode_errors="surrogatepass",
            max_array_len=min(len(data), NODES + 16),
            max_map_len=0,
            max_ext_len=BITS // 8 + 1,
        )

    def _counted(self, node: list[Any]) -> list[Any]:
        self.lists += len(node) + 1
        check(self.lists <= NODES, "a message of too many values")
        return node

    def _value(self, node: Any, *, inner: bool = False) -> Any:
        if type(node) is not list:
            if type(node) in NATIVE:
                return node
            raise WireError("a value of an unknown type")
        if not node or type(node[0]) is not int:
            raise WireError("a value without a tag")
        kind = BY_TAG.get(node[0])
        if kind is None:
            return self._special(node[0], node)
        if kind.inner and not inner:
            raise WireError("a part in the place of a value")
        if kind.fill is not None:
            return self._shared(kind, node)
        return kind.make(self._parts(kind, node[1:]))  # type: ignore[misc]

    def _special(self, tag: int, node: list[Any]) -> Any:
        check(len(node) == 2, "a reference of an unknown form")
        if tag == SEEN:
            return self._known(node[1]).value
        if tag == FOREIGN:
            _plain(node[1])
            return self.resolve(node[1])
        if tag == NAMED and exact(node[1], str) in CLASSES:
            return CLASSES[node[1]]
        raise WireError("a value of an unknown type")

    def _known(self, key: Any) -> Shared:
        entry = self.state.shared.get(whole(key, 0, KEY))
        if entry is None:
            raise WireError("a reference to an object that is not known")
        return entry

    def _shared(self, kind: Kind, node: list[Any]) -> Any:
        key = self._new_key(node[1] if len(node) > 1 else None)
        if kind.blank is None:
            value = kind.make(self._parts(kind, node[2:]))  # type: ignore[misc]
            self.state.enter(self._new_key(key), value, kind, kind.parts(value))
            return value
        value = kind.blank()
        entry = self.state.enter(key, value, kind)
        self._fill(entry, kind, node[2:])
        return value

    def _fill(self, entry: Shared, kind: Kind, nodes: list[Any]) -> None:
        parts = self._parts(kind, nodes)
        kind.fill(entry.value, parts)  # type: ignore[misc]
        ordered = kind.blank is not None and kind.cls is not set
        entry.parts = parts if ordered else kind.parts(entry.value)

    def _new_key(self, key: Any) -> int:
        """The key, if the other side may give it to an object."""
        check(whole(key, 0, KEY) % 2 != self.state.side and key not in self.state.shared, "a key that is taken")
        return int(key)

    def _parts(self, kind: Kind, nodes: list[Any]) -> Parts:
        self.depth += 1
        self.nodes += len(nodes) + kind.weight
        if self.nodes > NODES:
            raise WireError("a message of too many values")
        if self.depth > DEPTH:
            raise WireError("values within values too deep")
        value, deep = self._value, kind.deep
        parts = [node if type(node) in NATIVE else value(node, inner=deep) for node in nodes]
        self.depth -= 1
        return parts


def _big(code: int, data: bytes) -> int:
    check(code == BIG, "an unknown extension")
    return int.from_bytes(data, "big", signed=True)


def _plain(found: Any) -> None:
    """WireError if what stands for an object is more than lists of scalars."""
    if type(found) is list and all(type(part) in NATIVE for part in found):
        return
    level = [found]
    for _ in range(DEPTH):
        deeper = [part for part in level if type(part) is list]
        check(all(type(part) in NATIVE or type(part) is list for part in level), "a reference of an unknown form")
        level = [inner for part in deeper for inner in part]
        if not level:
            return
    raise WireError("a reference that is nested too deeply")
