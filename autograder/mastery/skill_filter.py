"""The Gaussian skill filter: beliefs about learners, topics and tests, one submission after the other.

A dynamic Rasch-type ability model of the family of Elo, Glicko and TrueSkill, in one pass and without
training. Test ``i`` of topic ``k`` is passed with the chance

    P(pass) = Φ( (μ + g + m_k + b_k + b_i [+ retry ease]) / √(1.702² + all variances) )

where ``g`` is the learner's general ability, ``m_k`` their own part of the topic, ``b_k`` the ease of the
topic and ``b_i`` that of the test (the author's difficulty is its first guess).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from autograder.mastery.constants import DEFAULTS, Constants
from autograder.mastery.gaussian import Belief, chance, observe

Syllabus = Mapping[str, Mapping[str, int]]
AVERAGE_DIFFICULTY = 3


class Result(NamedTuple):
    """How one tests cell went: ``score`` in [0, 1]."""

    skill: str
    name: str
    score: float


class View(NamedTuple):
    """A normal belief about ability on a topic, in logits above the topic's average test."""

    mean: float
    variance: float


@dataclass(slots=True)
class Part:
    """One learner's part of one topic, as it stood at the last counted submission (``last``, in days)."""

    belief: Belief
    practice: float = 0.0
    last: float = 0.0
    first_tries: int = 0
    pass_days: int = 0
    last_pass_day: int | None = None
    attempted: set[str] = field(default_factory=set)
    passed: set[tuple[str, str]] = field(default_factory=set)

    def remember_pass(self, day: int) -> None:
        """Count the days on which a test was passed."""
        self.pass_days += day != self.last_pass_day
        self.last_pass_day = day


