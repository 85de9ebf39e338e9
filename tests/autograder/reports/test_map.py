"""The map of the topics: where boxes and lines lie."""

import re
from itertools import combinations

import pytest
from example_classes import big_class

from autograder.reports import Topic
from autograder.reports.views.graph import Layout, layout


def topics(**needs):
    return [Topic(id=name, title=name, needs=tuple(of)) for name, of in needs.items()]


CHAINS = {
    "the syllabus": big_class(1, 30, tries=0).topics,
    "a way past two": topics(a="", b="a", c="b", d="c", x="", z="dx"),
    "two ways that cross": topics(a="", b="", c="a", d="b", e="bc", f="ad"),
    "no lines": topics(a="", b="", c=""),
}


def points(edge):
    """Where a path of one cubic curve, and perhaps a straight piece after it, goes through."""
    x0, y0, x1, y1, x2, y2, x3, y3, *further = map(float, re.findall(r"-?[\d.]+", edge))
    for n in range(101):
        t, u = n / 100, 1 - n / 100
        weights = (u**3, 3 * t * u * u, 3 * t * t * u, t**3)
        yield tuple(
            sum(w * at for w, at in zip(weights, axis, strict=True)) for axis in ((x0, x1, x2, x3), (y0, y1, y2, y3))
        )
    for length in further:
        yield from ((x3 + length * n / 20, y3) for n in range(21))


def inside(box, places, x, y):
    return box.x < x < box.x + places.box_width and box.y < y < box.y + places.box_height


@pytest.mark.parametrize("name", CHAINS)
def test_no_line_passes_behind_a_box(name):
    places = layout(CHAINS[name])
    hidden = [
        (box.topic, edge)
        for edge in places.edges
        for box in places.boxes
        for x, y in points(edge)
        if inside(box, places, x, y)
    ]
    assert not hidden


@pytest.mark.parametrize("name", CHAINS)
def test_boxes_lie_apart_and_in_the_picture(name):
    places = layout(CHAINS[name])
    for one, other in combinations(places.boxes, 2):
        assert abs(one.x - other.x) >= places.box_width or abs(one.y - other.y) >= places.box_height
    for box in places.boxes:
        assert 0 <= box.x <= places.width - places.box_width
        assert 0 <= box.y <= places.height - places.box_height


def test_every_topic_stands_right_of_what_it_builds_on_and_a_line_leads_there():
    places = layout(CHAINS["a way past two"])
    x = {box.topic: box.x for box in places.boxes}
    assert x["a"] < x["b"] < x["c"] < x["d"] < x["z"]
    assert x["x"] == x["a"]
    assert len(places.edges) == 4 + 4  # a to d to z; x past three columns


def test_what_follows_from_other_needs_is_not_drawn():
    assert len(layout(topics(a="", b="a", c="ab")).edges) == 2


def test_no_topics_make_an_empty_map():
    places = layout([])
    assert (places.boxes, places.edges, places.height) == ((), (), 0.0)
    assert isinstance(places, Layout)
