"""Arrays as mere contents: parts of tables, object arrays, masked arrays, NumPy's scalars and dtypes.

Plain arrays have memory that others may share: that is in ``memory``.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.engine.wire.dtypes import check_bytes, dtype_text, make_dtype, sizes
from autograder.engine.wire.kinds import (
    BY_TAG,
    BY_TYPE,
    Kind,
    NotPlainError,
    Parts,
    Taken,
    WireError,
    check,
    exact,
    register,
)

#: Bytes of an array that says nothing of its own size, as a zero-sized one: also its other axes are within this.
LARGEST = 2**31


class Contents:
    """The type under which arrays without identity are registered; there are no instances."""


class Elements:
    """Likewise for lists of any values."""


class Dtype:
    """Likewise for dtypes."""


class Objects:
    """Likewise for object arrays as parts."""


def _contents_parts(array: NDArray[Any]) -> list[Any]:
    order = "F" if array.flags.f_contiguous and not array.flags.c_contiguous else "C"
    return [dtype_text(array.dtype), dims(array), order, array.tobytes(order)]  # type: ignore[arg-type]


def dims(array: NDArray[Any]) -> str:
    """The shape as text: parts that are native are compared at once."""
    return ",".join(map(str, array.shape))


def shape_of(text: Any) -> list[int]:
    """The inverse of `dims`."""
    check(len(exact(text, str)) <= 1000, "a shape that is too long")
    parts = text.split(",") if text else []
    check(all(part.isascii() and part.isdigit() and len(part) <= 12 for part in parts), "not a shape")
    return [int(part) for part in parts]


def _contents(parts: Parts) -> NDArray[Any]:
    node, shape, order, data = parts
    dtype = make_dtype(node)
    size = len(exact(data, bytes))
    dimensions, needed = sizes(dtype, shape_of(shape), max(size, LARGEST))
    check(order in ("C", "F"), "an array of unknown order")
    check(needed == size, "an array with too few or too many bytes")
    array = np.empty(dimensions, dtype, order=order)
    if size:
        array.reshape(-1, order=order).view("u1")[:] = np.frombuffer(data, "u1")
    check_bytes(array)
    return array


def contents(array: NDArray[Any]) -> Taken:
    """The array as a part."""
    return Taken(CONTENTS, _contents_parts(array)) if not array.dtype.hasobject else objects(array)


def elements(values: list[Any]) -> Taken:
    """A list as a part: its values cross, it has no identity."""
    return Taken(ELEMENTS, values)


def objects(array: NDArray[Any]) -> Taken:
    """An object array as a part."""
    return Taken(OBJECTS, _object_parts(array))


def _object_parts(array: NDArray[Any]) -> list[Any]:
    if array.dtype.kind != "O":
        raise NotPlainError(f"arrays of dtype {array.dtype} cannot be handed over")
    order: Any = "F" if array.flags.f_contiguous and not array.flags.c_contiguous else "C"
    return [dims(array), order, bool(array.flags.writeable), *array.ravel(order).tolist()]


def _object_array(parts: Parts) -> NDArray[Any]:
    shape, order, writeable, *values = parts
    dimensions, needed = sizes(np.dtype("u1"), shape_of(shape), LARGEST)
    check(needed == len(values), "an object array with too few or too many elements")
    flat = np.empty(needed, object)
    for place, value in enumerate(values):  # NumPy would take lists apart
        flat[place] = value
    check(order in ("C", "F"), "an array of unknown order")
    array = flat.reshape(dimensions, order=order)
    array.flags.writeable = exact(writeable, bool)
    return array


def fill_objects(array: NDArray[Any], parts: Parts) -> None:
    """New elements for an object array."""
    new = _object_array(parts)
    check(new.shape == array.shape and array.flags.writeable, "an object array changed its shape")
    array[...] = new


def _masked_parts(value: Any) -> list[Any]:
    mask = np.ma.getmask(value)
    fill = value._fill_value
    return [
        contents(np.ma.getdata(value, subok=False)),
        None if mask is np.ma.nomask else contents(mask),
        None if fill is None else contents(np.asarray(fill)),
        bool(value.hardmask),
    ]


def array_of(value: Any, kinds: str = "biufcSUmMV") -> NDArray[Any]:
    """The value, if it is an array of one of the kinds of dtype."""
    if exact(value, np.ndarray).dtype.kind not in kinds:
        raise WireError("an array of another dtype expected")
    return value  # type: ignore[no-any-return]


def _masked(parts: Parts) -> Any:
    data, mask, fill, hard = parts
    array_of(data)
    made = np.ma.MaskedArray(data, np.ma.nomask if mask is None else _mask_of(data, mask), hard_mask=exact(hard, bool))
    if fill is not None:
        check(array_of(fill).ndim == 0 and fill.dtype == data.dtype, "a fill value of another dtype")
        made.fill_value = fill
    return made


def _mask_of(data: NDArray[Any], mask: Any) -> NDArray[Any]:
    wanted = np.ma.make_mask_descr(data.dtype)
    check(array_of(mask).shape == data.shape and mask.dtype == wanted, "a mask of another shape")
    return mask  # type: ignore[no-any-return]


def _fill_masked(value: Any, parts: Parts) -> None:
    new = _masked(parts)
    check(new.shape == value.shape and new.dtype == value.dtype, "a masked array changed its shape or dtype")
    value.soften_mask()
    np.ma.getdata(value, subok=False)[...] = new.data
    value.mask = new.mask
    value._fill_value = new._fill_value
    if new.hardmask:
        value.harden_mask()


def _dtype(parts: Parts) -> np.dtype[Any]:
    (node,) = parts
    return np.dtype(object) if exact(node, str) == "|O" else make_dtype(node)


def dtype_parts(value: np.dtype[Any]) -> list[Any]:
    """A dtype as a part of its own; `object` crosses as well."""
    return ["|O"] if value.kind == "O" else [dtype_text(value)]


def _scalar_parts(value: Any) -> list[Any]:
    return [dtype_text(value.dtype), value.tobytes()]


def _scalar(parts: Parts) -> Any:
    node, data = parts
    dtype = make_dtype(node)
    check(
        dtype.itemsize == len(exact(data, bytes)) and dtype.kind not in "SUO", "a scalar with too few or too many bytes"
    )
    array = np.frombuffer(data, dtype, 1) if dtype.itemsize else np.zeros(1, dtype)
    check_bytes(array)
    return array.copy()[0]


def _text(cls: type, plain: type) -> Any:
    def make(parts: Parts) -> Any:
        (text,) = parts
        return cls(exact(text, plain))

    return make


CONTENTS = register(Kind(40, Contents, _contents_parts, _contents, inner=True))
ELEMENTS = register(Kind(41, Elements, list, list, inner=True))
OBJECTS = register(Kind(42, Objects, _object_parts, _object_array, inner=True))
DTYPE = register(Kind(43, Dtype, dtype_parts, _dtype))
SCALAR = register(Kind(44, np.generic, _scalar_parts, _scalar))
register(Kind(45, np.str_, lambda value: [str(value)], _text(np.str_, str)))
register(Kind(46, np.bytes_, lambda value: [bytes(value)], _text(np.bytes_, bytes)))
MASKED = register(Kind(47, np.ma.MaskedArray, _masked_parts, _masked, fill=_fill_masked, deep=True))


def _masked_constant(parts: Parts) -> Any:
    check(not parts, "a constant has no parts")
    return np.ma.masked


register(Kind(48, type(np.ma.masked), lambda _: [], _masked_constant))
for _cls in {*np.sctypeDict.values(), np.void} - {np.str_, np.bytes_, np.object_}:
    BY_TYPE[_cls] = SCALAR
#: Object arrays have an identity; made at once in their shape, since nothing can change it later.
OBJECT_ARRAY = Kind(49, np.ndarray, _object_parts, _object_array, fill=fill_objects)
BY_TAG[49] = OBJECT_ARRAY
