"""The small pictures and cells that several pages show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from autograder.records import Figure, Level, Mastery
from autograder.reports import words
from autograder.reports.inputs import TopicGrade

BAR = 200.0  # width of a bar
MARKS = (0.5, 0.7, 0.8)  # where the levels familiar, proficient and mastered begin
Scale = Literal["share", "chance", "signed"]
SCALES: dict[Scale, tuple[float, float]] = {"share": (0.0, 1.0), "chance": (0.0, 1.0), "signed": (-1.0, 1.0)}
SCALE_MARKS: dict[Scale, tuple[float, ...]] = {"share": (), "chance": MARKS, "signed": (0.0,)}
WIDE, HIGH, RIM = 160.0, 40.0, 5.0  # of a picture over time


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A level, its name in the style sheet, the chance as text, and the rest for those who ask."""

    level: Level
    slug: str
    text: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure at the top of a page, and what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsCell:
    """Points at one topic, empty where nothing was handed in."""

    text: str
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """An interval and a dot in it, as paths; ``scale`` names the frame they are drawn in."""

    scale: Scale
    interval: str
    dot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A chance over time, as paths: the way, a dot a hand-in, and a bigger dot for today."""

    way: str
    dots: str
    today: str


NOT_STARTED = Cell(level="not started", slug=words.slug("not started"), text=words.NOTHING, about="")
NO_POINTS = PointsCell(text="", waits=False)


def fact(number: int, one: str, many: str = "") -> Fact:
    """A number with its noun in the right form; ``many`` where it is not ``one`` with an s."""
    value, _, label = words.count(number, one, many).partition(" ")
    return Fact(value=value, label=label)


def cell(mastery: Mastery | None) -> Cell:
    """What a heatmap shows of one learner and topic."""
    if mastery is None:
        return NOT_STARTED
    return Cell(
        level=mastery.level,
        slug=words.slug(mastery.level),
        text=words.chance(mastery.estimate),
        about=f"likely {words.likely(mastery)}",
    )


def points(grade: TopicGrade | None) -> PointsCell:
    """nbgrader's points; blank, and not 0, where nothing was handed in."""
    return NO_POINTS if grade is None else PointsCell(text=words.points(grade.score), waits=grade.needs_manual)


def x_of(share: float, width: float = BAR) -> float:
    """Where a share lies in a picture of that width."""
    return round(width * share, 1)


def bar(value: float, low: float, high: float, scale: Scale) -> Bar:
    """An interval in a frame whose ends are those of the scale."""
    begin, end = SCALES[scale]
    places = (x_of(min(1.0, max(0.0, (it - begin) / (end - begin)))) for it in (low, high, value))
    low_x, high_x, x = places
    return Bar(scale=scale, interval=f"M{low_x} 12H{high_x}", dot=f"M{x} 12h0")


def chance_bar(mastery: Mastery) -> Bar:
    """A chance with its interval."""
    return bar(mastery.estimate, mastery.low, mastery.high, "chance")


def figure_bar(figure: Figure | None, scale: Scale = "share") -> Bar | None:
    """A figure of the class with its interval."""
    return None if figure is None else bar(figure.value, figure.low, figure.high, scale)


def marks(scale: Scale) -> tuple[float, ...]:
    """Where a frame has its marks."""
    begin, end = SCALES[scale]
    return tuple(x_of((mark - begin) / (end - begin)) for mark in SCALE_MARKS[scale])


def heights() -> tuple[float, ...]:
    """Where a picture over time has its marks."""
    return tuple(_y(mark) for mark in MARKS)


def line(history: Sequence[Mastery], today: Mastery, now: datetime, since: datetime) -> Line:
    """The chance after each hand-in and today, between the moments ``since`` and ``now``."""
    begin = words.utc(since)
    whole = max(1.0, (words.utc(now) - begin).total_seconds())
    places = [_place((words.utc(it.last or now) - begin).total_seconds() / whole, it) for it in history]
    last = _place(1.0, today)
    return Line(
        way="M" + "L".join([*places, last]), dots="".join(f"M{place}h0" for place in places), today=f"M{last}h0"
    )


def _place(share: float, mastery: Mastery) -> str:
    x = RIM + (WIDE - 2.0 * RIM) * min(1.0, max(0.0, share))
    return f"{x:.1f} {_y(mastery.estimate)}"


def _y(chance: float) -> float:
    return round(HIGH - RIM - (HIGH - 2.0 * RIM) * chance, 1)
