"""Every kind of plain value arrives as it was: type, contents, dtype and flags."""

from collections import defaultdict, namedtuple
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.engine.wire import NotPlainError
from autograder.engine.wire.kinds import BY_TYPE
from tests.autograder.engine.wire.values import EXAMPLES, alike, pair, there


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_value_arrives_as_it_was(name):
    value = EXAMPLES[name]
    for one in value if isinstance(value, list) else [value]:
        assert alike(there(one), one), one
    assert alike(there(value), value)


def test_every_registered_type_has_an_example():
    seen = set()

    def walk(value):
        if id(value) not in seen:
            seen.add(id(value))
            kinds.add(type(value))
            for part in BY_TYPE[type(value)].parts(value) if type(value) in BY_TYPE else ():
                walk(part)

    kinds: set[type] = set()
    walk(list(EXAMPLES.values()))
    for array in EXAMPLES["object arrays"]:
        walk(array.ravel().tolist())
    missing = {kind.__name__ for kind in BY_TYPE if kind not in kinds}
    assert missing <= {"Contents", "Elements", "Objects", "Dtype", "generic", "_Nullable", "intc", "uintc", "Int16Dtype", "Int32Dtype", "Int64Dtype", "UInt8Dtype", "UInt16Dtype", "UInt32Dtype", "UInt64Dtype", "Float32Dtype", "NumpyExtensionArray"}  # fmt: skip


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.complex_numbers(),
    st.text(st.characters(codec=None, exclude_categories=())),
    st.binary(max_size=20),
    st.decimals(),
    st.fractions(),
    st.dates(),
    st.datetimes(timezones=st.none() | st.timezones()),
    st.times(),
    st.timedeltas(),
    st.uuids(),
    st.timedeltas(timedelta(hours=-23), timedelta(hours=23)).map(timezone),
    st.integers(-(2**200), 2**200).map(lambda n: slice(n, None)),
    hnp.scalar_dtypes().filter(lambda d: d.char not in "MmO").flatmap(hnp.from_dtype),
)
KEYS = SCALARS.filter(lambda v: not isinstance(v, slice | np.void | timezone) and "nan" not in repr(v).lower())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=5),
        st.lists(inner, max_size=5).map(tuple),
        st.dictionaries(KEYS, inner, max_size=5),
        st.sets(KEYS, max_size=5),
        st.frozensets(KEYS, max_size=5),
    ),
    max_leaves=20,
)
DTYPES = st.one_of(
    hnp.scalar_dtypes(),
    hnp.array_dtypes(allow_subarrays=True).filter(
        lambda dtype: all(len(field) == 2 for field in dtype.fields.values())
    ),
    hnp.datetime64_dtypes(),
    hnp.timedelta64_dtypes(endianness="?"),
)
ARRAYS = hnp.arrays(DTYPES, hnp.array_shapes(min_dims=0, min_side=0, max_dims=4), fill=st.nothing())


@settings(max_examples=120, deadline=None)
@given(VALUES)
def test_any_nesting_of_values_arrives_as_it_was(value):
    assert alike(there(value), value)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_any_view_of_any_array_arrives_as_it_was(data):
    array = data.draw(ARRAYS)
    view = data.draw(hnp.basic_indices(array.shape, allow_newaxis=True).map(array.__getitem__))
    if type(view) is not np.ndarray:
        assert alike(there(view), view)
        return
    view = view.transpose(data.draw(st.permutations(range(view.ndim))))
    view.flags.writeable = data.draw(st.booleans()) or not view.flags.owndata
    assert alike(there(view), view)
    whole, part = there((array, view))
    assert alike(whole, array)
    assert np.shares_memory(whole, part) == np.shares_memory(array, view)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.integers(), st.text(), st.none(), st.floats()), min_size=1, max_size=6), st.booleans())
def test_any_column_arrives_as_it_was(values, as_objects):
    column = pd.Series(values, dtype=object if as_objects else None)
    assert alike(there(column), column)
    assert alike(there(column.to_frame("a").assign(b=1)), column.to_frame("a").assign(b=1))


class Text(str):
    __slots__ = ()


@dataclass
class Thing:
    value: int = 0


PLAIN_NO_MORE = [
    Thing(),
    Thing,
    Text("a"),
    len,
    lambda: 0,
    namedtuple("P", "x")(1),
    np.zeros(1).view(type("Sub", (np.ndarray,), {})),
    pd,
    iter([]),
]


@pytest.mark.parametrize("value", PLAIN_NO_MORE, ids=lambda v: type(v).__name__)
def test_what_is_no_plain_data_is_referred_to(value):
    known = []

    def refer(found):
        known.append(found)
        return ["thing", len(known) - 1, ("a", [None, b"x"])]

    def resolve(found):
        assert found[2] == ["a", [None, b"x"]]
        return known[found[1]]

    judge, learner = pair(refer=refer, resolve=resolve)
    found = learner.load(judge.dump([value, {"a": value}]))
    assert found[0] is found[1]["a"] is value


class Odd(tzinfo):
    def utcoffset(self, _):
        return timedelta(0)


REFUSED = {
    "cannot be handed over": [object(), np.array([1], [("a", object)]), pd.Series([1], dtype="Sparse[int]"), [Thing()]],
    "builtin type": [defaultdict(lambda: 0)],
    "bits": [1 << 100_001],
    "Decimal": [Decimal("1E+99999999")],
    "time zone": [datetime(2024, 1, 1, tzinfo=Odd())],
    "limit": [bytes(2**21), np.zeros(2**18), "x" * 2**21, list(range(2**20))],
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_cannot_cross_is_refused_with_the_reason(reason):
    for value in REFUSED[reason]:
        judge, _ = pair(limit=2**20)
        with pytest.raises(NotPlainError, match=reason):
            judge.dump(value)


def test_too_deep_a_value_is_refused_also_where_the_stack_is_short():
    deep = []
    for _ in range(250):
        deep = [deep]
    with pytest.raises(NotPlainError, match="200 deep"):
        there(deep)
    for _ in range(100_000):
        deep = (deep,)
    with pytest.raises(NotPlainError):
        there(deep)
    judge, learner = pair()
    fine = []
    for _ in range(190):
        fine = [fine]
    data = judge.dump(fine)

    with ThreadPoolExecutor() as afresh:  # as deep as in a process of its own, whatever runs the tests
        assert alike(afresh.submit(learner.load, data).result(), fine)
    while deep:
        (deep,) = deep
