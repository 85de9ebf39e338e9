"""What a hostile process may send, and that it is no message."""

import sys
import time

import msgpack
import numpy as np
import pytest

from autograder.engine.wire import WireError
from autograder.engine.wire.blocks import ALIGNED, MARK
from tests.autograder.engine.wire.values import pair

LIST, DICT, SET, TUPLE, CONTENTS, MASKED, SERIES, FRAME = 12, 13, 14, 10, 40, 47, 108, 109
CSR, COO, LIL, DIA, PCG, MT, CATEGORICAL, INTEGER, MULTI, RANGE = 60, 66, 72, 70, 51, 53, 86 + 1, 88, 107, 106


def data(values, dtype="i8"):
    """A part: the contents of an array."""
    array = np.asarray(values, dtype)
    return [CONTENTS, array.dtype.str, ",".join(map(str, array.shape)), "C", array.tobytes()]


def message(value, arrays=(), behind=b"", **parts):
    """The learner's message."""
    rest = [parts.get(name, []) for name in ("looks", "memory", "contents")]
    header = msgpack.packb([value, [], list(arrays), *rest], use_bin_type=True)
    whole = MARK + len(header).to_bytes(4, "big") + header
    return whole + bytes(-len(whole) % ALIGNED) + behind if behind else header


def array(text, shape, size, strides=None, offset=0):
    """A message with one array."""
    return message([0, 3], [[1, size, False, [[3, text, shape, strides, offset, True]]]], bytes(size))


