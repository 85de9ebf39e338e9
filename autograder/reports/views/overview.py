"""The class page around the heatmap: how far the class is, who is stuck, which exercises need their author."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from autograder.records import Level, Mastery
from autograder.reports import words
from autograder.reports.inputs import Student, Topic
from autograder.reports.views.drawing import Fact, cell, fact, x_of
from autograder.reports.views.exercise import ExerciseLine, exercise_lines
from autograder.reports.views.known import Known

LISTED = 10  # learners, and exercises, named among those that need a look
REASONS = 4  # named for each of them
STUCK_AFTER = 3  # tries at one exercise, none of them right
SECONDS_A_WEEK = 604_800.0
PLAN_WIDTH, PLAN_HEIGHT = 900.0, 160.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One level's piece of a topic's bar; ``text`` is how many learners it stands for."""

    slug: str
    x: float
    width: float
    middle: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A topic in the picture of the plan: as wide as its hours, as high as the learners who got there."""

    number: int
    x: float
    width: float
    middle: float
    handed_in_y: float
    handed_in_height: float
    reached_y: float
    reached_height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many learners reached what, over the syllabus' hours; ``today_x``: where the plan stands, if there is one."""

    steps: tuple[Step, ...]
    today_x: float | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """One topic over the whole class; ``out_of`` are the points that can be had."""

    number: int
    title: str
    hours: str
    handed_in: str
    reached: str
    parts: tuple[Part, ...]
    words: str
    typical: str
    out_of: str
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Struggle:
    """A learner who needs a look, and why."""

    name: str
    href: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A learner's name and page."""

    name: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """What the class page shows beside the heatmap."""

    title: str
    now: str
    facts: tuple[Fact, ...]
    topics: tuple[TopicView, ...]
    plan: Plan
    struggles: tuple[Struggle, ...]
    more_struggles: int
    silent: tuple[Person, ...]
    more_silent: int
    flagged: tuple[ExerciseLine, ...]
    more_flagged: int
    exercises: tuple[ExerciseLine, ...]
    out_of: str


def class_view(known: Known) -> ClassView:
    """The class page's content."""
    record = known.record
    struggles = _struggles(known)
    handed_in = {student for student, _ in known.handed_in}
    silent = [_person(student) for student in known.students if student.id not in handed_in]
    exercises = exercise_lines(known)
    flagged = [line for line in exercises if line.flags]
    facts = (
        fact(len(known.students), "learner"),
        fact(len(known.topics), "topic"),
        fact(len(known.handed_in), "notebook handed in", "notebooks handed in"),
        fact(known.waiting.total(), "written answer waiting for a person", "written answers waiting for a person"),
    )
    return ClassView(
        title=record.title,
        now=words.minute(record.now),
        facts=facts,
        topics=tuple(_topics(known)),
        plan=_plan(known),
        struggles=tuple(struggles[:LISTED]),
        more_struggles=max(0, len(struggles) - LISTED),
        silent=tuple(silent[: 3 * LISTED]),
        more_silent=max(0, len(silent) - 3 * LISTED),
        flagged=tuple(flagged[:LISTED]),
        more_flagged=max(0, len(flagged) - LISTED),
        exercises=tuple(exercises),
        out_of=words.points(sum(known.max_scores.values())) if known.max_scores else "",
    )


def _person(student: Student) -> Person:
    return Person(name=student.shown, href=f"learners/{words.file_name(student.id)}.html")


# How far the class is.


def _topics(known: Known) -> list[TopicView]:
    views, begin = list[TopicView](), 0.0
    for number, topic in enumerate(known.topics, 1):
        views.append(_topic(known, topic, number, begin))
        begin += topic.hours
    return views


def _topic(known: Known, topic: Topic, number: int, begin: float) -> TopicView:
    """Levels over the class, as a bar and in words; the median chance of those who started."""
    found = [known.masteries.get((student.id, topic.id)) for student in known.students]
    started = [mastery for mastery in found if mastery is not None]
    counts = Counter(cell(mastery).level for mastery in found)
    present = [level for level in words.BEST_FIRST if counts[level]]
    return TopicView(
        number=number,
        title=topic.title,
        hours=f"{words.points(begin)}–{words.points(begin + topic.hours)}" if topic.hours else words.NOTHING,
        handed_in=str(_handed_in(known, topic)),
        reached=str(_reached(known, topic)),
        parts=_parts(present, counts),
        words=", ".join(f"{counts[level]} {level}" for level in present),
        typical=words.chance(median(mastery.estimate for mastery in started)) if started else words.NOTHING,
        out_of=words.points(known.max_scores[topic.id]) if topic.id in known.max_scores else "",
        waiting=known.waiting[topic.id],
    )


