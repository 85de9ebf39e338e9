"""Arrays with an identity, and the memory they share.

What crosses of an array is its memory: the bytes from its first element to its last, as a `Block`. Arrays that overlap
in one message lie in one block, so they are views of one memory on the other side as well. A block holds nothing of
what lies between the elements of its arrays: a column that is handed over takes no other column with it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from autograder.engine.wire.blocks import Array, Blobs, Block, Placed, address, looks, made, reach, strides_of
from autograder.engine.wire.dtypes import check_bytes, dtype_text, make_dtype, sizes
from autograder.engine.wire.kinds import NotPlainError, WireError, check, exact, whole

#: A lone array with gaps keeps them if its memory is at most so many times its elements; wider gaps are narrowed.
SPREAD = 8


class Memory:
    """The blocks that are on both sides."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.blocks: dict[int, Block] = {}
        self.of: dict[int, Block] = {}
        #: Blocks of the message being made, and what is to be sent of them, in order.
        self.sending: list[tuple[Block, Array]] = []
        #: Arrays that can never be brought up to date again.
        self.lost: list[int] = []

    def forget(self) -> None:
        """End of the outermost call."""
        self.blocks.clear()
        self.of.clear()
        self.sending.clear()

    def drop(self, key: int) -> None:
        """An array that nobody has any more."""
        block = self.of.pop(key, None)
        if block is not None:
            block.placed = [place for place in block.placed if place.key != key]
            if not block.placed:
                self.blocks.pop(block.key, None)

    def references(self, key: int) -> int:
        """How often an array is referred to from here."""
        block = self.of[key]
        return sum(1 + (block.flat is not None and block.flat.base is p.array) for p in block.placed if p.key == key)

    def reachable(self, key: int) -> bool:
        """Whether somebody may have the memory of an array that nobody has, and only this array leads to it."""
        block = self.of[key]
        array = next(place.array for place in block.placed if place.key == key)
        return array.base is not None and not any(
            place.key != key and place.array.nbytes == block.size for place in block.placed
        )

    # --- sending

    def place(self, new: list[tuple[int, Array]], next_key: Iterator[int]) -> list[Any]:
        """Blocks for the arrays that cross for the first time, as nodes."""
        loose = []
        nodes: list[Any] = []
        for key, array in new:
            low, high = _span(array)
            block = self._around(low, high) if high > low else None
            if block is None:
                loose.append((low, high, key, array))
            else:
                nodes.append([block.key, None, False, [self._put(block, key, array, low - block.low)]])
        for group in _overlapping(loose):
            nodes += self._new_blocks(group, next_key)
        return nodes

    def _around(self, low: int, high: int) -> Block | None:
        """The block in whose memory that span lies. Narrowed blocks have no address."""
        for block in self.blocks.values():
            if block.low and block.low <= low and high <= block.low + block.size:
                return block
        return None

    def _new_blocks(self, group: list[tuple[int, int, int, Array]], next_key: Iterator[int]) -> Iterator[Any]:
        low, high = min(entry[0] for entry in group), max(entry[1] for entry in group)
        small = sum(entry[3].nbytes for entry in group)
        if len(group) > 1 and high - low > SPREAD * small:
            for entry in group:
                yield from self._new_blocks([entry], next_key)
            return
        narrowed = len(group) == 1 and high - low > SPREAD * small
        block = Block(next(next_key), high - low, low, theirs=False)
        nodes = []
        for _, _, key, array in sorted(group, key=lambda entry: not _covers(entry[3], high - low)):
            strides = _narrow(array) if narrowed else array.strides
            near, far = reach(array.shape, strides, array.dtype.itemsize)
            if narrowed:
                block.low, block.size = 0, far - near
            offset = -near if narrowed else _span(array)[0] - low
            nodes.append(self._put(block, key, array, offset, strides if narrowed else None))
        self.sending.append((block, block.content()))
        self.blocks[block.key] = block
        yield [block.key, block.size, narrowed, nodes]

    def _put(self, block: Block, key: int, array: Array, low: int, strides: tuple[int, ...] | None = None) -> list[Any]:
        given = array.strides if strides is None else strides
        offset = low if strides is not None else low - reach(array.shape, given, array.dtype.itemsize)[0]
        block.placed.append(Placed(key, array, offset, given, looks(array)))
        self.of[key] = block
        plain = None if array.flags.c_contiguous else list(given)
        return [key, dtype_text(array.dtype), list(array.shape), plain, offset, bool(array.flags.writeable)]

    def changes(self, undoing: list[Callable[[], None]]) -> tuple[list[Any], list[Any]]:
        """Arrays that look otherwise than when they crossed, and memory with other contents, as nodes."""
        seen, written = [], []
        new = {block.key for block, _ in self.sending}
        for block in self.blocks.values():
            if block.key in new:
                continue
            for place in block.placed:
                now = looks(place.array)
                if now != place.looks:
                    undoing.append(partial(_look_again, place, place.looks, place.strides))
                    self.lost.append(place.key)
                    seen.append(_changed_looks(place, now))
                    self.lost.pop()
            if block.size and block.changed():
                undoing.append(partial(setattr, block, "seen", block.seen))
                self.sending.append((block, block.content()))
                written.append(block.key)
        return seen, written

    # --- receiving

    def receive(self, node: Any, side: int, sizes_left: list[int], blobs: Blobs) -> Iterator[tuple[int, Array]]:
        """Make the arrays of one node; ``sizes_left`` is what all arrays of a message may amount to."""
        key, size, fixed, described = exact(node, list)
        if size is None:
            block = self.blocks.get(whole(key, 0, 2**62))
            if block is None:
                raise WireError("memory that is not known")
        else:
            check(whole(key, 0, 2**62) not in self.blocks and key % 2 == side, "a key that is taken")
            data = blobs.take(whole(size, 0, self.limit))
            block = Block(key, size, 0, theirs=True, fixed=exact(fixed, bool), seen=data)
        for entry in exact(described, list):
            yield self._arrived(block, entry, side, sizes_left)
        check(block.placed, "memory without arrays")
        self.blocks[block.key] = block

    def _arrived(self, block: Block, node: Any, side: int, sizes_left: list[int]) -> tuple[int, Array]:
        key, text, shape, strides, offset, writeable = exact(node, list)
        dtype = make_dtype(text)
        dims, size = sizes(dtype, shape, self.limit)
        sizes_left[0] -= size
        check(sizes_left[0] >= 0, "arrays of more bytes than a message may have")
        check(whole(key, 0, 2**62) % 2 == side and key not in self.of, "a key that is taken")
        steps = strides_of(dims, dtype.itemsize, strides, self.limit)
        low, high = reach(dims, steps, dtype.itemsize)
        check(whole(offset, 0, self.limit) + low >= 0 and offset + high <= block.size, "an array beyond its memory")
        array = made(block, dtype, dims, steps, offset)
        check_bytes(array)
        if not exact(writeable, bool):
            array.flags.writeable = False
        elif not array.flags.writeable:
            raise WireError("an array that cannot be made writeable")
        block.placed.append(Placed(key, array, offset, steps, looks(array)))
        self.of[key] = block
        return key, array

    def write(self, key: Any, blobs: Blobs) -> None:
        """New contents of memory."""
        block = self.blocks.get(whole(key, 0, 2**62))
        if block is None:
            raise WireError("memory that is not known")
        block.write(blobs.take(block.size))

    def look(self, node: Any) -> None:
        """An array was reshaped in place, or its writeable flag set."""
        key, shape, writeable = exact(node, list)
        block = self.of.get(whole(key, 0, 2**62))
        if block is None:
            raise WireError("an array that is not known")
        place = next(place for place in block.placed if place.key == key)
        array = place.array
        dims, size = sizes(array.dtype, shape, self.limit)
        if dims != array.shape:
            check(size == array.nbytes and array.flags.c_contiguous and array.size, "an array changed its size")
            array.resize(dims, refcheck=False)  # of the same size, so that nothing is moved
            place.strides = array.strides
        if not exact(writeable, bool) or block.theirs:  # nobody unlocks an array of ours
            array.flags.writeable = writeable
        place.looks = looks(array)


