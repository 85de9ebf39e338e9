"""The topics as a graph: in columns by what they build on, the same places on every learner's page."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from statistics import fmean

from autograder.records import Mastery
from autograder.reports import words
from autograder.reports.inputs import Topic

WIDTH, HEIGHT, BETWEEN, ABOVE = 176.0, 64.0, 44.0, 14.0
INSET = 10.0
BAR, BAR_Y = WIDTH - 2.0 * INSET, HEIGHT - 7.0
LETTERS, LINES = 22, 2  # of a title in its box
SWEEPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A topic's place, without anybody's mastery."""

    topic: str
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
    """Where the topics and the curves between them lie."""

    boxes: tuple[Box, ...]
    edges: tuple[str, ...]
    width: float
    height: float


def layout(topics: Sequence[Topic]) -> Layout:
    """Columns by the longest way from a topic that needs nothing; in each the order that keeps curves short.

    Topics must not need each other in a circle (the syllabus refuses that). What follows from other needs is not drawn.
    """
    known = {topic.id: topic for topic in topics}
    needs = _reduced({topic.id: [need for need in topic.needs if need in known] for topic in topics})
    column: dict[str, int] = {}
    for topic in TopologicalSorter(needs).static_order():
        column[topic] = 1 + max((column[need] for need in needs[topic]), default=-1)
    row = _rows(list(known), needs, column)
    tallest = 1 + max(row.values(), default=0)
    boxes = {topic: _box(known[topic], column[topic], row[topic], _count(column, topic), tallest) for topic in known}
    return Layout(
        boxes=tuple(boxes.values()),
        edges=tuple(_edge(boxes[need], boxes[topic]) for topic in known for need in needs[topic]),
        width=(1 + max(column.values(), default=0)) * (WIDTH + BETWEEN) - BETWEEN,
        height=tallest * (HEIGHT + ABOVE) - ABOVE,
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


def _rows(topics: Sequence[str], needs: Mapping[str, Sequence[str]], column: Mapping[str, int]) -> dict[str, int]:
    """Places within the columns: neighbours' mean place, back and forth (the barycentre method, Sugiyama 1981)."""
    later = {topic: [other for other in topics if topic in needs[other]] for topic in topics}
    columns = [[topic for topic in topics if column[topic] == n] for n in range(1 + max(column.values(), default=-1))]
    row = {topic: place for of in columns for place, topic in enumerate(of)}
    for sweep in range(SWEEPS):
        beside, order = (needs, columns) if sweep % 2 == 0 else (later, columns[::-1])
        for of in order:
            mean = {one: fmean([row[other] for other in beside[one]] or [row[one]]) for one in of}
            row |= {one: place for place, one in enumerate(sorted(of, key=lambda one: (mean[one], row[one])))}
    return row


def _count(column: Mapping[str, int], topic: str) -> int:
    return sum(other == column[topic] for other in column.values())


def _box(topic: Topic, column: int, row: int, beside: int, tallest: int) -> Box:
    x = column * (WIDTH + BETWEEN)
    y = round((row + (tallest - beside) / 2.0) * (HEIGHT + ABOVE), 1)  # short columns stand in the middle
    lines = textwrap.wrap(topic.title, LETTERS, max_lines=LINES, placeholder=" …") or [topic.id]
    return Box(topic=topic.id, x=x, y=y, lines=tuple(lines))


def _edge(one: Box, other: Box) -> str:
    x, y, to_x, to_y = one.x + WIDTH, one.y + HEIGHT / 2.0, other.x, other.y + HEIGHT / 2.0
    return f"M{x} {y}C{x + BETWEEN} {y} {to_x - BETWEEN} {to_y} {to_x} {to_y}"


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
