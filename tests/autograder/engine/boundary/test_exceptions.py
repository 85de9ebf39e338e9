"""Exceptions cross as what they are, as far as they cannot end or skip the judge's own code."""

import unittest

import pytest

from autograder.engine.boundary import errors
from tests.autograder.engine.boundary.pair import across, name

RAISING = """
import unittest
class Empty(Exception):
    def __init__(self, place): super().__init__(f"{place} is empty"); self.place = place
class Odd(ValueError, LookupError): pass
def empty(): raise Empty("the bag")
def odd(): raise Odd("odd", 3)
def chained():
    try: int("x")
    except ValueError as error: raise RuntimeError("no number") from error
def skip(): raise unittest.SkipTest("please")
"""


@pytest.fixture
def raising():
    with across(RAISING) as (peer, _):
        yield lambda wanted: name(peer, wanted)


def test_an_exception_of_the_answers_class_keeps_message_attributes_and_class(raising):
    with pytest.raises(Exception, match="the bag is empty") as seen:
        raising("empty")()
    assert seen.value.place == "the bag"
    assert isinstance(seen.value, raising("Empty"))


def test_it_is_caught_as_every_class_that_it_inherits_from(raising):
    for kind in (ValueError, LookupError, raising("Odd")):
        with pytest.raises(kind) as seen:
            raising("odd")()
        assert seen.value.args == ("odd", 3)


def test_the_cause_comes_along(raising):
    with pytest.raises(RuntimeError, match="no number") as seen:
        raising("chained")()
    assert isinstance(seen.value.__cause__, ValueError)


def test_nobody_skips_a_test_from_over_there():
    with across(RAISING, pins=["none"]) as (peer, _), pytest.raises(Exception, match="please") as seen:
        name(peer, "skip")()
    assert not isinstance(seen.value, unittest.SkipTest)


def test_an_exception_whose_constructor_wants_something_else_is_made_anyway():
    made = errors.rebuilt(UnicodeDecodeError, ("one",), "its text")
    assert isinstance(made, UnicodeDecodeError)
    assert (str(made), made.args) == ("its text", ("one",))
