"""NumPy's dtypes as text, and the bytes that arrays of them may not hold."""

import json
import math
import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.engine.wire.kinds import NotPlainError, WireError, check, exact, whole

#: Bytes of one element, fields of a structure, structures within structures, axes.
ITEM, FIELDS, NESTED, AXES = 2**24, 1000, 8, 64
_UNITS = "Y|M|W|D|h|m|s|ms|us|ns|ps|fs|as"
_PLAIN = re.compile(
    r"[|<>](?:b1|[iu][1248]|f[248]|c(?:8|16)|[SUV]\d{1,8}|[mM]8(?:\[(?:[1-9]\d{0,4})?(?:" + _UNITS + r")\])?)"
    r"|<f16|<c32|[qQ]"
)

#: Characters of a structured dtype's description.
TEXT = 2**18
_KNOWN: dict[str, np.dtype[Any]] = {}


def dtype_text(dtype: np.dtype[Any]) -> str:
    """What stands for the dtype; NotPlainError if it may hold anything but plain numbers, dates and text."""
    node = _node(dtype, NESTED)
    return node if isinstance(node, str) else json.dumps(node)


def make_dtype(text: Any) -> np.dtype[Any]:
    """The inverse of `dtype_text`."""
    known = _KNOWN.get(exact(text, str))
    if known is None:
        check(len(text) <= TEXT, "a dtype of too long a description")
        known = _made(json.loads(text), NESTED) if text[:1] == "[" else _plain(text)
        if len(_KNOWN) < 1000:
            _KNOWN[text] = known
    return known


def _node(dtype: np.dtype[Any], depth: int) -> Any:
    fields = dtype.fields
    if fields is None and dtype.subdtype is None:
        text = dtype.char if dtype.char in "qQ" and dtype.isnative else dtype.str
        if not _PLAIN.fullmatch(text) or (dtype.kind == "V" and dtype.type is not np.void):
            raise NotPlainError(f"arrays of dtype {dtype} cannot be handed over")
        return text
    if not depth:
        raise NotPlainError("a structured dtype is nested too deeply")
    if dtype.subdtype is not None:
        base, shape = dtype.subdtype
        return ["sub", _node(base, depth - 1), list(shape)]
    if dtype.type is not np.void or fields is None or any(len(field) > 2 for field in fields.values()):
        raise NotPlainError("records and structured dtypes with titles cannot be handed over; use plain field names")
    described = [[name, _node(fields[name][0], depth - 1), fields[name][1]] for name in dtype.names or ()]
    return ["fields", described, dtype.itemsize, bool(dtype.isalignedstruct)]


def _made(node: Any, depth: int) -> np.dtype[Any]:
    if type(node) is str:
        return _plain(node)
    check(depth, "a dtype that is nested too deeply")
    match exact(node, list):
        case ["sub", base, list(shape)]:
            dims = tuple(whole(dim, 0, ITEM) for dim in shape)
            inner = _made(base, depth - 1)
            check(0 < len(dims) <= AXES and inner.itemsize * math.prod(dims) <= ITEM, "a field that is too large")
            return np.dtype((inner, dims))
        case ["fields", list(fields), int(size), bool(aligned)]:
            return _structure(fields, whole(size, 0, ITEM), aligned, depth)
    raise WireError("not a dtype")


def _plain(text: str) -> np.dtype[Any]:
    check(_PLAIN.fullmatch(text), "not a dtype")
    dtype = np.dtype(text)
    check(dtype.itemsize <= ITEM, "a dtype of too many bytes")
    return dtype


def _structure(fields: list[Any], size: int, aligned: bool, depth: int) -> np.dtype[Any]:
    check(len(fields) <= FIELDS, "a dtype of too many fields")
    names, formats, offsets = [], [], []
    for field in fields:
        name, node, offset = exact(field, list)
        inner = _made(node, depth - 1)
        names.append(exact(name, str))
        formats.append(inner)
        offsets.append(whole(offset, 0, size - inner.itemsize))
    described = {"names": names, "formats": formats, "offsets": offsets, "itemsize": size}
    return np.dtype(described, align=aligned)  # type: ignore[call-overload, no-any-return]


def sizes(dtype: np.dtype[Any], shape: Any, limit: int) -> tuple[tuple[int, ...], int]:
    """The shape as a tuple and the bytes of an array of it; also an empty one's other axes are within the limit."""
    check(len(exact(shape, list)) <= AXES, "an array of too many axes")
    dims = tuple(whole(dim, 0, limit) for dim in shape)
    check(
        max(dtype.itemsize, 1) * math.prod(dim or 1 for dim in dims) <= limit, "an array larger than a message may be"
    )
    return dims, dtype.itemsize * math.prod(dims)


def check_bytes(array: NDArray[Any]) -> None:
    """WireError if NumPy could not have put such bytes into the array: a bool of 2, a character beyond Unicode."""
    dtype = array.dtype
    if dtype.names is not None:
        for name in dtype.names:
            check_bytes(array[name])
    elif array.size and dtype.itemsize and dtype.kind in "bUfcM":
        _check_plain(array, dtype)


def _check_plain(array: NDArray[Any], dtype: np.dtype[Any]) -> None:
    if dtype.kind == "b":
        check(array.view("u1").max() <= 1, "a bool that is neither true nor false")
    elif dtype.kind == "U":
        codes = np.ascontiguousarray(array).reshape(-1).view(dtype.byteorder + "u4")
        check(codes.max() <= 0x10FFFF, "a character that does not exist")
    elif dtype.kind == "M":
        check(np.datetime_data(dtype)[0] != "generic" or np.isnat(array).all(), "a date without a unit")
    elif dtype.char in "gG" and np.finfo(np.longdouble).nmant == 63:
        # The x87's numbers: a normal one has its leading bit, a subnormal one has not; what else there is has no value.
        data = np.ascontiguousarray(array).reshape(-1).view("u1").reshape(-1, 16)
        leading, exponent = data[:, 7] >> 7, data[:, 8].astype("u2") | (data[:, 9].astype("u2") & 0x7F) << 8
        check(((exponent > 0) == (leading > 0)).all(), "a long double that is no number")
