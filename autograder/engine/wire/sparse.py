"""Sparse matrices and arrays of SciPy. It trusts their index arrays when it computes, so they are checked here."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from autograder.engine.wire.arrays import array_of, contents
from autograder.engine.wire.kinds import Kind, Parts, check, exact, register, whole

#: Rows or columns of a sparse matrix.
SIDE = 2**31 - 1
Make = Callable[[Any, tuple[int, ...], Parts], Any]


def _indices(value: Any, below: int) -> NDArray[Any]:
    array = array_of(value, "i")
    check(array.ndim == 1 and array.dtype.itemsize in (4, 8) and array.dtype.isnative, "not an array of indices")
    check(not array.size or (array.min() >= 0 and array.max() < below), "an index is out of its range")
    return array


def _pointers(value: Any, rows: int, stored: int) -> NDArray[Any]:
    array = _indices(value, stored + 1)
    check(array.size == rows + 1 and array[0] == 0, "not the row pointers of a sparse matrix")
    check((np.diff(array) >= 0).all() and array[-1] <= stored, "not the row pointers of a sparse matrix")
    return array


def _data(value: Any, ndim: int = 1) -> NDArray[Any]:
    array = array_of(value, "biufc")
    check(
        array.ndim == ndim and array.dtype.isnative and array.dtype.char not in "e", "not the data of a sparse matrix"
    )
    return array


def _compressed_parts(value: Any) -> list[Any]:
    return [contents(value.data), contents(value.indices), contents(value.indptr)]


def _row_wise(cls: Any, shape: tuple[int, ...], parts: Parts) -> Any:
    return _compressed(cls, shape, shape[-2] if len(shape) == 2 else 1, shape[-1], parts)


def _column_wise(cls: Any, shape: tuple[int, ...], parts: Parts) -> Any:
    check(len(shape) == 2, "a matrix has two axes")
    return _compressed(cls, shape, shape[1], shape[0], parts)


def _compressed(cls: Any, shape: tuple[int, ...], major: int, minor: int, parts: Parts) -> Any:
    data, indices, pointers = parts
    _data(data)
    _indices(indices, minor)
    check(len(data) == len(indices), "as many indices as values")
    _pointers(pointers, major, len(indices))
    check(indices.dtype == pointers.dtype, "indices of two dtypes")
    return cls((data, indices, pointers), shape=shape)


def _blocks(cls: Any, shape: tuple[int, ...], parts: Parts) -> Any:
    data, indices, pointers = parts
    _, high, wide = _data(data, 3).shape
    check(len(shape) == 2 and high > 0 and wide > 0 and not shape[0] % high and not shape[1] % wide, "odd blocks")
    _indices(indices, shape[1] // wide)
    check(len(data) == len(indices), "as many indices as values")
    _pointers(pointers, shape[0] // high, len(indices))
    check(indices.dtype == pointers.dtype, "indices of two dtypes")
    return cls((data, indices, pointers), shape=shape, blocksize=(high, wide))


def _coordinate_parts(value: Any) -> list[Any]:
    return [contents(value.data), *map(contents, value.coords)]


def _coordinates(cls: Any, shape: tuple[int, ...], parts: Parts) -> Any:
    data, *coords = parts
    check(len(coords) == len(shape), "an array of indices for each axis")
    found = tuple(_indices(axis, size) for axis, size in zip(coords, shape, strict=True))
    check(all(len(axis) == len(_data(data)) for axis in found), "as many indices as values")
    return cls((data, found), shape=shape)


def _dok_parts(value: Any) -> list[Any]:
    found = value.tocoo()
    return [contents(found.data), *(contents(axis.astype("i8")) for axis in found.coords)]


def _dok(cls: Any, shape: tuple[int, ...], parts: Parts) -> Any:
    data, *coords = parts
    check(len(coords) == len(shape), "an array of indices for each axis")
    found = [_indices(axis, size).tolist() for axis, size in zip(coords, shape, strict=True)]
    keys = zip(*found, strict=True) if len(shape) == 2 else found[0]
    made = cls(shape, dtype=_data(data).dtype)
    made._dict = dict(zip(keys, data, strict=True))
    check(len(made._dict) == len(data), "an element given twice")
    return made


def _diagonal_parts(value: Any) -> list[Any]:
    return [contents(value.data), contents(value.offsets)]


def _diagonals(cls: Any, shape: tuple[int, ...], parts: Parts) -> Any:
    data, offsets = parts
    check(len(shape) == 2 and array_of(offsets, "i").ndim == 1 and offsets.dtype.itemsize in (4, 8), "no offsets")
    check(offsets.dtype.isnative and len(_data(data, 2)) == len(offsets), "as many offsets as diagonals")
    inside = not offsets.size or (offsets.min() > -max(shape[0], 1) and offsets.max() < max(shape[1], 1))
    check(inside and len(np.unique(offsets)) == len(offsets), "an offset is out of its range")
    return cls((data, offsets), shape=shape)


def _list_parts(value: Any) -> list[Any]:
    lengths = np.array([len(row) for row in value.rows], "i8")
    columns = np.array([column for row in value.rows for column in row], "i8")
    values = np.array([one for row in value.data for one in row], value.dtype)
    return [contents(values), contents(columns), contents(lengths)]


def _lists(cls: Any, shape: tuple[int, ...], parts: Parts) -> Any:
    values, columns, lengths = parts
    check(len(shape) == 2 and len(_data(values)) == len(_indices(columns, shape[1])), "as many indices as values")
    check(len(_indices(lengths, shape[1] + 1)) == shape[0], "a length for each row")
    ends = np.cumsum(lengths)
    check(len(values) == (ends[-1] if len(ends) else 0), "rows of other lengths")
    made = cls(shape, dtype=values.dtype)
    columns, values = columns.tolist(), list(values)
    for row, (size, end) in enumerate(zip(lengths.tolist(), ends.tolist(), strict=True)):
        found = columns[end - size : end]
        check(all(one < other for one, other in pairwise(found)), "columns out of order")
        made.rows[row], made.data[row] = found, values[end - size : end]
    return made


def _kind(tag: int, cls: Any, take: Callable[[Any], list[Any]], make: Make) -> Kind:
    def parts(value: Any) -> list[Any]:
        return [",".join(map(str, value.shape)), *take(value)]

    def made(found: Parts) -> Any:
        sides = [int(side) for side in exact(found[0], str)[:100].split(",")]
        check(1 <= len(sides) <= 2, "a sparse matrix of one or two axes")
        return make(cls, tuple(whole(side, 0, SIDE) for side in sides), found[1:])

    def fill(value: Any, found: Parts) -> None:
        new = made(found)
        check(new.shape == value.shape, "a sparse matrix changed its shape")
        value.__dict__.clear()
        value.__dict__.update(new.__dict__)

    return register(Kind(tag, cls, parts, made, fill=fill, deep=True))


_kind(60, sp.csr_array, _compressed_parts, _row_wise)
_kind(61, sp.csr_matrix, _compressed_parts, _row_wise)
_kind(62, sp.csc_array, _compressed_parts, _column_wise)
_kind(63, sp.csc_matrix, _compressed_parts, _column_wise)
_kind(64, sp.bsr_array, _compressed_parts, _blocks)
_kind(65, sp.bsr_matrix, _compressed_parts, _blocks)
_kind(66, sp.coo_array, _coordinate_parts, _coordinates)
_kind(67, sp.coo_matrix, _coordinate_parts, _coordinates)
_kind(68, sp.dok_array, _dok_parts, _dok)
_kind(69, sp.dok_matrix, _dok_parts, _dok)
_kind(70, sp.dia_array, _diagonal_parts, _diagonals)
_kind(71, sp.dia_matrix, _diagonal_parts, _diagonals)
_kind(72, sp.lil_array, _list_parts, _lists)
_kind(73, sp.lil_matrix, _list_parts, _lists)
