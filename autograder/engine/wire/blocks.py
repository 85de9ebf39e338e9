"""Memory that is on both sides, and arrays made in it."""

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.engine.wire.dtypes import check_bytes
from autograder.engine.wire.kinds import check, exact, whole

Array = NDArray[Any]
#: The first byte of a message with memory behind its nodes, which msgpack never uses; blocks are aligned to so many.
MARK, ALIGNED = b"\xc1", 16


class Blobs:
    """A message's nodes, and the memory behind them, which is taken in the order it was put there."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.header: bytes | memoryview = data
        self.at = len(data)
        if data[:1] == MARK:
            self.at = 5 + int.from_bytes(data[1:5], "big")
            check(self.at <= len(data), "a message that was cut off")
            self.header = memoryview(data)[5 : self.at]

    def take(self, size: int) -> Array:
        """The next block, without a copy."""
        begin = self.at + -self.at % ALIGNED
        self.at = begin + size
        check(len(self.data) >= self.at, "memory that did not come along")
        return np.frombuffer(self.data, "u1", size, begin) if size else np.zeros(0, "u1")

    def end(self) -> None:
        """WireError if something is left."""
        check(self.at == len(self.data), "memory that belongs to nothing")


@dataclass(slots=True, eq=False)
class Placed:
    """One array of a block: where it lies, in bytes from the block's begin, and what it looked like when it crossed."""

    key: int
    array: Array
    offset: int
    strides: tuple[int, ...]
    looks: tuple[Any, ...]


@dataclass(slots=True, eq=False)
class Block:
    """Memory that is on both sides; ``theirs`` was made here for the other side's arrays, ``seen`` last crossed."""

    key: int
    size: int
    low: int
    theirs: bool
    #: Whether its elements lie otherwise on the other side, so that nothing else can be a view of it.
    fixed: bool = False
    placed: list[Placed] = field(default_factory=list)
    seen: Array = field(default_factory=lambda: np.zeros(0, "u1"))
    #: All of the memory, if it was made here.
    flat: Array | None = None

    def whole(self) -> Array | None:
        """The block's memory as bytes, if one array without gaps is all of it or it was made here."""
        if self.flat is not None or not self.size:
            return self.flat
        for place in self.placed:
            if place.array.nbytes == self.size and not place.offset:
                flat = _bytes_of(place.array)
                if flat is not None:
                    return flat
        return None

    def content(self) -> Array:
        """The elements of all arrays at their places, zeros between; the memory itself if there are no gaps."""
        flat = self.whole()
        if flat is not None:
            return flat
        data = np.zeros(self.size, "u1")
        for place in self.placed if self.size else ():
            _elements(place, data)[...] = _void(place.array)
        return data

    def changed(self) -> bool:
        """Whether the memory differs from what last crossed."""
        now = self.content()
        words = "u8" if not self.size % 8 else "u1"
        return not np.array_equal(now.view(words), self.seen.view(words))

    def write(self, staged: Array) -> None:
        """What the other side changed; an array of ours that may not be written to is not changed by anybody."""
        for place in self.placed:
            check_bytes(np.ndarray(place.array.shape, place.array.dtype, staged, place.offset, place.strides))
        if self.flat is not None:
            self.flat[:] = staged
        else:
            for place in self.placed:
                if place.array.flags.writeable:
                    _void(place.array)[...] = _elements(place, staged)
            check(np.array_equal(self.content(), staged), "an array that is not writeable was changed")
        self.seen = staged


def _bytes_of(array: Array) -> Array | None:
    """The memory of an array without gaps, in the order it lies there."""
    if array.flags.c_contiguous:
        return array.reshape(-1).view("u1")
    if array.flags.f_contiguous:
        return array.T.reshape(-1).view("u1")
    return None


def _void(array: Array) -> Array:
    """The array with elements that are mere bytes."""
    return array.view(f"V{array.dtype.itemsize}")


