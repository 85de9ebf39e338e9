"""The study plan: which topics in which week, at so many hours a week.

A plan never says what may be skipped. Who brings a background is expected to need fewer hours for some strands; the
exercises, and what mastery asks for, are the same for everybody.

>>> from datetime import date
>>> from course.syllabus import load_syllabus
>>> made = plan(load_syllabus(), StudyPlan(start=date(2026, 1, 5), hours=10))
>>> made.weeks[0].shares[0].topic.id, made.weeks[0].shares[0].hours
('python_craft', 10.0)
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from icalendar import Calendar, Event

from course.syllabus import Strand, Syllabus, Topic

#: Every fourth week is half empty: for what took longer, and for what is due for review.
CATCH_UP_EVERY, CATCH_UP_SHARE = 4, 0.5
WEEK = timedelta(days=7)
#: More than this no week of study beside other work holds.
MOST_HOURS = 60.0


class Background(StrEnum):
    """What a learner brings."""

    NEW = "new"
    DATA_SCIENTIST = "data-scientist"
    SOFTWARE_ENGINEER = "software-engineer"


#: What part of a topic's hours those who bring a background are expected to need; round numbers, not measured ones.
PACE: Mapping[Background, Mapping[Strand, float]] = {
    Background.NEW: {},
    Background.DATA_SCIENTIST: {"statistics": 0.6, "mathematics": 0.8, "machine learning": 0.8},
    Background.SOFTWARE_ENGINEER: {"engineering": 0.6},
}


class PlanError(ValueError):
    """No plan can be made of what was asked for; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyPlan:
    """What a learner decided: from ``start`` on, so many ``hours`` a week."""

    start: date
    hours: float = 10.0
    background: Background = Background.NEW
    everything: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """``hours`` of one week for one topic; ``last`` if the topic ends with them."""

    topic: Topic
    hours: float
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week of the plan, ``number`` from 1; ``spare`` hours are for catching up and for reviews."""

    number: int
    start: date
    shares: tuple[Share, ...]
    spare: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Weeks one after the other."""

    weeks: tuple[Week, ...]

    @property
    def finish(self) -> date:
        """The last day of the last week."""
        return self.weeks[-1].start + WEEK - timedelta(days=1)

    @property
    def hours(self) -> float:
        """Of study, without what is spare."""
        return sum(share.hours for week in self.weeks for share in week.shares)


def plan(syllabus: Syllabus, chosen: StudyPlan) -> Plan:
    """Spread the published topics, or ``everything``, over weeks from the first day on.

    Topics come after all they need, the core before the breadth, else in the order of study. PlanError for hours or a
    start of which no plan can be made.
    """
    start, hours = chosen.start, chosen.hours
    if not 0.0 < hours <= MOST_HOURS:
        raise PlanError(f"{hours:g} hours a week make no plan; give more than 0 and at most {MOST_HOURS:g}.")
    pace = PACE[chosen.background]
    left = [(topic, topic.hours * pace.get(topic.strand, 1.0)) for topic in in_order(syllabus, chosen.everything)]
    if not left:
        raise PlanError("the syllabus holds no topic that could be planned.")
    try:
        return Plan(weeks=tuple(_weeks(left, start, hours)))
    except OverflowError as error:
        raise PlanError(f"from {start} on, at {hours:g} hours a week, the plan leaves the calendar.") from error


def in_order(syllabus: Syllabus, everything: bool = False) -> tuple[Topic, ...]:
    """The topics to study, in the order of study: the core and what it needs, then the breadth."""
    core = {topic.id for topic in syllabus.topics if topic.tier == "core"}
    core |= {need.id for topic in core for need in syllabus.prerequisites(topic)}
    offered = [topic for topic in syllabus.ordered if topic.published or everything]
    return tuple(sorted(offered, key=lambda topic: topic.id not in core))


def _weeks(left: list[tuple[Topic, float]], start: date, hours: float) -> Iterator[Week]:
    number, queue = 0, list(reversed(left))
    while queue:
        number += 1
        spare = hours * CATCH_UP_SHARE if number % CATCH_UP_EVERY == 0 else 0.0
        free, shares = hours - spare, list[Share]()
        while queue and free > 0.0:
            topic, needed = queue.pop()
            spent = min(free, needed)
            if spent < needed:
                queue.append((topic, needed - spent))
            shares.append(Share(topic=topic, hours=spent, last=spent == needed))
            free -= spent
        yield Week(number=number, start=start + (number - 1) * WEEK, shares=tuple(shares), spare=spare + free)


def monday(day: date) -> date:
    """The Monday of the week of ``day``."""
    return day - timedelta(days=day.weekday())


def sentence(week: Week) -> str:
    """What a week is for, in words.

    >>> from course.syllabus import load_syllabus
    >>> topic = load_syllabus().topic("arrays")
    >>> share = Share(topic=topic, hours=4.0, last=True)
    >>> sentence(Week(number=4, start=date(2026, 1, 26), shares=(share,), spare=5.0))
    'finish Arrays, broadcasting and floating point (4 h); catch up and review (5 h)'
    """
    parts = [f"{'finish ' if share.last else ''}{share.topic.title} ({share.hours:.2g} h)" for share in week.shares]
    if week.spare >= 1.0:
        parts.append(f"catch up and review ({week.spare:.2g} h)")
    return "; ".join(parts)


def calendar(made: Plan) -> bytes:
    """The plan as an iCalendar file (RFC 5545): an all-day event a week, with the same ids each time it is made."""
    found = Calendar()
    found.add("prodid", "-//course kit//study plan//EN")
    found.add("version", "2.0")
    for week in made.weeks:
        event = Event()
        event.add("uid", f"week-{week.number}@course-kit")
        event.add("dtstamp", datetime.combine(made.weeks[0].start, time(), UTC))
        event.add("dtstart", week.start)
        event.add("dtend", week.start + WEEK)
        event.add("summary", f"Week {week.number}: {', '.join(share.topic.title for share in week.shares)}")
        event.add("description", sentence(week))
        event.add("transp", "TRANSPARENT")
        found.add_component(event)
    return bytes(found.to_ical())