def _parts(levels: Sequence[Level], counts: Counter[Level]) -> tuple[Part, ...]:
    whole, done, parts = counts.total(), 0, list[Part]()
    for level in levels:
        x, end = x_of(done / whole), x_of((done + counts[level]) / whole)
        width = round(end - x, 1)
        text = str(counts[level]) if width > 6.0 * len(str(counts[level])) else ""  # or it would lie on its neighbours
        parts.append(Part(slug=words.slug(level), x=x, width=width, middle=round((x + end) / 2.0, 1), text=text))
        done += counts[level]
    return tuple(parts)


def _handed_in(known: Known, topic: Topic) -> int:
    return sum((student.id, topic.id) in known.handed_in for student in known.students)


def _reached(known: Known, topic: Topic) -> int:
    return sum(_has_reached(known.masteries.get((student.id, topic.id))) for student in known.students)


def _has_reached(mastery: Mastery | None) -> bool:
    return mastery is not None and mastery.level in words.REACHED


def _plan(known: Known) -> Plan:
    hours, whole = [topic.hours for topic in known.topics], max(1, len(known.students))
    total = sum(hours)
    if not total:
        return Plan(steps=(), today_x=None, sentences=())
    steps, begin = list[Step](), 0.0
    for number, topic in enumerate(known.topics, 1):
        heights = [round(PLAN_HEIGHT * count(known, topic) / whole, 1) for count in (_handed_in, _reached)]
        steps.append(
            Step(
                number=number,
                x=x_of(begin / total, PLAN_WIDTH),
                width=x_of(topic.hours / total, PLAN_WIDTH),
                middle=x_of((begin + topic.hours / 2.0) / total, PLAN_WIDTH),
                handed_in_y=round(PLAN_HEIGHT - heights[0], 1),
                handed_in_height=heights[0],
                reached_y=round(PLAN_HEIGHT - heights[1], 1),
                reached_height=heights[1],
            )
        )
        begin += topic.hours
    planned = _planned_hours(known)
    return Plan(
        steps=tuple(steps),
        today_x=None if planned is None else x_of(min(1.0, planned / total), PLAN_WIDTH),
        sentences=tuple(_plan_sentences(known, total, planned)),
    )


def _planned_hours(known: Known) -> float | None:
    """The hours that the plan has given by now: its pace since the class's first hand-in; None without a plan."""
    record = known.record
    if not record.pace or not record.attempts:
        return None
    first = min(words.utc(it.timestamp) for it in record.attempts)
    return max(0.0, (words.utc(record.now) - first).total_seconds()) / SECONDS_A_WEEK * record.pace


def _plan_sentences(known: Known, total: float, planned: float | None) -> list[str]:
    """Where the middle learner stands, in hours of topics at proficient or better; and where the plan does."""
    reached = [sum(topic.hours for topic, it in known.of(student.id) if _has_reached(it)) for student in known.students]
    middle = median(reached) if reached else 0.0
    hours = f"{words.points(middle)} of the {words.points(total)} hours here"
    said = [f"The middle learner is proficient in topics worth {hours}."]
    if planned is not None:
        pace = f"{words.points(known.record.pace)} hours a week since the first hand-in"
        behind = sum(hours < min(planned, total) for hours in reached)
        said.append(
            f"The plan, {pace}, stands at {min(planned, total):.0f} hours: {behind} of {len(reached)} are behind."
        )
    return said


# Who is stuck.


def _struggles(known: Known) -> list[Struggle]:
    """Learners with topics at *attempted* or unsolved exercises: those with most first, then the lowest chance."""
    found = []
    for student in known.students:
        low = sorted(
            (it.estimate, f"{topic.title} {words.chance(it.estimate)} (likely {words.likely(it)})")
            for topic, it in known.of(student.id)
            if it is not None and it.level == "attempted"
        )
        stuck = _stuck(known, student.id)
        if low or stuck:
            person, why = _person(student), [*(text for _, text in low), *stuck]
            more = [f"{len(why) - REASONS + 1} more"] if len(why) > REASONS else []
            shown = why[: REASONS - 1] + more if more else why
            struggle = Struggle(name=person.name, href=person.href, why=tuple(shown))
            found.append(((-len(low), -len(stuck), low[0][0] if low else 1.0, student.id), struggle))
    return [struggle for _, struggle in sorted(found, key=lambda pair: pair[0])]


def _stuck(known: Known, student: str) -> list[str]:
    tries = known.attempts.get(student, {})
    unsolved = {key: len(of) for key, of in tries.items() if not any(it.score >= 1.0 for it in of)}
    return [
        f"“{known.exercises[key]}” unsolved after {count} hand-ins"
        for key, count in sorted(unsolved.items())
        if count >= STUCK_AFTER
    ]