EIGHT = b"\xff" * 8
BAD_VALUES = {
    "no tag": [],
    "tag of another type": [True, 1],
    "unknown tag": [9999],
    "native where an array belongs": [None, 1],
    "part as a value": data([1]),
    "key taken": [TUPLE, [LIST, 1], [LIST, 1]],
    "key of the judge": [LIST, 2],
    "key that is no number": [LIST, "1"],
    "negative key": [LIST, -1],
    "unknown object": [0, 77],
    "class by any name": [2, "subprocess.Popen"],
    "class of the kit": [2, "autograder.engine.wire.Codec"],
    "dict with a list as key": [DICT, 1, [LIST, 3], 1],
    "dict with a key twice": [DICT, 1, "a", "a", 1, 2],
    "dict with half an item": [DICT, 1, "a"],
    "set with an element twice": [SET, 1, 1, True],
    "Decimal exponent": [25, "1E999999999999"],
    "Decimal as code": [25, "__import__('os')"],
    "Fraction of zero": [26, 1, 0],
    "year": [27, 10000, 1, 1, 0, 0, 0, 0, 0, None],
    "float year": [27, 2000.0, 1, 1, 0, 0, 0, 0, 0, None],
    "zone path": [32, "zone:../../../etc/passwd"],
    "zone unknown": [32, "zone:No/Where"],
    "timedelta": [30, 10**18, 0, 0],
    "uuid": [33, b"short"],
    "pattern": [34, "(", 0],
    "pattern that is long": [34, "a" * 10**5, 0],
    "pattern flags": [34, "a", 2**20],
    "dtype object": [44, "|O", EIGHT],
    "dtype by code": [44, "object", EIGHT],
    "dtype with fields of objects": [44, '["fields", [["a", "|O", 0]], 8, false]', EIGHT],
    "dtype with a field outside": [44, '["fields", [["a", "<i8", 4]], 8, false]', EIGHT],
    "dtype too deep": [44, "[" * 10**5, EIGHT],
    "scalar with more bytes": [44, "<f8", EIGHT * 2],
    "date without unit": [44, "<M8", b"\1" * 8],
    "bool of 255": [44, "|b1", b"\xff"],
    "character beyond Unicode": [47, [CONTENTS, "<U2", "1", "C", EIGHT], None, None, False],
    "long double that is none": [44, "<f16", b"\0" * 8 + b"\1\1" + b"\0" * 6],
    "mask of another shape": [MASKED, 1, data([1, 2]), data([1], "?"), None, False],
    "masked shape": [MASKED, 1, [CONTENTS, "<i8", "1000000000,1000000000", "C", b""], None, None, False],
    "masked with zero axes": [MASKED, 1, [CONTENTS, "<i8", "0,1000000000,1000000000000", "C", b""], None, None, False],
    "PCG state": [PCG, 1, None, 5, 2, 0, 0],
    "PCG without state": [PCG, 1, None, 1],
    "MT19937 position": [MT, 1, None, data(np.ones(624), "u4"), 625],
    "MT19937 words": [MT, 1, None, data(np.ones(623), "u4"), 1],
    "generator of a list": [56, 1, [LIST, 3]],
    "children": [50, 1, 5, None, [TUPLE], 4, 2**62],
    "csr column": [CSR, 1, "2,2", data([1.0], "f8"), data([2], "i4"), data([0, 1, 1], "i4")],
    "csr negative column": [CSR, 1, "2,2", data([1.0], "f8"), data([-1], "i4"), data([0, 1, 1], "i4")],
    "csr pointers": [CSR, 1, "2,2", data([1.0], "f8"), data([1], "i4"), data([0, 2, 1], "i4")],
    "csr pointer end": [CSR, 1, "2,2", data([1.0], "f8"), data([1], "i4"), data([0, 1, 10**6], "i4")],
    "csr begin": [CSR, 1, "2,2", data([1.0], "f8"), data([1], "i4"), data([1, 1, 1], "i4")],
    "coo row": [COO, 1, "2,2", data([1.0], "f8"), data([5]), data([0])],
    "lil columns": [LIL, 1, "2,3", data([1.0, 2], "f8"), data([2, 1]), data([2, 0])],
    "lil rows": [LIL, 1, "2000000000,3", data([1.0], "f8"), data([0]), data([1])],
    "dia offset": [DIA, 1, "2,2", data([[1.0, 1]], "f8"), data([7], "i4")],
    "dia twice": [DIA, 1, "2,2", data([[1.0, 1], [1, 1]], "f8"), data([0, 0], "i4")],
    "category": [CATEGORICAL, data([0, 5], "i1"), [86, [100, None, data([1, 2]), None], False]],
    "nullable mask": [INTEGER, data([1, 2]), data([False], "?")],
    "period": [82, 2**62, "M"],
    "period frequency": [82, 1, "__import__"],
    "timestamp unit": [80, 1, "fs", None],
    "NaT as a timestamp": [80, -(2**63), "ns", None],
    "interval": [83, 2, 1, "left"],
    "interval of text": [83, "a", "b", "left"],
    "range without step": [RANGE, None, 0, 10, 0],
    "range of rows": [RANGE, None, 0, 2**62, 1],
    "multi code": [MULTI, [41, None], [41, [100, None, data([1, 2]), None]], data([2])],
    "series length": [SERIES, 1, None, [RANGE, None, 0, 3, 1], data([1, 2]), [41], True],
    "series of two axes": [SERIES, 1, None, [RANGE, None, 0, 1, 1], data([[1, 2]]), [41], True],
    "series without index": [SERIES, 1, None, [LIST, 3, 1], data([1]), [41], True],
    "frame columns": [FRAME, 1, [RANGE, None, 0, 2, 1], [RANGE, None, 0, 1, 1], [41], True, data([1])],
    "frame lengths": [FRAME, 1, [RANGE, None, 0, 2, 1], [RANGE, None, 0, 1, 1], [41], True, data([1]), data([1, 2])],
}
BAD_MESSAGES = {
    "nothing": b"",
    "no list": b"\x01",
    "map": msgpack.packb([{"a": 1}]),
    "extension": msgpack.packb([msgpack.ExtType(7, b"")]),
    "time": msgpack.packb([msgpack.Timestamp(1)]),
    "more after the end": msgpack.packb([1]) + b"\x01",
    "no text": msgpack.packb([1])[:1] + b"\xa2\xff\xff",
    "cut off": msgpack.packb(["abc"])[:-1],
    "claimed length": b"\x91\xdd\xff\xff\xff\xff",
    "claimed lengths": b"\xdd\xff\xff\xff\xff" * 900,
    "deep": b"\x91" * 100_000 + b"\x01",
    "deep values": b"\x91" + b"\x92\x0a" * 1000 + b"\x01",
    "header beyond the end": MARK + b"\xff\xff\xff\xff",
    "memory left over": message([0, 3], [[1, 8, False, [[3, "<f8", [1], None, 0, True]]]], bytes(16)),
    "memory missing": message([0, 3], [[1, 800, False, [[3, "<f8", [100], None, 0, True]]]], bytes(8)),
    "array too large": array("<f8", [10**9, 10**9], 8),
    "no strides": array("<f8", [10**9, 10**9], 8, [0, 0]),
    "strides that leave the memory": array("<f8", [2], 8, [8]),
    "negative strides": array("<f8", [2], 8, [-8]),
    "offset": array("<f8", [1], 8, None, 8),
    "negative offset": array("<f8", [1], 8, None, -8),
    "item size": array("<U99999999", [1], 8),
    "axes": array("<f8", [1] * 65, 8),
    "sum of arrays": message(
        0, [[1, 8, False, [[3 + 2 * n, "<f8", [2**22], [0], 0, True] for n in range(3)]]], bytes(8)
    ),
    "bool": message([0, 3], [[1, 1, False, [[3, "|b1", [1], None, 0, True]]]], b"\x02"),
    "text": message([0, 3], [[1, 4, False, [[3, "<U1", [1], None, 0, True]]]], b"\xff\xff\xff\xff"),
    "unknown memory": message(0, [[1, None, False, [[3, "<f8", [1], None, 0, True]]]]),
    "contents of the unknown": message(0, contents=[[4, 1]]),
    "looks of the unknown": message(0, looks=[[4, [1], True]]),
}


