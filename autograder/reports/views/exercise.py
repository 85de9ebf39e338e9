"""An exercise's page, and its line in the list of all exercises."""

from collections.abc import Iterator
from dataclasses import dataclass

from autograder.records import Item
from autograder.reports import words
from autograder.reports.views.drawing import BAR, Bar, Fact, fact, figure_bar
from autograder.reports.views.known import Known

#: More tries than that are counted together.
TRIES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseLine:
    """An exercise in a table of many; ``place`` is its topic's, ``flags`` are sentences."""

    place: int
    topic: str
    title: str
    href: str
    tried: int
    ease: str
    ease_bar: Bar | None
    discrimination: str
    discrimination_bar: Bar | None
    solved: str
    solved_bar: Bar | None
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure with its interval, as words and as a bar, and what it says."""

    name: str
    text: str
    bar: Bar | None
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many learners solved it at a try, as a bar of that width."""

    words: str
    count: int
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MistakeView:
    """A misconception, the sentence its learners read, and how many they are."""

    id: str
    sentence: str
    learners: int
    again: int
    share: str
    bar: Bar | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TestView:
    """A tests cell and who passed it at some time."""

    __test__ = False

    name: str
    passed: str
    bar: Bar | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseView:
    """One exercise's page."""

    title: str
    topic: str
    id: str
    path: str
    course: str
    now: str
    facts: tuple[Fact, ...]
    flags: tuple[str, ...]
    figures: tuple[FigureView, ...]
    tallies: tuple[Tally, ...]
    tests: tuple[TestView, ...]
    mistakes: tuple[MistakeView, ...]


def exercise_lines(known: Known) -> list[ExerciseLine]:
    """Every exercise somebody handed in, in the order of the topics and their notebooks."""
    places = {topic: place for place, topic in enumerate(it.id for it in known.topics)}
    return [_line(known, item, places[item.topic]) for item in _items(known)]


def exercise_views(known: Known) -> Iterator[ExerciseView]:
    """The page of every exercise somebody handed in."""
    for item in _items(known):
        yield _view(known, item)


def _items(known: Known) -> list[Item]:
    return [known.items[key] for key in known.exercises if key in known.items]


def _path(item: Item) -> str:
    return f"exercises/{words.file_name(item.topic, item.skill)}.html"


def _line(known: Known, item: Item, place: int) -> ExerciseLine:
    return ExerciseLine(
        place=place,
        topic=known.titles[item.topic],
        title=known.exercises[item.topic, item.skill],
        href=_path(item),
        tried=item.tried,
        ease=words.figure(item.facility),
        ease_bar=figure_bar(item.facility),
        discrimination=words.signed(item.discrimination),
        discrimination_bar=figure_bar(item.discrimination, "signed"),
        solved=words.figure(item.solved),
        solved_bar=figure_bar(item.solved),
        flags=tuple(_flags(known, item)),
    )


def _view(known: Known, item: Item) -> ExerciseView:
    facts = (
        fact(item.tried, "learner tried it", "learners tried it"),
        fact(item.missed, "handed in a wrong answer at some time", "handed in a wrong answer at some time"),
        fact(item.blank, "handed it in blank only", "handed it in blank only"),
    )
    return ExerciseView(
        title=known.exercises[item.topic, item.skill],
        topic=known.titles[item.topic],
        id=item.skill,
        path=_path(item),
        course=known.record.title,
        now=words.minute(known.record.now),
        facts=facts,
        flags=tuple(_flags(known, item)),
        figures=_figures(item),
        tallies=tuple(_tallies(item)),
        tests=tuple(
            TestView(name=it.name, passed=words.figure(it.passed), bar=figure_bar(it.passed)) for it in item.tests
        ),
        mistakes=tuple(_mistakes(known, item)),
    )


def _figures(item: Item) -> tuple[FigureView, ...]:
    return (
        FigureView(
            name="first try",
            text=words.figure(item.facility),
            bar=figure_bar(item.facility),
            about="Mean score of the first tries: the lower, the harder.",
        ),
        FigureView(
            name="solved",
            text=words.figure(item.solved),
            bar=figure_bar(item.solved),
            about="Learners with full points at some time.",
        ),
        FigureView(
            name="discrimination",
            text=words.signed(item.discrimination),
            bar=figure_bar(item.discrimination, "signed"),
            about="Correlation of the first try with all other exercises, from −1 to 1. "
            "Below 0, stronger learners fail it more often than weaker ones; from 0.2 on it tells them apart.",
        ),
        FigureView(
            name="hand-ins until solved",
            text=words.number(item.tries),
            bar=None,
            about="So many the middle learner needed; who has not solved it yet counts as more than all others.",
        ),
        FigureView(
            name="days until solved",
            text=words.number(item.days),
            bar=None,
            about="From the first try to the one that solved it, of those who missed at first: time between hand-ins, "
            "not time of work.",
        ),
    )


def _flags(known: Known, item: Item) -> Iterator[str]:
    """What to look at; of a misconception also what those who have it read."""
    for flag in item.flags:
        read = known.said(item.topic, item.skill, flag.misconception) if flag.misconception else ""
        yield f"{flag.sentence} They read: “{read}”" if read else flag.sentence


def _tallies(item: Item) -> Iterator[Tally]:
    if not item.tried:
        return
    counts = list(item.solved_at[:TRIES]) + [0] * (min(TRIES, 2) - len(item.solved_at))
    names = [f"at try {place}" for place in range(1, len(counts) + 1)]
    if later := sum(item.solved_at[TRIES:]):
        counts.append(later)
        names.append("later")
    counts.append(item.tried - sum(item.solved_at))
    for name, count in zip([*names, "not yet"], counts, strict=True):
        yield Tally(words=name, count=count, width=round(BAR * count / item.tried, 1))


def _mistakes(known: Known, item: Item) -> Iterator[MistakeView]:
    for it in item.misconceptions:
        yield MistakeView(
            id=it.id,
            sentence=known.said(item.topic, item.skill, it.id) or words.NO_SENTENCE,
            learners=it.learners,
            again=it.again,
            share=words.figure(it.share),
            bar=figure_bar(it.share),
        )