class SkillFilter:
    """Beliefs that each submission sharpens. Days are floats on any fixed axis; submissions come in order of
    time.

    The syllabus maps topic → skill → author's difficulty, 1 (easy) to 5; what it does not name is of average
    difficulty.
    """

    def __init__(self, syllabus: Syllabus, constants: Constants = DEFAULTS) -> None:
        self.syllabus = syllabus
        self.constants = constants
        self.abilities: dict[str, Belief] = {}
        self.parts: dict[tuple[str, str], Part] = {}
        self._topics: dict[str, Belief] = {}
        self._tests: dict[tuple[str, str, str], Belief] = {}
        self._fresh: dict[str, float] = {}

    def predict(self, student: str, topic: str, skill: str, test: str, day: float) -> float:
        """The chance that ``student`` passes this very test on ``day``. Changes no belief."""
        part, ability = self.part(student, topic), self._ability(student)
        terms = (ability, self.remembered(part, day), self._topic(topic), self._test(topic, skill, test))
        mean, spread = self._sum(terms, retry=skill in part.attempted)
        return chance(mean / spread)

    def submit(self, student: str, topic: str, tests: Iterable[Result], day: float) -> None:
        """Learn from one submission's tests of one topic; those passed before are not counted."""
        part = self.part(student, topic)
        counted = sorted(test for test in tests if (test.skill, test.name) not in part.passed)
        if not counted:
            return
        before = self.view(student, topic, day)
        part.belief = self.remembered(part, day)
        self.parts[student, topic] = part
        practice = self._learn_from(student, topic, part, counted)
        self._practise(part, counted, practice, day)
        if not any(test.score for test in counted):
            self._bound_by_fail(part, before, self.view(student, topic, day))

    def remembered(self, part: Part, day: float) -> Belief:
        """What is left of ``part`` on ``day``: above the prior it fades towards it, spaced passes slow that."""
        belief, constants = part.belief, self.constants
        days = max(0.0, day - part.last)
        if belief.mean <= 0.0 or days == 0.0:
            return Belief(belief.mean, belief.variance)
        spaced = max(0, part.pass_days - 1)
        kept = (1.0 + days / (1.0 + spaced)) ** -constants.forgetting_exponent
        variance = kept**2 * belief.variance + (1.0 - kept**2) * constants.part_variance
        return Belief(kept * belief.mean, variance)

    def part(self, student: str, topic: str) -> Part:
        """The learner's part of the topic as it stood after their last counted submission, or a new one."""
        return self.parts.get((student, topic)) or Part(Belief(0.0, self.constants.part_variance))

    def view(self, student: str, topic: str, day: float) -> View:
        """The belief on ``day`` about ``student`` at ``topic``, the ease of its average test included."""
        terms = (self._ability(student), self.remembered(self.part(student, topic), day), self._topic(topic))
        mean = self.constants.average + self._fresh_ease(topic) + sum(term.mean for term in terms)
        return View(mean, sum(term.variance for term in terms))

    def fresh_scale(self) -> float:
        """The noise of a fresh test, its unknown ease included: ability ``a`` passes it with Φ(a / scale)."""
        return math.sqrt(self.constants.scale**2 + self.constants.test_variance)

    def _learn_from(self, student: str, topic: str, part: Part, tests: Sequence[Result]) -> float:
        """Update the beliefs by ``tests``; return how many independent first tries they are worth."""
        constants = self.constants
        ability = self.abilities.setdefault(student, self._ability(student))
        correlated = 1.0 / (1.0 + constants.submission_correlation * (len(tests) - 1))
        total = 0.0
        for test in tests:
            key = (topic, test.skill, test.name)
            ease, own = self._topic(topic), self._test(*key)
            retry = test.skill in part.attempted
            weight = correlated * (constants.retry_weight if retry else 1.0)
            mean, spread = self._sum((ability, part.belief, ease, own), retry=retry)
            if retry:
                observe((ability, part.belief), mean, spread, test.score, weight)
            else:
                observe((ability, part.belief, ease, own), mean, spread, test.score, weight)
                self._topics[topic], self._tests[key] = ease, own
                part.first_tries += 1
            total += weight
        return total

    def _practise(self, part: Part, tests: Sequence[Result], practice: float, day: float) -> None:
        """What working on the submission taught, and that people change."""
        constants = self.constants
        score = sum(test.score for test in tests) / len(tests)
        gain = score * constants.gain_pass + (1.0 - score) * constants.gain_fail
        part.belief.mean += gain * math.log((2.0 + part.practice) / (1.0 + part.practice))
        # Nobody becomes less known than at the start; so drift cannot lower the score of those who pass, either.
        part.belief.variance = min(part.belief.variance + constants.drift * practice, constants.part_variance)
        part.practice += practice
        part.attempted.update(test.skill for test in tests)
        passed = {(test.skill, test.name) for test in tests if test.score >= 1.0}
        part.passed |= passed
        if passed:
            part.remember_pass(math.floor(day))
        part.last = day

    def _bound_by_fail(self, part: Part, before: View, after: View) -> None:
        """What a wholly failed submission taught may make up for the fail, but not raise the score above ``before``."""
        noise = self.fresh_scale() ** 2
        highest = before.mean * math.sqrt((noise + after.variance) / (noise + before.variance))
        part.belief.mean -= max(0.0, after.mean - highest)

    def _sum(self, terms: Sequence[Belief], *, retry: bool) -> tuple[float, float]:
        """Mean and standard deviation, noise included, of what must be positive for a pass."""
        constants = self.constants
        mean = constants.average + retry * constants.retry_ease + sum(term.mean for term in terms)
        return mean, math.sqrt(constants.scale**2 + sum(term.variance for term in terms))

    def _ability(self, student: str) -> Belief:
        return self.abilities.get(student) or Belief(0.0, self.constants.ability_variance)

    def _topic(self, topic: str) -> Belief:
        return self._topics.get(topic) or Belief(0.0, self.constants.topic_variance)

    def _test(self, topic: str, skill: str, name: str) -> Belief:
        known = self._tests.get((topic, skill, name))
        return known or Belief(self._author_ease(topic, skill), self.constants.test_variance)

    def _author_ease(self, topic: str, skill: str) -> float:
        difficulty = self.syllabus.get(topic, {}).get(skill, AVERAGE_DIFFICULTY)
        return self.constants.author_step * (AVERAGE_DIFFICULTY - difficulty)

    def _fresh_ease(self, topic: str) -> float:
        """The author's mean ease of the topic's skills."""
        if topic not in self._fresh:
            eases = [self._author_ease(topic, skill) for skill in self.syllabus.get(topic, {})]
            self._fresh[topic] = sum(eases) / max(1, len(eases))
        return self._fresh[topic]
