"""Beliefs → Mastery: what is said about topics and exercises at one moment."""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from autograder.mastery.gaussian import chance
from autograder.mastery.levels import level
from autograder.mastery.skill_filter import Memory, Part, SkillFilter, View
from autograder.records import Mastery

SECONDS_A_DAY = 86_400.0


def days(time: datetime) -> float:
    """The filter's axis: days since 1970, UTC; without a zone a time is UTC already."""
    return utc(time).timestamp() / SECONDS_A_DAY


def utc(time: datetime) -> datetime:
    """The same moment in UTC."""
    if time.tzinfo is UTC:
        return time
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def topic_rows(
    belief: SkillFilter, now: datetime, *, students: Iterable[str] = (), topics: Sequence[str] = (), only: str = ""
) -> tuple[Mastery, ...]:
    """A row for each student and each topic they have started, and for each of ``topics``.

    ``students`` names those who have handed in nothing. Sorted by student, then topic in the order of ``topics`` and
    the syllabus. ``only``: of one student alone.
    """
    place = {topic: number for number, topic in enumerate(dict.fromkeys([*topics, *belief.syllabus]))}
    day = days(now)
    return tuple(
        topic_row(belief, student, topic, day)
        for student in ([only] if only else sorted({*students, *belief.parts}))
        for topic in _ordered({*topics, *belief.parts.get(student, ())}, place)
    )


def skill_rows(belief: SkillFilter, student: str, now: datetime) -> tuple[Mastery, ...]:
    """A row for each exercise that ``student`` has tried, in the order of the syllabus."""
    return tuple(_skill_rows(belief, student, days(now)))


def _skill_rows(belief: SkillFilter, student: str, day: float) -> Iterator[Mastery]:
    parts = belief.parts.get(student, {})
    for topic in _ordered(parts, {topic: number for number, topic in enumerate(belief.syllabus)}):
        known = {skill: number for number, skill in enumerate(belief.syllabus.get(topic, ()))}
        for skill in _ordered(parts[topic].exercises, known):
            exercise = parts[topic].exercises[skill]
            view, then = (belief.exercise_view(student, topic, skill, at) for at in (day, exercise.last))
            tries = parts[topic].first_tries
            yield _row(belief, (student, topic, skill), exercise, (view, then), tries)


def topic_row(belief: SkillFilter, student: str, topic: str, day: float) -> Mastery:
    """One student and one topic, whether it was started or not."""
    part: Part = belief.part(student, topic)
    view = belief.view(student, topic, day)
    then = view if day <= part.last else belief.view(student, topic, part.last)
    return _row(belief, (student, topic, ""), part, (view, then), part.first_tries)


def _row(
    belief: SkillFilter, key: tuple[str, str, str], memory: Memory, views: tuple[View, View], tries: int
) -> Mastery:
    """``views`` are today's and the one when it was last worked on; ``tries`` the topic's."""
    constants, view, unforgotten = belief.constants, views[0], belief.score(views[1])
    deviation = math.sqrt(view.variance)
    reach = belief.reach * deviation
    score = belief.score(view)
    started = memory.first_tries > 0
    student, topic, skill = key
    return Mastery(
        student=student,
        topic=topic,
        skill=skill,
        estimate=score,
        low=belief.chance_at(view.mean - reach),
        high=belief.chance_at(view.mean + reach),
        sure=chance((view.mean - belief.master) / deviation),
        level=level(score, unforgotten, tries, memory.pass_days, constants) if started else "not started",
        evidence=memory.first_tries,
        last=datetime.fromtimestamp(round(memory.last * SECONDS_A_DAY, 3), UTC) if started else None,
    )


def _ordered(names: Iterable[str], place: dict[str, int]) -> list[str]:
    return sorted(names, key=lambda name: (place.get(name, len(place)), name))
