"""Mastery → Advice: the topics that are ready to be learned and the exercises that are due for review, with reasons.

Pure, and of one learner at a time: no class is needed. Advice, never a lock.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from autograder.mastery.constants import DEFAULTS, Constants
from autograder.mastery.levels import percent
from autograder.records import Advice, AdviceKind, Mastery

#: One review after so many other things, so that at most one in four is a review.
OTHERS_A_REVIEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A topic that is offered, in the order of study: the topics it ``needs``, and skill → title of its exercises."""

    id: str
    title: str
    needs: tuple[str, ...] = ()
    skills: Mapping[str, str] = field(default_factory=dict)


def advise(
    topics: Iterable[Mastery], plan: Sequence[Step], skills: Iterable[Mastery] = (), *, constants: Constants = DEFAULTS
) -> tuple[Advice, ...]:
    """What each student could do next, the best first; sorted by student.

    ``topics`` and ``skills`` are rows of ``topic_rows`` and ``skill_rows``; a topic of ``plan`` without a row was not
    started. Started topics come first, then what opens most; needs that are not in the plan count as known. After
    ``constants.park_after`` exercises below proficient a topic is parked: it stands in nobody's way, and its weakest
    need is offered instead. At most one in four is a review, rounded up.
    """
    tried = {(row.student, row.topic, row.skill): row for row in skills}
    by_student = groupby(sorted(topics, key=lambda row: row.student), key=lambda row: row.student)
    return tuple(
        advice
        for student, rows in by_student
        for advice in _Learner(
            student,
            {row.topic: row for row in rows if row.level != "not started"},
            {(topic, skill): row for (who, topic, skill), row in tried.items() if who == student},
            {step.id: step for step in plan},
            constants,
        ).advice()
    )


@dataclass(frozen=True, slots=True)
class _Learner:
    """One learner: the rows of what they have started, and the plan by topic."""

    student: str
    topics: Mapping[str, Mastery]
    skills: Mapping[tuple[str, str], Mastery]
    plan: Mapping[str, Step]
    constants: Constants

    def advice(self) -> Iterator[Advice]:
        """In the order in which to do it."""
        others = list(self._others())
        said = {one.topic for one in others}
        reviews = [one for one in self._reviews() if one.topic not in said]
        for start in range(0, max(1, len(others)), OTHERS_A_REVIEW):
            group = others[start : start + OTHERS_A_REVIEW]
            yield from group
            if reviews and (start == 0 or len(group) == OTHERS_A_REVIEW):
                yield reviews.pop(0)

    def _others(self) -> Iterator[Advice]:
        open_topics = sorted(
            self.plan.values(), key=lambda step: -self._opens(step.id)
        )  # else in the order of the plan
        stuck = [step for step in open_topics if self._weakest_need(step)]
        instead = {self._weakest_need(step): step for step in reversed(stuck)}
        for need, step in reversed(instead.items()):
            yield self._strengthen(need, step)
        for step in open_topics:
            if self._begun(step.id) and self._can_grow(step.id) and step not in stuck and step.id not in instead:
                yield self._go_on(step)
        for step in open_topics:
            ready = not self._begun(step.id) and all(self._in_place(need) for need in step.needs)
            if ready and step.id not in instead:
                yield self._begin(step)

    def _reviews(self) -> list[Advice]:
        due = [
            row
            for (topic, _), row in self.skills.items()
            if "review due" in (row.level, self._level(topic)) and topic in self.plan
        ]
        with_skills = {row.topic for row in due}
        due += [row for row in self.topics.values() if row.level == "review due" and row.topic not in with_skills]
        found = [self._review(row) for row in sorted(due, key=lambda row: (row.estimate, row.topic, row.skill))]
        return list({advice.topic: advice for advice in reversed(found) if advice.topic in self.plan}.values())[::-1]

    def _begun(self, topic: str) -> bool:
        return topic in self.topics

    def _level(self, topic: str) -> str:
        return self.topics[topic].level if topic in self.topics else "not started"

    def _score(self, topic: str) -> float:
        return self.topics[topic].estimate if topic in self.topics else 0.0

    def _can_grow(self, topic: str) -> bool:
        return self._score(topic) < self.constants.mastery_chance and self._level(topic) != "review due"

    def _parked(self, topic: str) -> bool:
        low = self._begun(topic) and self._score(topic) < self.constants.proficient_chance
        return low and self._level(topic) != "review due" and self._exercises(topic) >= self.constants.park_after

    def _exercises(self, topic: str) -> int:
        return sum(of == topic for of, _ in self.skills)

    def _in_place(self, need: str) -> bool:
        known = self._level(need) in ("proficient", "mastered")
        return known or self._parked(need) or need not in self.plan

    def _weakest_need(self, step: Step) -> str:
        """What to strengthen instead of a parked topic; nothing if all it builds on is mastered."""
        if not self._parked(step.id):
            return ""
        weak = [need for need in step.needs if need in self.plan and self._score(need) < self.constants.mastery_chance]
        return min(weak, key=self._score, default="")

    def _opens(self, topic: str) -> int:
        """How many topics of the plan that are not yet known build on it, directly or not."""
        found, queue = set[str](), [topic]
        while queue:
            now = queue.pop()
            later = [step.id for step in self.plan.values() if now in step.needs and step.id not in found]
            found.update(later)
            queue += later
        return sum(self._level(one) not in ("proficient", "mastered") for one in found)

    def _say(self, kind: AdviceKind, topic: str, reason: str, skill: str = "") -> Advice:
        return Advice(student=self.student, topic=topic, kind=kind, reason=reason, skill=skill)

    def _go_on(self, step: Step) -> Advice:
        left = sum((step.id, skill) not in self.skills for skill in step.skills)
        then = (
            f"{left} of its {len(step.skills)} exercises are still to be tried."
            if left > 1
            else "one exercise is still to be tried."
            if left
            else "do the exercises that were hard again, from an empty cell."
        )
        return self._say(
            "continue", step.id, f"You have begun {step.title} and know about {self._known(step.id)}: {then}"
        )

    def _begin(self, step: Step) -> Advice:
        opens = self._opens(step.id)
        why = f"You know what {step.title} builds on" if step.needs else f"{step.title} needs nothing before it"
        then = f", and {opens} later {'topic builds' if opens == 1 else 'topics build'} on it." if opens else "."
        return self._say("learn", step.id, why + then)

    def _strengthen(self, need: str, step: Step) -> Advice:
        known = f"of which you know about {self._known(need)}" if self._begun(need) else "which you have not begun"
        return self._say(
            "prerequisite",
            need,
            f"{step.title} stays hard after {self._exercises(step.id)} exercises (about {self._known(step.id)}): "
            f"leave it for now and strengthen {self.plan[need].title}, {known}.",
        )

    def _review(self, row: Mastery) -> Advice:
        step = self.plan[row.topic] if row.topic in self.plan else Step(id=row.topic, title=row.topic)
        exercise = step.skills.get(row.skill, row.skill)
        since = f" since {row.last:%Y-%m-%d}" if row.last else ""
        what = f"“{exercise}”" if exercise else "one of its exercises"
        reason = f"You knew {step.title} but have not used it{since}: doing {what} again brings it back."
        return self._say("review", row.topic, reason, row.skill)

    def _known(self, topic: str) -> str:
        return f"{percent(self._score(topic))} %"
