"""Attempts log → beliefs → Mastery and Advice, learning only what is new since the last time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import msgpack  # type: ignore[import-untyped]

from autograder import mastery
from autograder.gradebook import Course, Kept, log_written_answers, read_attempts, uncollected, update_beliefs
from autograder.mastery import SkillFilter, Step
from autograder.records import Advice, Logged, Mastery
from course.syllabus import Syllabus, load_syllabus


@dataclass(frozen=True)
class Estimates:
    """What is believed of a class at the moment ``now``.

    ``relearned`` are the students something new was learned about; the others' beliefs were taken as they were kept.
    """

    belief: SkillFilter
    now: datetime
    students: tuple[str, ...]
    topics: tuple[str, ...]
    relearned: tuple[str, ...] = ()

    @cached_property
    def masteries(self) -> tuple[Mastery, ...]:
        """A row for each student and topic, also for topics not started; see ``mastery.estimate``."""
        return mastery.topic_rows(self.belief, self.now, students=self.students, topics=self.topics)

    def skills(self, student: str) -> tuple[Mastery, ...]:
        """A row for each exercise this student has tried."""
        return mastery.skill_rows(self.belief, student, self.now)

    def advice(self, plan: Sequence[Step], student: str) -> tuple[Advice, ...]:
        """What this student could do next, of the topics in ``plan``."""
        rows = mastery.topic_rows(self.belief, self.now, topics=self.topics, only=student)
        return mastery.advise(rows, plan, self.skills(student))


def estimates(course: Course, now: datetime, *, students: Iterable[str] = (), topics: Sequence[str] = ()) -> Estimates:
    """What the whole log makes believe at ``now``, of everybody in it, of ``students`` and ``topics``.

    What people have graded in the formgrader is logged first. For a moment that is over, everything is learned from
    what was handed in until then.
    """
    log_written_answers(course)
    belief = SkillFilter(difficulties(load_syllabus()))
    relearned = _today(course, belief)
    latest = max((part.last for parts in belief.parts.values() for part in parts.values()), default=0.0)
    if now < datetime.fromtimestamp(latest * 86_400, UTC):
        known = [attempt for attempt in read_attempts(course) if attempt.timestamp <= now]
        belief, relearned = mastery.replay(known, belief.syllabus), tuple(sorted({one.student for one in known}))
    return Estimates(belief, now, tuple(students), tuple(topics), relearned)


def difficulties(syllabus: Syllabus) -> dict[str, dict[str, int]]:
    """Topic → skill → the author's difficulty, 1–5. What the syllabus does not know is of average difficulty."""
    return {topic.id: {skill.id: skill.difficulty for skill in topic.skills} for topic in syllabus.topics}


def plan(syllabus: Syllabus, offered: Iterable[str]) -> tuple[Step, ...]:
    """The topics of ``offered`` in the order of study; what each needs, also through topics that are not offered."""
    known = set(offered)
    return tuple(
        Step(
            id=topic.id,
            title=topic.title,
            needs=tuple(need.id for need in syllabus.prerequisites(topic.id) if need.id in known),
            skills={skill.id: skill.title for skill in topic.skills},
        )
        for topic in syllabus.ordered
        if topic.id in known
    )


def _today(course: Course, belief: SkillFilter) -> tuple[str, ...]:
    """Learn the log, from where the last run stopped; the students that something new was learned about."""

    def fold(kept: Kept, news: Iterator[Logged]) -> tuple[bytes, Mapping[str, bytes]]:
        if kept.state:
            mastery.load_class(belief, msgpack.unpackb(kept.state))
        for student, state in kept.students.items():
            mastery.load_student(belief, student, msgpack.unpackb(state))
        about = set[str]()
        with uncollected():
            mastery.learn_in_order(belief, _noting(news, about))
        students = about & belief.parts.keys()
        states = {student: _packed(mastery.dump_student(belief, student)) for student in students}
        return _packed(mastery.dump_class(belief)), states

    return update_beliefs(course, mastery.fingerprint(belief), fold)


def _packed(state: list[Any]) -> bytes:
    packed: bytes = msgpack.packb(state)
    return packed


def _noting(news: Iterator[Logged], about: set[str]) -> Iterator[Logged]:
    for attempt in news:
        about.add(attempt.student)
        yield attempt
