"""What an exercise's author should look at; said only when the whole 95 % interval says so, not the figure alone."""

from collections.abc import Collection, Iterator
from itertools import chain

from autograder.items.intervals import mean_share
from autograder.records import Flag, Item

HALF = 0.5
#: A test that fewer pass, although they pass the exercise's others, is looked at.
FEW = 1.0 / 3.0
#: An item-total correlation below it is called poor (Ebel 1972).
POOR = 0.2
EASY = 0.9


def flags(item: Item, *, unnamed: int = 0, general: Collection[str] = ()) -> tuple[Flag, ...]:
    """The flags of an exercise, the gravest first.

    ``unnamed`` of those who missed it were told, at their first try, only that something is wrong; ``general`` are
    misconceptions with no sentence of this exercise's author behind them.
    """
    said = (_strength(item), _tests(item), _success(item), _unnamed(item, unnamed))
    *graver, last = [tuple(Flag(kind=kind, sentence=sentence) for kind, sentence in found) for found in said]
    return (*chain(*graver), *_common(item, general), *last)


def _strength(item: Item) -> Iterator[tuple[str, str]]:
    if item.discrimination is None:
        return
    if item.discrimination.high < 0.0:
        yield "reversed", "Stronger learners fail this more often than weaker ones: read it, and its tests, again."
    elif item.discrimination.high < POOR:
        yield "flat", "It hardly tells stronger learners from weaker ones: does it test what the others test?"


def _tests(item: Item) -> Iterator[tuple[str, str]]:
    best = max((test.passed.low for test in item.tests), default=0.0)
    for test in item.tests:
        if test.passed.high < min(FEW, best):
            yield (
                "test",
                (
                    f"{test.name} refuses most answers that the exercise's other tests accept: "
                    "does the text promise what it asks for?"
                ),
            )


def _success(item: Item) -> Iterator[tuple[str, str]]:
    handed_in = item.tried + item.blank
    if handed_in and mean_share(item.blank, handed_in).low > HALF:
        yield "skipped", "More than half of those who hand the topic in leave it blank."
    if item.solved is not None and item.solved.high < HALF:
        yield "unsolved", "Fewer than half of those who try it ever solve it: is something missing in the text?"
    if item.facility is not None and item.facility.low > EASY:
        yield "easy", "Nearly everybody solves it at the first try: it says little about anybody."


def _common(item: Item, general: Collection[str]) -> Iterator[Flag]:
    for it in item.misconceptions:
        if it.id not in general and it.share.low > HALF:
            sentence = f"More than half of those who miss it show {it.id}: the text could meet it."
            yield Flag(kind="common", sentence=sentence, misconception=it.id)


def _unnamed(item: Item, unnamed: int) -> Iterator[tuple[str, str]]:
    if item.missed and mean_share(unnamed, item.missed).low > HALF:
        yield "unnamed", "Most who miss it are told only that the result is wrong: a message could name their mistake."