@pytest.mark.parametrize("name", BAD_VALUES)
def test_a_bad_value_is_no_message(name):
    judge, _ = pair()
    with pytest.raises(WireError):
        judge.load(msgpack.packb([BAD_VALUES[name]]))


@pytest.mark.parametrize("name", BAD_MESSAGES)
def test_a_bad_message_is_no_message(name):
    judge, _ = pair()
    began = time.process_time()
    with pytest.raises(WireError):
        judge.load(BAD_MESSAGES[name])
    assert time.process_time() - began < 1


def test_the_messages_made_by_hand_here_are_messages_but_for_what_is_wrong_with_them():
    judge, _ = pair()
    assert judge.load(array("<f8", [2], 24, [16])).tolist() == [0, 0]
    judge, _ = pair()
    assert judge.load(msgpack.packb([[CSR, 1, "2,2", data([1.0], "f8"), data([1], "i4"), data([0, 1, 1], "i4")]])).nnz
    judge, _ = pair()
    assert judge.load(msgpack.packb([[SERIES, 1, None, [RANGE, None, 0, 2, 1], data([1, 2]), [41], True]])).sum() == 3
    judge, _ = pair()
    assert (
        judge.load(msgpack.packb([[CATEGORICAL, data([0, 1], "i1"), [86, [100, None, data([1, 2]), None], False]]]))[1]
        == 2
    )


@pytest.mark.parametrize(
    ("mine", "node"),
    [
        ([1], [3, 1]),
        ({1: 2}, [0, 1]),
        (bytearray(b"a"), [0, 7]),
        (np.random.default_rng(1), [2, None, 1, 2, 0, 0]),
        (np.array([1, 2], object), [0, "3", "C", True, 1, 2, 3]),
    ],
    ids=lambda v: type(v).__name__,
)
def test_an_update_that_does_not_fit_its_object_is_no_message(mine, node):
    judge, _ = pair()
    judge.dump(mine)
    with pytest.raises(WireError):
        judge.load(message(0, contents=[node]))


def test_keys_that_collide_are_refused_before_they_cost_time():
    judge, _ = pair()
    step = sys.hash_info.modulus
    keys = [msgpack.ExtType(1, (n * step).to_bytes(20, "big")) for n in range(1, 20_000)]
    began = time.process_time()
    with pytest.raises(WireError, match="one hash"):
        judge.load(msgpack.packb([[SET, 1, *keys]]))
    assert time.process_time() - began < 2


def test_more_values_than_a_message_may_have_are_refused_before_they_take_memory():
    judge, _ = pair()
    with pytest.raises(WireError, match="too many values"):
        judge.load(b"\x92" + 2 * (b"\xdd" + (2**20).to_bytes(4, "big") + b"\x91\x90" * 2**20))
    with pytest.raises(WireError, match="over the limit"):
        judge.load(bytes(64 * 2**20 + 1))
