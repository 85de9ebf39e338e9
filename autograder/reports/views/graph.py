"""The topics as a graph: in columns by what they build on, the same places on every learner's page."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import pairwise
from statistics import fmean

from autograder.records import Mastery
from autograder.reports import words
from autograder.reports.inputs import Topic

WIDTH, HEIGHT, BETWEEN, ABOVE = 184.0, 66.0, 48.0, 14.0
PASSAGE = 6.0  # how high the place is that a line leaves free between boxes
INSET = 12.0
BAR, BAR_Y = WIDTH - 2.0 * INSET, HEIGHT - 9.0
LETTERS, LINES = 21, 2  # of a title in its box
SWEEPS = 8

#: A topic and a column: in its own column its box, in a later one the place where lines from it pass between boxes.
Spot = tuple[str, int]
Segment = tuple[Spot, Spot]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A topic's place, without anybody's mastery; ``needs`` are titles."""

    topic: str
    title: str
    needs: tuple[str, ...]
    x: float
    y: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A topic as one learner knows it, drawn from its box's corner: level, words, and the interval as paths."""

    box: Box
    slug: str
    words: str
    interval: str
    dot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the topics and the lines between them lie; ``track`` is the line in a box on which a chance is drawn."""

    boxes: tuple[Box, ...]
    edges: tuple[str, ...]
    width: float
    height: float
    box_width: float = WIDTH
    box_height: float = HEIGHT
    inset: float = INSET
    track: str = f"M{INSET} {BAR_Y}h{BAR}"


def layout(topics: Sequence[Topic]) -> Layout:
    """Columns by the longest way from a topic that needs nothing; in each the order that keeps lines short.

    A line to a later column than the next passes between boxes and never behind one (Sugiyama, Tagawa and Toda 1981).
    Topics must not need each other in a circle (the syllabus refuses that). What follows from other needs is not drawn.
    """
    known = {topic.id: topic for topic in topics}
    needs = _reduced({topic.id: [need for need in topic.needs if need in known] for topic in topics})
    column: dict[str, int] = {}
    for topic in TopologicalSorter(needs).static_order():
        column[topic] = 1 + max((column[need] for need in needs[topic]), default=-1)
    segments = _segments(needs, column)
    columns = _columns([(topic, column[topic]) for topic in known], segments)
    tops, height = _tops(columns, column)
    return Layout(
        boxes=tuple(
            Box(
                topic=topic.id,
                title=topic.title,
                needs=tuple(known[need].title for need in needs[topic.id]),
                x=_x(column[topic.id]),
                y=tops[topic.id, column[topic.id]],
                lines=tuple(_lines(topic)),
            )
            for topic in topics
        ),
        edges=tuple(_edge(one, other, tops, column) for one, other in segments),
        width=max(0.0, _x(len(columns)) - BETWEEN),
        height=height,
    )


def nodes(places: Layout, masteries: Mapping[str, Mastery]) -> tuple[Node, ...]:
    """The boxes, filled with what one learner knows: topic → mastery of what was started."""
    return tuple(_node(box, masteries.get(box.topic)) for box in places.boxes)


def _reduced(needs: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Without what follows from other needs."""
    behind: dict[str, set[str]] = {}
    for topic in TopologicalSorter(needs).static_order():
        behind[topic] = {need for direct in needs[topic] for need in (direct, *behind[direct])}
    return {
        topic: [need for need in dict.fromkeys(direct) if not any(need in behind[other] for other in direct)]
        for topic, direct in needs.items()
    }


def _segments(needs: Mapping[str, Sequence[str]], column: Mapping[str, int]) -> list[Segment]:
    """The lines, cut at every column; what starts at one topic shares its way."""
    found: dict[Segment, None] = {}
    for topic, direct in needs.items():
        for need in direct:
            way = [(need, place) for place in range(column[need], column[topic])]
            found |= dict.fromkeys(pairwise([*way, (topic, column[topic])]))
    return list(found)


def _columns(boxes: Sequence[Spot], segments: Sequence[Segment]) -> list[list[Spot]]:
    """Each column's spots from top to bottom, by their neighbours' mean place, back and forth (barycentre method)."""
    spots = list(dict.fromkeys([*boxes, *(spot for segment in segments for spot in segment)]))
    before: dict[Spot, list[Spot]] = {spot: [] for spot in spots}
    after: dict[Spot, list[Spot]] = {spot: [] for spot in spots}
    for one, other in segments:
        before[other].append(one)
        after[one].append(other)
    columns = [[spot for spot in spots if spot[1] == n] for n in range(1 + max((n for _, n in spots), default=-1))]
    row = {spot: float(place) for of in columns for place, spot in enumerate(of)}
    for sweep in range(SWEEPS):
        beside, order = (before, columns) if sweep % 2 == 0 else (after, columns[::-1])
        for of in order:
            of[:] = _by_neighbours(of, beside, row)
            row |= {spot: float(place) for place, spot in enumerate(of)}
    return columns


def _by_neighbours(of: Sequence[Spot], beside: Mapping[Spot, Sequence[Spot]], row: Mapping[Spot, float]) -> list[Spot]:
    mean = {spot: fmean([row[other] for other in beside[spot]] or [row[spot]]) for spot in of}
    return sorted(of, key=lambda spot: (mean[spot], row[spot]))


def _tops(columns: Sequence[Sequence[Spot]], column: Mapping[str, int]) -> tuple[dict[Spot, float], float]:
    """Upper ends, short columns in the middle; and the height of all."""
    heights = {spot: _height(spot, column) for of in columns for spot in of}
    whole = [sum(heights[spot] + ABOVE for spot in of) - ABOVE for of in columns]
    tops: dict[Spot, float] = {}
    for of, height in zip(columns, whole, strict=True):
        y = (max(whole) - height) / 2.0
        for spot in of:
            tops[spot] = round(y, 1)
            y += heights[spot] + ABOVE
    return tops, max(whole, default=0.0)


def _x(column: int) -> float:
    return column * (WIDTH + BETWEEN)


def _lines(topic: Topic) -> list[str]:
    return textwrap.wrap(topic.title, LETTERS, max_lines=LINES, placeholder=" …") or [topic.id]


def _edge(one: Spot, other: Spot, tops: Mapping[Spot, float], column: Mapping[str, int]) -> str:
    """A curve from the right end of a spot to the left end of the next, and on through it if that is no box."""
    (x, y), (to_x, to_y) = ((_x(spot[1]), tops[spot] + _height(spot, column) / 2.0) for spot in (one, other))
    begin, half = x + WIDTH, BETWEEN / 2.0
    curve = f"M{begin} {y}C{begin + half} {y} {to_x - half} {to_y} {to_x} {to_y}"
    return curve if _is_box(other, column) else f"{curve}h{WIDTH}"


def _height(spot: Spot, column: Mapping[str, int]) -> float:
    return HEIGHT if _is_box(spot, column) else PASSAGE


def _is_box(spot: Spot, column: Mapping[str, int]) -> bool:
    return column[spot[0]] == spot[1]


def _node(box: Box, mastery: Mastery | None) -> Node:
    if mastery is None:
        return Node(box=box, slug=words.slug("not started"), words="not started", interval="", dot="")
    low, high, x = (round(INSET + BAR * it, 1) for it in (mastery.low, mastery.high, mastery.estimate))
    return Node(
        box=box,
        slug=words.slug(mastery.level),
        words=f"{words.chance(mastery.estimate)} {mastery.level}",
        interval=f"M{low} {BAR_Y}H{high}",
        dot=f"M{x} {BAR_Y}h0",
    )
