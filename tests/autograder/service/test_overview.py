"""What the instructor's page counts: handed in, graded, new, and what waits for a person."""

from autograder.gradebook import open_course, publish
from autograder.pipeline import serving
from autograder.service.overview import overview
from tests.autograder.pipeline.test_serving import Exchange, until_idle


def test_before_anything_is_released_there_is_only_the_source(tiny):
    exchange = Exchange(tiny.root)
    (row,) = overview(exchange.course).rows
    assert (row.name, row.released, row.handed_in, row.graded, row.new) == ("shapes", False, 0, 0, 0)


def test_hand_ins_are_new_until_they_are_graded_and_again_after_the_next(tiny):
    exchange = Exchange(tiny.root)
    publish(exchange.course, "shapes")
    exchange.hand_in("ada")
    exchange.hand_in("bob")
    view = overview(exchange.course)
    assert (view.rows[0].released, view.rows[0].handed_in, view.new) == (True, 2, 2)
    until_idle(exchange)
    view = overview(open_course(exchange.root))
    assert (view.rows[0].graded, view.new, view.rows[0].waits) == (2, 0, 2)
    assert [(it.student, it.assignment, it.cells) for it in view.waiting] == [
        ("ada", "shapes", ("reflection",)),
        ("bob", "shapes", ("reflection",)),
    ]
    exchange.hand_in("ada")
    assert overview(exchange.course).new == 1
    serving.fetch_handed_in(exchange.course)
    assert overview(exchange.course).new == 1  # collected, but not graded
