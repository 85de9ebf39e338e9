"""What the first tries, the later ones and the misconceptions of a class say about each exercise."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby

from autograder.items.flags import flags
from autograder.items.intervals import mean_share, median_of, pearson
from autograder.records import Attempt, Figure, Item, ItemMisconception, ItemTest

SECONDS_A_DAY = 86_400.0
#: An answer of which every test says one of these was not tried.
UNTRIED = {"blank", "deleted"}
#: What says no more than that the result is wrong.
UNTOLD = {"value"}
#: Exercises that must lie beside the one looked at for a learner's strength to be told from them.
FEWEST_OTHERS = 3
Exercise = tuple[str, str]
Tries = dict[str, list[Attempt]]


def analyse(attempts: Iterable[Attempt], *, general: Collection[str] = ()) -> tuple[Item, ...]:
    """One Item for each exercise that somebody handed in, sorted by topic and skill.

    ``attempts`` may come in any order; of one submission that was graded twice the better score counts. A hand-in
    whose cell was left blank, or whose tests were deleted, is no try. ``general`` are the misconceptions that the
    checks report by themselves, for any exercise.

    Discrimination is the corrected item-total correlation (Nunnally and Bernstein 1994, §8): the score of the first try
    against the learner's mean over all *other* exercises they tried, each taken relative to its class mean, so that who
    has met only the easy topics does not look strong. It needs three others.
    """
    found = _by_exercise(attempts)
    relative = _relative_first_scores(found)
    total = {student: math.fsum(of.values()) for student, of in relative.items()}
    pairs: dict[Exercise, tuple[list[float], list[float]]] = {exercise: ([], []) for exercise in found}
    for student, of in relative.items():
        if len(of) > FEWEST_OTHERS:
            for exercise, score in of.items():
                pairs[exercise][0].append(score)
                pairs[exercise][1].append((total[student] - score) / (len(of) - 1))
    return tuple(_item(exercise, of, pearson(*pairs[exercise]), general) for exercise, of in sorted(found.items()))


def _by_exercise(attempts: Iterable[Attempt]) -> dict[Exercise, Tries]:
    """Each learner's tries at each exercise, by time; an empty list where it was only left blank."""
    best: dict[tuple[str, str, str, datetime, str], Attempt] = {}
    for it in attempts:
        key = it.topic, it.skill, it.student, _utc(it.timestamp), it.submission
        if key not in best or best[key].score < it.score:
            best[key] = it
    found: dict[Exercise, Tries] = {}
    for (topic, skill, student), keys in groupby(sorted(best), key=lambda key: key[:3]):
        found.setdefault((topic, skill), {})[student] = [it for key in keys if _is_try(it := best[key])]
    return found


def _is_try(attempt: Attempt) -> bool:
    return not attempt.tests or any(test.misconception not in UNTRIED for test in attempt.tests)


def _relative_first_scores(found: Mapping[Exercise, Tries]) -> dict[str, dict[Exercise, float]]:
    """For each learner the scores of their first tries, relative to the class mean of the exercise."""
    relative: dict[str, dict[Exercise, float]] = {}
    for exercise, of in found.items():
        first = {student: tries[0].score for student, tries in of.items() if tries}
        for student, score in first.items():
            relative.setdefault(student, {})[exercise] = score - math.fsum(first.values()) / len(first)
    return relative


def _item(exercise: Exercise, of: Tries, discrimination: Figure | None, general: Collection[str]) -> Item:
    tried = [tries for tries in of.values() if tries]
    item = Item(topic=exercise[0], skill=exercise[1], tried=len(tried), blank=len(of) - len(tried), missed=0)
    if not tried:
        return replace(item, flags=flags(item))
    reached = [_reached(tries) for tries in tried]  # the place of the try that solved it, None where none did
    missed = [tries for tries, place in zip(tried, reached, strict=True) if place != 0]
    item = replace(
        item,
        missed=len(missed),
        facility=mean_share(math.fsum(tries[0].score for tries in tried), len(tried)),
        discrimination=discrimination,
        solved=mean_share(len(tried) - reached.count(None), len(tried)),
        tries=median_of([math.inf if place is None else place + 1 for place in reached]),
        days=median_of([_days(tries) for tries in missed]),
        solved_at=_histogram(place for place in reached if place is not None),
        tests=tuple(_tests(tried)),
        misconceptions=tuple(_misconceptions(missed)),
    )
    unnamed = sum(not _named(tries[0]) for tries in missed)
    return replace(item, flags=flags(item, unnamed=unnamed, general=general))


def _reached(tries: Sequence[Attempt]) -> int | None:
    return next((place for place, attempt in enumerate(tries) if attempt.score >= 1.0), None)


def _days(tries: Sequence[Attempt]) -> float:
    """Days from the first try to the one that solved it, infinite where none did."""
    place = _reached(tries)
    if place is None:
        return math.inf
    return (_utc(tries[place].timestamp) - _utc(tries[0].timestamp)).total_seconds() / SECONDS_A_DAY


def _histogram(places: Iterable[int]) -> tuple[int, ...]:
    counts = Counter(places)
    return tuple(counts[place] for place in range(max(counts, default=-1) + 1))


def _tests(tried: Sequence[Sequence[Attempt]]) -> Iterator[ItemTest]:
    """Of those who met a test, by name, the share that passed it at some time."""
    met, passed = Counter[str](), Counter[str]()
    for tries in tried:
        scores = [(test.name, test.score) for attempt in tries for test in attempt.tests]
        met.update({name for name, _ in scores})
        passed.update({name for name, score in scores if score >= 1.0})
    for name in sorted(met):
        yield ItemTest(name=name, passed=mean_share(passed[name], met[name]))


def _misconceptions(missed: Sequence[Sequence[Attempt]]) -> Iterator[ItemMisconception]:
    """The most frequent first."""
    seen, again = Counter[str](), Counter[str]()
    for tries in missed:
        times = Counter(name for attempt in tries for name in reported(attempt))
        seen.update(times.keys())
        again.update(name for name, count in times.items() if count > 1)
    for name in sorted(seen, key=lambda name: (-seen[name], name)):
        share = mean_share(seen[name], len(missed))
        yield ItemMisconception(id=name, learners=seen[name], again=again[name], share=share)


def reported(attempt: Attempt) -> set[str]:
    """The misconceptions that an attempt's tests reported, what says that nothing was tried left out."""
    return {test.misconception for test in attempt.tests if test.misconception} - UNTRIED


def _named(attempt: Attempt) -> bool:
    """Whether some test told the learner more than that something is wrong."""
    return bool(reported(attempt) - UNTOLD)


def _utc(time: datetime) -> datetime:
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