def _elements(place: Placed, data: Array) -> Array:
    """The same elements in another memory."""
    array = place.array
    return np.ndarray(array.shape, f"V{array.dtype.itemsize}", data, place.offset, place.strides)


def address(array: Array) -> int:
    """Where its first element lies."""
    return int(array.__array_interface__["data"][0])


def looks(array: Array) -> tuple[Any, ...]:
    """What must not change while an array is shared, and what may: shape and writeable flag come last."""
    return (address(array), array.dtype, array.nbytes, array.strides, array.shape, array.flags.writeable)


def reach(shape: tuple[int, ...], strides: tuple[int, ...], itemsize: int) -> tuple[int, int]:
    """First and last byte + 1 of the elements, relative to the first element; nothing of an empty array."""
    if 0 in shape or not itemsize:
        return 0, 0
    low = sum(min(0, (n - 1) * step) for n, step in zip(shape, strides, strict=True))
    high = sum(max(0, (n - 1) * step) for n, step in zip(shape, strides, strict=True))
    return low, high + itemsize


def strides_of(dims: tuple[int, ...], itemsize: int, given: Any, limit: int) -> tuple[int, ...]:
    """The strides as a tuple, from a node; None are those of an array in C order."""
    if given is None:
        steps, step = [], itemsize
        for size in reversed(dims):
            steps.append(step)
            step *= max(size, 1)
        return tuple(reversed(steps))
    check(len(exact(given, list)) == len(dims), "strides of other axes")
    return tuple(whole(step, -limit, limit) for step in given)


def made(block: Block, dtype: np.dtype[Any], dims: tuple[int, ...], steps: tuple[int, ...], offset: int) -> Array:
    """A view of the block; the first array that is all of it owns it."""
    if block.flat is None and block.theirs:
        array = _new(block, dtype, dims, steps)
        if array is not None:
            return array
    if not dtype.itemsize or 0 in dims:
        return np.empty(dims, dtype)
    flat = block.whole()
    if flat is not None:
        return np.ndarray(dims, dtype, flat, offset, steps)
    return _between(block, dtype, dims, steps, offset)


def _new(block: Block, dtype: np.dtype[Any], dims: tuple[int, ...], steps: tuple[int, ...]) -> Array | None:
    """Memory for the other side's block; its first array, if that is all of it, owns it."""
    array: Array | None = None
    size = dtype.itemsize * math.prod(dims)
    if size == block.size:
        order: Any = "C" if steps == strides_of(dims, dtype.itemsize, None, 0) else "F"
        array = np.empty(dims, dtype, order=order)
        if array.strides != steps:
            array = None
    root = np.empty(block.size, "u1") if array is None or not size else array
    flat = _bytes_of(root)
    if flat is None:
        raise AssertionError("memory made here has no gaps")
    flat[:] = block.seen
    block.flat, block.low = flat, 0 if block.fixed else address(flat)
    return array


def _between(block: Block, dtype: np.dtype[Any], dims: tuple[int, ...], steps: tuple[int, ...], offset: int) -> Array:
    """A view of memory of ours with gaps, which holds only elements that have crossed."""
    covered = np.zeros(block.size, "u1")
    for place in block.placed:
        array = place.array
        np.ndarray((*array.shape, array.dtype.itemsize), "u1", covered, place.offset, (*place.strides, 1))[...] = 1
    wanted = np.ndarray((*dims, dtype.itemsize), "u1", covered, offset, (*steps, 1))
    check(block.low and wanted.all(), "a view of memory that was not handed over")
    writeable = any(place.array.flags.writeable for place in block.placed)
    interface = {
        "data": (block.low + offset, not writeable),
        "shape": dims,
        "strides": steps,
        "typestr": f"|V{dtype.itemsize}",
        "version": 3,
    }
    return np.asarray(_Window([place.array for place in block.placed], interface)).view(dtype)


class _Window:
    """NumPy makes an array of this; it keeps the memory alive."""

    def __init__(self, owners: list[Array], interface: dict[str, Any]) -> None:
        self.owners, self.__array_interface__ = owners, interface
