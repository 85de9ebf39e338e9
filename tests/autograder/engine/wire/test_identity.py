"""Objects that can change are the same object on both sides until the outermost call ends."""

from collections import Counter, OrderedDict, defaultdict, deque

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp

from autograder.engine.wire import NotPlainError, WireError
from tests.autograder.engine.wire.values import FRAME, alike, pair, there


def called(function, *args):
    """What a learner's function does to the judge's arguments, and what it returns to the judge."""
    judge, learner = pair()
    given = learner.load(judge.dump(args))
    return judge.load(learner.dump(function(*given)))


def put(value, key, new):
    value[key] = new


CHANGES = [
    ([3, 1, 2], list.sort),
    ({"a": 1, "b": 2}, lambda d: d.update(c=[3], a=d.pop("b"))),
    ({1, 2}, lambda s: s.symmetric_difference_update({2, 3})),
    (bytearray(b"abc"), lambda b: b.extend(b"d")),
    (deque([1, 2], 3), lambda d: d.appendleft(0)),
    (OrderedDict(a=1, b=2), lambda d: d.move_to_end("a")),
    (Counter("ab"), lambda c: c.update("bcc")),
    (defaultdict(list, a=[1]), lambda d: d["b"].append(2)),
    (np.arange(4.0), lambda a: put(a, slice(1, 3), 9)),
    (np.asfortranarray(np.arange(6).reshape(2, 3)), lambda a: put(a, (0, 1), 9)),
    (np.arange(20).reshape(4, 5)[::2, 1::2], lambda a: put(a, (0, 0), 9)),
    (np.arange(1000).reshape(10, 100)[::-1, 7], lambda a: put(a, 0, 9)),
    (np.arange(6), lambda a: a.resize((2, 3))),
    (np.arange(3), lambda a: a.setflags(write=False)),
    (np.array([1, [2]], object), lambda a: a[1].append(3)),
    (np.array(["a", "b"]), lambda a: put(a, 0, "z")),
    (np.ma.MaskedArray([1, 2, 3], [0, 0, 1]), lambda m: put(m, 0, np.ma.masked)),
    (pd.Series([1, 2, 3]), lambda s: put(s.loc, 1, 9)),
    (pd.Series([1, 2, 3], name="a"), lambda s: s.pop(0)),
    (FRAME.copy(), lambda f: put(f, "new", f["number"] * 2)),
    (FRAME.copy(), lambda f: f.pop("bin")),
    (pd.DataFrame({"a": [1.0, 2.0]}), lambda f: put(f.loc, (0, "a"), 9.0)),
    (pd.DataFrame({"a": [1.0, 2.0]}), lambda f: setattr(f, "columns", ["b"])),
    (np.random.default_rng(3), lambda g: g.normal(size=3)),
    (np.random.default_rng(3), lambda g: g.spawn(2)),
    (np.random.RandomState(3), lambda g: g.normal()),
    (np.random.MT19937(3), lambda b: b.random_raw(700)),
    (sp.csr_array(np.eye(3)), lambda m: put(m, (0, 0), 9)),
    (sp.coo_array(np.eye(3)), lambda m: m.eliminate_zeros() or put(m.data, 0, 9)),
    (sp.lil_array(np.eye(3)), lambda m: put(m, (0, 1), 9)),
    (sp.dok_array(np.eye(3)), lambda m: put(m, (0, 1), 9)),
]


@pytest.mark.parametrize(("value", "change"), CHANGES, ids=lambda v: type(v).__name__)
def test_what_a_learner_changes_in_place_changes_in_the_judge(value, change):
    judge, learner = pair()
    mine, wanted = there(value), there(value)
    change(wanted)
    given = learner.load(judge.dump([mine]))
    change(given[0])
    judge.load(learner.dump(None))
    assert alike(mine, wanted)
    assert not alike(mine, value)
    assert alike(given[0], wanted)


@pytest.mark.parametrize(("value", "change"), CHANGES, ids=lambda v: type(v).__name__)
def test_what_the_judge_changes_meanwhile_changes_in_the_learner(value, change):
    judge, learner = pair()
    mine = there(value)
    given = learner.load(judge.dump(mine))
    judge.load(learner.dump("please"))
    change(mine)
    learner.load(judge.dump("done"))
    assert alike(given, mine)