def _narrow(array: Array) -> tuple[int, ...]:
    """Strides in the same order and direction, with a gap of one element."""
    axes = sorted(range(array.ndim), key=lambda axis: (abs(array.strides[axis]), -axis))
    strides, step = [0] * array.ndim, 2 * array.dtype.itemsize
    for axis in axes:
        if array.strides[axis]:
            strides[axis] = step if array.strides[axis] > 0 else -step
            step *= array.shape[axis]
    return tuple(strides)


def _look_again(place: Placed, looked: tuple[Any, ...], strides: tuple[int, ...]) -> None:
    place.looks, place.strides = looked, strides


def _span(array: Array) -> tuple[int, int]:
    start = address(array)
    if array.flags.c_contiguous:
        return start, start + array.nbytes
    low, high = reach(array.shape, array.strides, array.dtype.itemsize)
    return start + low, start + high


def _covers(array: Array, size: int) -> bool:
    return array.nbytes == size and (array.flags.c_contiguous or array.flags.f_contiguous)


def _overlapping(entries: list[tuple[int, int, int, Array]]) -> Iterator[list[tuple[int, int, int, Array]]]:
    """Groups of arrays whose memory hangs together."""
    group: list[tuple[int, int, int, Array]] = []
    end = 0
    for entry in sorted(entries, key=lambda entry: entry[:2]):
        if group and (entry[0] >= end or entry[0] == entry[1]):
            yield group
            group = []
        group.append(entry)
        end = max(end, entry[1]) if len(group) > 1 else entry[1]
    if group:
        yield group


def _changed_looks(place: Placed, now: tuple[Any, ...]) -> list[Any]:
    array = place.array
    if now[:3] != place.looks[:3] or (now[3:5] != place.looks[3:5] and not array.flags.c_contiguous):
        raise NotPlainError("an array was resized or got another dtype in place; make a new array instead")
    place.looks, place.strides = now, array.strides
    return [place.key, list(array.shape), bool(array.flags.writeable)]
