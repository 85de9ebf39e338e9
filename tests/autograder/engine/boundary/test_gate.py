"""Nothing that the pins do not allow is used: an object that lies about itself is never asked."""

import numpy as np
import pytest

from autograder.engine.boundary.gate import Gate, Host
from course.checks import CheckFailed, spy
from tests.autograder.engine.boundary.pair import across, name

LIAR = """
seen = []
class Liar:
    def __eq__(self, other): seen.append(other); return True
    def __add__(self, other): seen.append(other); return self
    def __bool__(self): return True
    shape = (3,)
answer = Liar()
"""
PINNED = ("use Other.__eq__(int)",)


@pytest.mark.parametrize(
    "use",
    [
        lambda liar: liar == 42,
        lambda liar: liar != 42,
        lambda liar: liar + 42,
        lambda liar: 42 in [liar],
        lambda liar: [liar] == [42],
        lambda liar: not liar,
        lambda liar: np.array([42]) == liar,
    ],
)
def test_a_liar_is_refused_and_never_sees_what_it_is_compared_with(use):
    with across(LIAR, pins=PINNED) as (peer, _):
        with pytest.raises(CheckFailed, match="Plain data was expected, got an object of class Liar"):
            use(name(peer, "answer"))
        assert name(peer, "seen") == []


def test_numpy_never_enters_a_stand_in():
    with across(LIAR, pins=PINNED) as (peer, _), pytest.raises(TypeError, match="plain data"):
        np.testing.assert_allclose(name(peer, "answer"), 42)


def test_an_attribute_nobody_pinned_is_missing():
    with across(LIAR, pins=PINNED) as (peer, _), pytest.raises(AttributeError, match="Plain data was expected"):
        _ = name(peer, "answer").shape


def test_what_the_reference_needed_is_written_down_and_then_allowed():
    with across(LIAR) as (peer, gate):
        assert name(peer, "answer") == 42
        assert name(peer, "answer").shape == (3,)
    assert gate.pins == {"use Liar.__eq__(int)", "use .shape"}
    with across(LIAR, pins=gate.pins) as (peer, _):
        assert name(peer, "answer") == 7
        with pytest.raises(CheckFailed):
            _ = name(peer, "answer") == "seven"


@pytest.mark.parametrize(
    ("module", "kind"),
    [
        ("numpy", "ndarray"),
        ("builtins", "dict"),
        ("pandas", "DataFrame"),
        ("decimal", "Decimal"),
        ("fractions", "Fraction"),
    ],
)
def test_no_stand_in_is_ever_an_instance_of_a_class_of_data(module, kind):
    assert Gate(set(), recording=True).library(module, kind) is None


def test_a_librarys_class_is_claimed_only_if_the_reference_claimed_it():
    recording = Gate(set(), recording=True)
    assert recording.library("collections.abc", "Sequence") is not None
    assert Gate(recording.pins, recording=False).library("collections.abc", "Sequence") is not None
    assert Gate({"is collections.abc.Set"}, recording=False).library("collections.abc", "Sequence") is None


@pytest.mark.parametrize("kind", [SystemExit, KeyboardInterrupt, GeneratorExit])
def test_errors_that_would_end_the_judges_own_code_become_ordinary_ones(kind):
    tame = Gate({"raise Other"}, recording=False).exception(kind)
    assert issubclass(tame, Exception)
    assert tame.__name__ == kind.__name__


def test_the_learners_code_reaches_public_attributes_of_test_doubles_and_nothing_else():
    class Double:
        value = 1

    Double.__module__ = "__main__"
    host = Host(Gate(set(), recording=False))
    assert host.exposes(Double(), "value", to_change=True)
    assert host.exposes(len, "__name__", to_change=False)
    for value, attribute in [(Double(), "__class__"), (Double, "value"), (across, "__globals__"), (spy(len), "calls")]:
        assert not host.exposes(value, attribute, to_change=False)
    assert host.classes("os", "system") is None
