"""Attempts → Mastery: replay the log through the skill filter and say what is believed at one moment."""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby

from autograder.errors import CourseError, InternalError
from autograder.mastery.constants import DEFAULTS, Constants
from autograder.mastery.gaussian import NORMAL, chance
from autograder.mastery.levels import level
from autograder.mastery.skill_filter import Result, SkillFilter, Syllabus, View
from autograder.records import Attempt, Mastery

SECONDS_A_DAY = 86_400.0
EASIEST, HARDEST = 1, 5
Pair = tuple[str, str]
Row = tuple[datetime, str, str, str, str, str, float]


def estimate(
    attempts: Iterable[Attempt],
    syllabus: Syllabus,
    now: datetime,
    *,
    students: Iterable[str] = (),
    topics: Sequence[str] = (),
    constants: Constants = DEFAULTS,
) -> tuple[Mastery, ...]:
    """What is believed at ``now`` about each student and each topic they have attempted.

    ``attempts`` may come in any order, from one student or from a whole class (whose first tries then sharpen
    everybody's estimate); those after ``now`` are left out, so that the past can be asked for. One test of
    one submission is one fact, however often it was logged: the best score counts. An attempt that names no
    tests counts as one test. ``syllabus`` maps topic → skill → author's difficulty 1–5. Times without a zone
    are taken as UTC.

    For each of ``topics`` there is also a row, level *not started*, for every student (``students`` names
    those who have no attempt at all) who has not attempted it: its estimate is what is expected of them. Rows
    are sorted by student, then by topic in the order of ``topics`` and the syllabus.

    Raises ``CourseError`` for a difficulty outside 1–5 and ``InternalError`` for a score outside [0, 1].
    """
    _refuse_difficulties(syllabus)
    now = _utc(now)
    log = sorted(row for row in _rows(attempts) if row[0] <= now)
    belief = SkillFilter(syllabus, constants)
    last = _replay(log, belief)
    everybody = {*students, *(student for student, _ in last)}
    pairs = set(last) | {(student, topic) for student in everybody for topic in topics}
    place = {topic: number for number, topic in enumerate(dict.fromkeys([*topics, *syllabus]))}
    ordered = sorted(pairs, key=lambda pair: (pair[0], place.get(pair[1], len(place)), pair[1]))
    return tuple(_mastery(belief, pair, now, last.get(pair)) for pair in ordered)


def _replay(log: Sequence[Row], belief: SkillFilter) -> dict[Pair, datetime]:
    """Feed the sorted log to the filter; return when each student last handed in something that counts."""
    last: dict[Pair, datetime] = {}
    for (when, student, _, topic), rows in groupby(log, key=lambda row: row[:4]):
        best = {(skill, name): score for *_, skill, name, score in rows}
        day = _days(when)
        belief.submit(student, topic, [Result(skill, name, score) for (skill, name), score in best.items()], day)
        if belief.part(student, topic).last == day:
            last[student, topic] = when
    return last


def _mastery(belief: SkillFilter, pair: Pair, now: datetime, last: datetime | None) -> Mastery:
    constants, noise = belief.constants, belief.fresh_scale()
    view, part = belief.view(*pair, _days(now)), belief.part(*pair)
    deviation = math.sqrt(view.variance)
    reach = NORMAL.inv_cdf(0.5 + constants.interval / 2.0) * deviation
    score, unforgotten = _score(view, noise), _score(belief.view(*pair, part.last), noise)
    reached = level(score, unforgotten, part.first_tries, part.pass_days, constants)
    return Mastery(
        student=pair[0],
        topic=pair[1],
        estimate=score,
        low=chance((view.mean - reach) / noise),
        high=chance((view.mean + reach) / noise),
        sure=chance((view.mean - noise * NORMAL.inv_cdf(constants.mastery_chance)) / deviation),
        level="not started" if last is None else reached,
        evidence=part.first_tries,
        last=last,
    )


def _score(view: View, noise: float) -> float:
    return chance(view.mean / math.sqrt(noise**2 + view.variance))


def _rows(attempts: Iterable[Attempt]) -> Iterator[Row]:
    """One row per test, in an order that does not depend on the order of the log."""
    for attempt in attempts:
        place = _utc(attempt.timestamp), attempt.student, attempt.submission, attempt.topic, attempt.skill
        outcomes = [(test.name, test.score) for test in attempt.tests] or [(attempt.skill, attempt.score)]
        for name, score in outcomes:
            if not 0.0 <= score <= 1.0:
                raise InternalError(
                    f"a test's score is {score}, not a share in [0, 1].",
                    where=f"attempt of {attempt.student} at {attempt.topic}/{name}",
                    todo="The attempts log is damaged: grade the submission again and report this.",
                )
            yield (*place, name, score)


def _refuse_difficulties(syllabus: Syllabus) -> None:
    for topic, skills in syllabus.items():
        for skill, difficulty in skills.items():
            if not EASIEST <= difficulty <= HARDEST:
                raise CourseError(
                    f"the difficulty is {difficulty}.",
                    where=f"syllabus, {topic}/{skill}",
                    todo=f"Give a number from {EASIEST} (easy) to {HARDEST} (hard).",
                )


def _utc(time: datetime) -> datetime:
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def _days(time: datetime) -> float:
    return time.timestamp() / SECONDS_A_DAY
