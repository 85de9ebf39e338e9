"""What the tests of the wire share: two ends, a strict comparison, and one example of everything that crosses."""

import re
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import Path, PurePosixPath, PureWindowsPath
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.random import MT19937, PCG64, PCG64DXSM, SFC64, Generator, Philox, RandomState, SeedSequence

from autograder.engine.wire import Codec
from autograder.engine.wire.kinds import BY_TYPE, NATIVE, Taken

JUDGE, LEARNER = 0, 1


def pair(**options):
    """The judge's end and the learner's; nothing is referred to."""

    def nothing(_):
        return None

    given = {"refer": nothing, "resolve": nothing, **options}
    return Codec(side=JUDGE, **given), Codec(side=LEARNER, **given)


def there(value):
    """The value as it arrives at a fresh end."""
    judge, learner = pair()
    return learner.load(judge.dump(value))


def alike(one, other):
    """Whether two values are equal in type, contents, dtype and flags, whatever objects they consist of."""
    return _alike(one, other, {})


def _alike(one, other, met):
    if type(one) is not type(other):
        return False
    if met.get(id(one)) == id(other) and type(one) not in NATIVE:
        return True
    met[id(one)] = id(other)
    special = SPECIAL.get(type(one))
    if special is not None:
        return special(one, other, met)
    kind = BY_TYPE.get(type(one))
    if kind is not None:
        return _lists_alike(kind.parts(one), kind.parts(other), met)
    return one is other or one == other or repr(one) == repr(other) == "nan"


def _arrays_alike(one, other, met):
    flags = ("c_contiguous", "f_contiguous", "writeable")
    same = one.dtype == other.dtype and one.dtype.str == other.dtype.str and one.shape == other.shape
    if not same or any(getattr(one.flags, name) != getattr(other.flags, name) for name in flags):
        return False
    if one.dtype.hasobject:
        return _lists_alike(one.ravel().tolist(), other.ravel().tolist(), met)
    return one.tobytes() == other.tobytes()


def _sets_alike(one, other, _):
    return len(one) == len(other) and sorted(map(repr, one)) == sorted(map(repr, other))


def _taken_alike(one, other, met):
    return one.kind is other.kind and _lists_alike(one.parts, other.parts, met)


def _lists_alike(one, other, met):
    return len(one) == len(other) and all(_alike(a, b, met) for a, b in zip(one, other, strict=True))


SPECIAL = {np.ndarray: _arrays_alike, set: _sets_alike, frozenset: _sets_alike, Taken: _taken_alike}


def _moved(bits):
    generator = Generator(bits)
    generator.random(3), generator.integers(0, 9, dtype="i4")
    return generator


def _read_only(array):
    array.flags.writeable = False
    return array


def _gauss():
    state = RandomState(4)
    state.normal()
    return state


STRUCTURE = np.dtype([("a", "<i4"), ("b", "U3"), ("c", [("x", ">f8"), ("flag", "?")]), ("d", "f4", (2, 2))])
ALIGNED = np.dtype({"names": ["a", "b"], "formats": ["u1", "f8"]}, align=True)
CATEGORIES = pd.CategoricalDtype(["low", "high"], ordered=True)
DAYS = pd.date_range("2024-01-01", periods=4, freq="D")
PARIS = DAYS.tz_localize("Europe/Paris")
FRAME = pd.DataFrame(
    {
        "number": [1.5, np.nan, 3.0],
        "text": ["a", None, "c\ud800"],
        "whole": pd.array([1, None, 3], dtype="Int16"),
        "flag": pd.array([True, None, False], dtype="boolean"),
        "size": pd.Categorical(["low", None, "high"], dtype=CATEGORIES),
        "day": DAYS[:3],
        "zoned": PARIS[:3],
        "span": pd.to_timedelta([1, None, 3], unit="s"),
        "month": pd.period_range("2024-01", periods=3, freq="M"),
        "bin": pd.interval_range(0, 3),
        "any": [[1], {"a": 2}, None],
        7: pd.array([1.5, None, 2.5], dtype="Float32"),
    },
    index=pd.Index(["x", "y", "z"], name="row"),
)
COMPRESSED = (sp.csr_array, sp.csr_matrix, sp.csc_array, sp.csc_matrix, sp.bsr_array, sp.bsr_matrix)
BANDED = (sp.dia_array, sp.dia_matrix, sp.lil_array, sp.lil_matrix)

