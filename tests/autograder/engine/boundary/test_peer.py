"""Calls, errors, changes and effects cross in both directions; what is no message ends the talk."""

import random

import numpy as np
import pytest

from autograder.engine.boundary import Garbled, Lost
from tests.autograder.engine.boundary.pair import across, name

TOOLS = """
import random, warnings
import numpy as np
def apply(f, *args): return f(*args)
def fail(kind, *args): raise kind(*args)
def sort(xs): xs.sort()
def noisy(): print("loud"); warnings.warn("careful", RuntimeWarning); return 1
def draw(): return random.random(), np.random.random()
def stop(): raise StopIteration
def leave(): raise SystemExit(0)
class Bag:
    def __init__(self): self.items = []
    def count(self): return len(self.items)
"""


@pytest.fixture
def tools():
    with across(TOOLS) as (peer, _):
        yield lambda wanted: name(peer, wanted)


def test_a_callback_of_the_test_runs_here_and_its_error_comes_back_as_itself(tools):
    mine = LookupError("mine")

    def broken():
        raise mine

    assert tools("apply")(lambda x: x + 1, 3) == 4
    with pytest.raises(LookupError) as seen:
        tools("apply")(broken)
    assert seen.value is mine


def test_a_change_in_place_arrives_in_place(tools):
    numbers, array = [3, 1, 2], np.array([3.0, 1.0])
    tools("sort")(numbers)
    tools("sort")(array)
    assert numbers == [1, 2, 3]
    assert array.tolist() == [1.0, 3.0]


def test_what_this_side_does_to_an_objects_container_is_done_to_the_container(tools):
    bag = tools("Bag")()
    bag.items.append("pen")
    bag.items += ["ink"]
    assert bag.count() == 2


def test_what_is_printed_and_warned_of_happens_here(tools, capsys):
    with pytest.warns(RuntimeWarning, match="careful"):
        assert tools("noisy")() == 1
    assert capsys.readouterr().out == "loud\n"


@pytest.mark.parametrize("raiser", ["stop", "leave"])
def test_errors_that_end_loops_or_processes_end_neither_here(raiser):
    with across(TOOLS, pins=["none"]) as (peer, _), pytest.raises(Exception) as seen:  # noqa: PT011 (its class is looked at)
        all(map(name(peer, "apply"), [name(peer, raiser)]))
    assert isinstance(seen.value, Exception)
    assert not isinstance(seen.value, StopIteration)


def test_global_generators_go_on_alike_once_they_are_seeded():
    with across(TOOLS) as (peer, _):
        random.seed(3)
        expected = [random.random() for _ in range(3)]
        random.seed(3)
        peer.draws.on = True
        first = name(peer, "draw")()[0]
        assert [first, random.random(), name(peer, "draw")()[0]] == expected


@pytest.mark.parametrize(
    "message",
    [
        ("ok",),
        ("ok", 1, 0.0),
        ("ok", 1, 0.0, ["", "", [], []], 1),
        ("ok", 1, 0.0, ["x"]),
        ("raise", 5, 0.0, None),
        (1, 2),
    ],
)
def test_a_reply_of_another_form_is_garbled(message):
    forged = (
        f"from autograder.engine.boundary import peer\ndef f(): peer.Peer._send = send; return 1\n{SEND}({message!r},)"
    )
    with across(forged) as (peer, _), pytest.raises(Garbled):
        name(peer, "f")()


SEND = "once = peer.Peer._send\ndef send(self, message, given=None): once(self, given)\nsend.__defaults__ = "


@pytest.mark.parametrize("state", [b"", ("x",), (b"\0" * 2496, 625, 0, 0.0, (3, (0,) * 625, None))])
def test_states_of_generators_are_checked_before_they_are_set(state):
    forged = f"""
from autograder.engine.boundary import effects
def f():
    effects.Draws.news = lambda self: {state!r}
"""
    before = np.random.get_state()[1].tobytes()  # noqa: NPY002
    with across(forged) as (peer, _), pytest.raises(Garbled):
        name(peer, "f")()
    assert np.random.get_state()[1].tobytes() == before  # noqa: NPY002


def test_a_process_that_ends_is_lost():
    with across("import os\ndef f(): os._exit(0)") as (peer, _), pytest.raises(Lost):
        name(peer, "f")()


def test_the_learners_side_gets_nothing_of_the_judges_by_name_or_number():
    forged = """
def f(thing):
    for ask in ('get', 'op', 'about'):
        try: thing._boundary
        except AttributeError: pass
    h = object.__getattribute__(thing, '_boundary')
    try:
        return h[0].ask('get', thing, '__globals__')
    except AttributeError as error:
        return str(error)
"""
    with across(forged) as (peer, _):
        assert "cannot be reached" in name(peer, "f")(lambda: 1)