@pytest.mark.parametrize(("value", "change"), CHANGES, ids=lambda v: type(v).__name__)
def test_what_is_unchanged_is_not_sent_again(value, change):
    judge, learner = pair()
    kept = learner.load(judge.dump(there(value)))
    assert len(learner.dump(None)) < 30
    judge.load(learner.dump(kept))
    assert len(judge.dump(None)) < 30


def test_the_same_object_twice_is_one_object_and_comes_back_as_itself():
    judge, learner = pair()
    inner, array = [1], np.arange(3)
    first, second, pair_ = learner.load(judge.dump((inner, inner, {"a": (array, array)})))
    assert first is second
    assert pair_["a"][0] is pair_["a"][1]
    back = judge.load(learner.dump([second, pair_["a"][1], [first]]))
    assert back[0] is inner
    assert back[1] is array
    assert back[2][0] is inner


def test_values_may_contain_themselves():
    value = [1]
    value.append((value, {"me": value}))
    found = there(value)
    assert found[1][0] is found
    assert found[1][1]["me"] is found
    column = pd.Series([None], dtype=object)
    column[0] = column
    with pytest.raises(NotPlainError, match="contains itself"):
        there(column)


def test_new_objects_within_changed_ones_arrive_and_are_shared():
    judge, learner = pair()
    mine = []
    given = learner.load(judge.dump(mine))
    given.append([1])
    assert judge.load(learner.dump(given[0])) is mine[0]
    mine[0].append(mine)
    learner.load(judge.dump(None))
    assert given[0][1] is given


@pytest.mark.parametrize(
    "view",
    [
        lambda a: a[2:5],
        lambda a: a[::-2],
        lambda a: a.reshape(2, 5).T,
        lambda a: a.view("i4"),
        lambda a: np.lib.stride_tricks.sliding_window_view(a, 3),
        lambda a: np.broadcast_to(a, (3, 10)),
        lambda a: a[3:4].reshape(()),
    ],
)
def test_a_view_of_an_argument_returns_as_a_view_of_it(view):
    judge, learner = pair()
    mine = np.arange(10.0)
    given = learner.load(judge.dump((mine,)))[0]
    found = judge.load(learner.dump(view(given)))
    assert found.base is mine
    assert alike(found, view(mine))
    assert np.array_equal(found.__array_interface__["data"], view(mine).__array_interface__["data"])


def test_a_copy_of_an_argument_does_not_share_its_memory():
    mine = np.arange(10.0)
    assert not np.shares_memory(called(lambda a: a[2:].copy(), mine), mine)
    assert np.shares_memory(called(lambda a: a[2:], mine), mine)


def test_arrays_that_overlap_overlap_there_and_others_do_not():
    table = np.arange(40.0).reshape(8, 5)
    top, rest, column, other = there((table[:5], table[3:], table[:, 1], table[:, 2]))
    assert np.shares_memory(top, rest)
    assert np.shares_memory(top, column)
    assert not np.shares_memory(column, other)
    assert np.array_equal(rest, table[3:])
    rest[0, 1] = -1
    assert top[3, 1] == column[3] == -1


def test_a_column_takes_no_other_column_with_it():
    secret = np.array([[1.0, 77.5], [2.0, 78.5], [3.0, 79.5]])
    for part in (secret[:, 0], secret[::-1, 0], secret[:, :1]):
        judge, learner = pair()
        data = judge.dump(part)
        assert np.float64(77.5).tobytes() not in data
        found = learner.load(data)
        assert not np.isin([77.5, 78.5, 79.5], found if found.base is None else found.base.view("f8")).any()


def test_a_learner_cannot_reach_between_the_elements_it_was_given():
    judge, learner = pair()
    secret = np.array([[1.0, 77.5], [2.0, 78.5]])
    given = learner.load(judge.dump(secret[:, 0]))
    behind = np.lib.stride_tricks.as_strided(given, (3,), (8,))
    with pytest.raises(WireError, match="not handed over"):
        judge.load(learner.dump(behind))
    assert judge.load(pair()[1].dump(1)) == 1