EXAMPLES = {
    "nothing": None,
    "numbers": [True, 0, -1, 2**63, -(2**63) - 1, 2**64, 10**1000, -(10**1000), 1.5, float("nan"), -0.0, 1e400, 2 - 3j],
    "texts": ["", "ü", "a\x00", "\ud800", "🙂", b"", b"\xff\x00", bytearray(b"abc")],
    "containers": (
        [1, [2]],
        (1, (2,)),
        {1, "a", None},
        frozenset({(1, 2)}),
        {"a": 1, (1, 2): [3], None: {}},
        [],
        (),
        {},
    ),
    "collections": [deque([1, 2], 5), deque(), OrderedDict(b=1, a=2), Counter("hello"), defaultdict(list, a=[1])],
    "factories": [defaultdict(None, {1: 2}), defaultdict(int), defaultdict(dict)],
    "constants": [..., NotImplemented, range(3, 10, 2), slice(None, 5), slice([1], "a", 2)],
    "decimals": [
        Decimal("1.50"),
        Decimal("-0"),
        Decimal("NaN12"),
        Decimal("sNaN"),
        Decimal("-Infinity"),
        Decimal("1E-99"),
    ],
    "fractions": Fraction(-3, 7),
    "times": [
        date(2024, 2, 29),
        time(1, 2, 3, 4, fold=1),
        timedelta(-1, 5, 6),
        datetime.fromisoformat("0001-01-01"),
        datetime.fromisoformat("9999-12-31T23:59:59.999999"),
    ],
    "zones": [
        datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Paris")),
        datetime(2024, 1, 1, tzinfo=UTC),
        time(1, tzinfo=timezone(timedelta(hours=-5, minutes=-30))),
        timezone(timedelta(seconds=-1, microseconds=5), "odd\nname"),
        ZoneInfo("UTC"),
        UTC,
    ],
    "uuid": UUID(int=5),
    "paths": [Path("a/../b"), PurePosixPath("/x"), PureWindowsPath("c:\\a")],
    "patterns": [re.compile("a+", re.I), re.compile(b"x", re.S), re.compile("(?x) a # comment")],
    "classes": [int, dict, type, ValueError, KeyboardInterrupt, np.float64, np.ndarray, Decimal, type(None)],
    "dtypes": [np.dtype("f8"), np.dtype(">U5"), np.dtype(object), STRUCTURE, ALIGNED, np.dtype(("i4", (2,)))],
    "numpy scalars": [
        *(np.dtype(code).type(1) for code in "?bBhHiIlLqQefdgFDG"),
        np.float64("nan"),
        np.str_("a\x00"),
        np.bytes_(b"a\x00"),
        np.datetime64("2024-01-01", "D"),
        np.datetime64("NaT"),
        np.timedelta64(5, "25s"),
        np.zeros(1, STRUCTURE)[0],
        np.void(b"abc"),
    ],
    "arrays": [np.arange(6).astype(code).reshape(2, 3) for code in ("?", "i1", ">u2", "<f2", ">f8", "c16", "g", "G")],
    "text arrays": [np.array(["ab", "ü"]), np.array(["x"], ">U3"), np.array([b"a", b""]), np.array(["", ""], "U0")],
    "time arrays": [np.array(["2024", "NaT"], "M8[D]"), np.array([1, 2], "m8[15m]"), np.array([1], ">M8[ns]")],
    "orders": [
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.arange(24).reshape(2, 3, 4).transpose(1, 0, 2),
        np.arange(10)[::2],
        np.arange(10)[::-1],
        np.arange(1000.0).reshape(10, 100)[:, 3],
        np.arange(1000.0).reshape(10, 100)[::-3, :2],
        np.lib.stride_tricks.sliding_window_view(np.arange(9.0), 3),
        np.broadcast_to(np.arange(3), (4, 3)),
        np.float64(3).reshape(()),
        np.zeros((0, 3)),
        np.zeros((3, 0, 2), "U7", order="F"),
        np.array(5, ">i4"),
        _read_only(np.arange(3)),
        np.zeros((1, 5, 1))[:, ::2],
    ],
    "structures": [np.zeros(3, STRUCTURE), np.zeros((2, 2), ALIGNED)["b"], np.zeros(2, "V5")],
    "object arrays": [
        np.array([1, "a", None, [2]], object),
        np.array([[1.5, 2], [3, ()]], object).T,
        np.array([], object),
    ],
    "masked": [
        np.ma.MaskedArray([1.0, 2.0, 3.0], [0, 1, 0], fill_value=7.0),
        np.ma.MaskedArray([1, 2], hard_mask=True),
        np.ma.MaskedArray([[1, 2]], True),
        np.ma.masked,
    ],
    "generators": [_moved(bits(5)) for bits in (PCG64, PCG64DXSM, MT19937, Philox, SFC64)],
    "random states": [
        RandomState(3),
        _gauss(),
        PCG64([1, 2**40]),
        SeedSequence(5, spawn_key=(1, 2), n_children_spawned=3),
    ],
    "moments": [
        pd.Timestamp("2024-01-01"),
        pd.Timestamp("2024-10-27 00:30", tz="UTC").tz_convert(ZoneInfo("Europe/Paris")),
        pd.Timestamp("1600-01-01").as_unit("s"),
        pd.Timestamp(5, tz=timezone(timedelta(hours=2))),
        pd.Timedelta("1 day 5 ns"),
        pd.Timedelta(5, "s").as_unit("ms"),
        pd.NaT,
        pd.NA,
    ],
    "periods": [
        pd.Period("2024-03", "M"),
        pd.Period("2024", "Y-MAR"),
        pd.Interval(0, 1.5),
        pd.Interval(DAYS[0], DAYS[1], "both"),
    ],
    "pandas dtypes": [
        CATEGORIES,
        pd.Int8Dtype(),
        pd.Float64Dtype(),
        pd.BooleanDtype(),
        pd.StringDtype(),
        pd.StringDtype(na_value=np.nan),
        pd.DatetimeTZDtype("s", "UTC"),
        pd.PeriodDtype("M"),
        pd.IntervalDtype("int64", "left"),
    ],
    "indexes": [
        pd.Index([1, 2]),
        pd.Index([1.5, None], name="a"),
        pd.Index(["a", None]),
        pd.Index(["a", 1, (1, 2)], dtype=object),
        pd.Index([(1, 2), (3, 4)], tupleize_cols=False),
        pd.RangeIndex(5, 50, 3, name=("a", 1)),
        DAYS,
        DAYS.tz_localize("UTC"),
        PARIS,
        DAYS[[2, 0]],
        pd.date_range("2024", periods=3, freq="2h"),
        pd.date_range("2024", periods=3, freq="MS"),
        pd.timedelta_range("1s", periods=3),
        pd.period_range("2024", periods=2, freq="Q-DEC"),
        pd.interval_range(0.0, 3.0, closed="left"),
        pd.CategoricalIndex(["a", "b", "a"]),
        pd.MultiIndex.from_product([["a", "b"], DAYS[:2]], names=["x", None]),
        pd.Index(pd.array([1, None], dtype="Int64")),
        pd.Index([True, False]),
    ],
    "extension arrays": [FRAME[name].array for name in FRAME.columns],
    "series": [
        pd.Series([1, 2], name="a"),
        pd.Series([], dtype="f4"),
        pd.Series(["a", "b"], dtype=object),
        pd.Series(["a", None]),
        pd.Series(["a", None], dtype="string"),
        pd.Series(pd.Categorical([1, 2, 1])),
        pd.Series(PARIS, index=DAYS, name=3),
        pd.Series([1 + 2j, None]),
        pd.Series([1, 2], index=[0, 0]),
    ],
    "frame": FRAME,
    "frames": [
        pd.DataFrame(),
        pd.DataFrame(index=[1, 2]),
        pd.DataFrame(columns=["a", "b"]),
        pd.DataFrame(np.arange(6.0).reshape(3, 2)),
        pd.DataFrame(np.arange(4).reshape(2, 2), columns=["a", "a"]),
        pd.DataFrame({("a", 1): [1], ("a", 2): ["x"]}),
        pd.DataFrame({"a": [1, 2], "b": [True, False]}),
        pd.DataFrame({"a": ["x"]}, dtype=object),
        pd.DataFrame({"a": DAYS, "b": DAYS}),
    ],
    "sparse": [
        made(form(np.array([[0, 1.5, 0, 2], [0, 0, 0, 0], [3, 0, 0, 0], [0, 0, 4, 0]])))
        for form in (sp.csr_array, sp.coo_matrix)
        for made in (*COMPRESSED, sp.coo_array, sp.coo_matrix, sp.dok_array, sp.dok_matrix, *BANDED)
    ],
    "one axis": [sp.coo_array([0, 1, 2]), sp.csr_array([0, 1, 2.0]), sp.csr_array((0, 3)), sp.dia_array((3, 3))],
}
