"""What the templates are given: finished words and lengths. ``views`` fills these in.

Lengths are in units of the drawing's own ``viewBox``.
"""

from dataclasses import dataclass

from autograder.records import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One learner and topic in the heatmap: a level, the chance as text, and the rest for those who ask."""

    level: Level
    text: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsCell:
    """Points at one topic, empty where nothing was handed in."""

    text: str
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One learner in the class tables."""

    name: str
    anchor: str
    cells: tuple[Cell, ...]
    points: tuple[PointsCell, ...]
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One level's piece of a topic's bar; ``text`` is how many learners it stands for."""

    level: Level
    x: float
    width: float
    middle: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """One topic over the whole class; ``out_of`` are the points that can be had."""

    title: str
    parts: tuple[Part, ...]
    words: str
    typical: str
    out_of: str
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Struggle:
    """A learner who needs a look, and why."""

    name: str
    anchor: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """An interval that begins at ``low``, with a dot at ``estimate``."""

    low: float
    width: float
    estimate: float
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillView:
    """One exercise of one learner."""

    topic: str
    title: str
    tries: str
    first: str
    best: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """One topic of one learner."""

    title: str
    cell: Cell
    bar: Bar | None
    likely: str
    points: PointsCell
    out_of: str
    last: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerView:
    """One learner's section."""

    name: str
    id: str
    anchor: str
    topics: tuple[TopicRow, ...]
    skills: tuple[SkillView, ...]
    misconceptions: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """The whole page."""

    title: str
    now: str
    facts: tuple[str, ...]
    levels: tuple[Level, ...]
    marks: tuple[float, ...]
    topics: tuple[TopicView, ...]
    rows: tuple[Row, ...]
    struggles: tuple[Struggle, ...]
    more_struggles: int
    silent: tuple[Row, ...]
    out_of: str
    waiting: int
    learners: tuple[LearnerView, ...]