def test_a_view_of_a_column_returns_as_a_view():
    judge, learner = pair()
    table = np.arange(12.0).reshape(4, 3)
    given = learner.load(judge.dump(table[:, 1]))
    found = judge.load(learner.dump(given[::2]))
    assert np.shares_memory(found, table)
    given[2] = -1
    judge.load(learner.dump(None))
    assert found[1] == table[2, 1] == -1
    assert table[2, 0] == 6


def test_a_generator_that_fills_one_buffer_gives_one_array_again_and_again():
    judge, learner = pair()
    buffer, seen = np.zeros(3), []
    for number in range(4):
        buffer[:] = number
        seen.append(learner.load(judge.dump(buffer)))
    assert all(array is seen[0] for array in seen)
    assert seen[0].tolist() == [3, 3, 3]


def test_parts_of_one_buffer_lie_in_one_buffer_there():
    judge, learner = pair()
    buffer, seen = np.zeros(8), []
    for size in (8, 8, 3):
        buffer[:] = size
        seen.append(learner.load(judge.dump(buffer[:size])))
    assert np.shares_memory(seen[0], seen[2])
    assert seen[0].tolist() == [3.0] * 8


def test_a_read_only_array_of_the_judge_cannot_be_changed():
    mine = np.arange(3)
    mine.flags.writeable = False

    def change(array):
        array.flags.writeable = True
        array[0] = 9

    with pytest.raises(WireError, match="not writeable"):
        called(change, mine)
    assert mine[0] == 0
    assert not mine.flags.writeable


def test_a_read_only_view_of_a_buffer_shows_the_buffers_changes():
    judge, learner = pair()
    buffer = np.zeros(3)
    view = buffer.view()
    view.flags.writeable = False
    given = learner.load(judge.dump(view))
    buffer[:] = 5
    learner.load(judge.dump(None))
    assert given.tolist() == [5, 5, 5]
    assert not given.flags.writeable


def test_an_array_with_another_size_or_dtype_is_refused_once_and_then_left_alone():
    judge, learner = pair()
    for change in (lambda a: a.resize(9, refcheck=False), lambda a: setattr(a, "dtype", "i8")):
        given = learner.load(judge.dump(np.arange(3.0)))
        change(given)
        with pytest.raises(NotPlainError, match="resized or got another dtype"):
            learner.dump(None)
        assert judge.load(learner.dump("sorry")) == "sorry"


def test_contents_that_cannot_cross_are_refused_once_and_then_left_alone():
    judge, learner = pair(limit=10_000)
    mine = [[], []]
    given = learner.load(judge.dump(mine))
    given[0].append(object())
    with pytest.raises(NotPlainError, match="class object"):
        learner.dump(None)
    given[1].append(bytes(20_000))
    with pytest.raises(NotPlainError, match="limit"):
        learner.dump(None)
    assert judge.load(learner.dump("sorry")) == "sorry"
    assert mine == [[], []]


def test_what_was_not_handed_over_counts_as_not_handed_over():
    judge, learner = pair()
    inner, array, shared = [1], np.arange(3), [2]
    given = learner.load(judge.dump(shared))
    shared.append(3)
    with pytest.raises(NotPlainError):
        judge.dump((inner, array, object()))
    found = learner.load(judge.dump((inner, array, shared)))
    assert found[0] == [1]
    assert found[1].tolist() == [0, 1, 2]
    assert found[2] is given
    assert given == [2, 3]


def test_after_forget_objects_are_strangers_again():
    judge, learner = pair()
    mine = [1]
    given = learner.load(judge.dump(mine))
    judge.forget()
    learner.forget()
    given.append(2)
    assert judge.load(learner.dump(given)) == [1, 2]
    assert mine == [1]


def test_a_long_call_does_not_pile_up_what_nobody_has_any_more():
    judge, learner = pair()
    table = np.zeros((600, 3))
    for row in range(600):
        given = learner.load(judge.dump(("call", (table[row], [row], np.ones(2)), {})))
        judge.load(learner.dump(["reply", given[1][2] * 2]))
    del given
    assert len(judge.state.shared) < 300
    assert len(learner.state.shared) < 300
