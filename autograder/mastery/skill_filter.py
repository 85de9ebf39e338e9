"""The Gaussian skill filter: beliefs about learners, topics and tests, one submission after the other.

A dynamic Rasch-type ability model of the family of Elo, Glicko and TrueSkill, in one pass and without
training. Test ``i`` of topic ``k`` is passed with the chance

    P(pass) = Φ( (μ + g + m_k + b_k + b_i [+ retry ease]) / √(1.702² + all variances) )

where ``g`` is the learner's general ability, ``m_k`` their own part of the topic, ``b_k`` the ease of the
topic and ``b_i`` that of the test (the author's difficulty is its first guess). For an exercise ``j`` of the topic the
learner's own ``s_j`` is learned from the same results on top of this sum, and changes nothing else.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from sys import intern
from typing import NamedTuple

from autograder.mastery.constants import DEFAULTS, Constants
from autograder.mastery.gaussian import NORMAL, Belief, chance, surprise

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
class Memory:
    """What one learner knows of something, as it stood at the last counted submission (``last``, in days).

    ``began`` is the day since which something above the prior is known: forgetting is one curve from there on.
    """

    mean: float
    variance: float
    began: float = 0.0
    last: float = 0.0
    first_tries: int = 0
    pass_days: int = 0
    last_pass_day: int = -1

    def remember_pass(self, day: int) -> None:
        """Count the days on which a test was passed."""
        if day > self.last_pass_day:
            self.pass_days += 1
            self.last_pass_day = day


@dataclass(slots=True)
class Exercise(Memory):
    """One learner's own part of one exercise, on top of the topic's; ``passed`` names its tests."""

    passed: tuple[str, ...] = ()


@dataclass(slots=True)
class Part(Memory):
    """One learner's part of one topic.

    ``shared`` is the variance of the sum g + m_k + b_k over the sum of their variances: what is learned of a sum
    makes its terms depend on each other, so that the sum is known better than they are.
    """

    practice: float = 0.0
    shared: float = 1.0
    exercises: dict[str, Exercise] = field(default_factory=dict)


class SkillFilter:
    """Beliefs that each submission sharpens. Days are floats on any fixed axis from 0 on.

    Submissions come in the order in which they became known; one that is older than what is known of its topic counts
    as of that day. The syllabus maps topic → skill → author's difficulty, 1 (easy) to 5; what it does not name is of
    average difficulty.
    """

    def __init__(self, syllabus: Syllabus, constants: Constants = DEFAULTS) -> None:
        self.syllabus = syllabus
        self.constants = constants
        self.abilities: dict[str, Belief] = {}
        self.parts: dict[str, dict[str, Part]] = {}
        self.topics: dict[str, Belief] = {}
        self.tests: dict[str, dict[tuple[str, str], Belief]] = {}
        self._fresh: dict[str, float] = {}
        #: Standard deviations to either end of the interval; the ability at which a fresh test is passed as masters do.
        self.reach = NORMAL.inv_cdf(0.5 + constants.interval / 2.0)
        self.master = self.fresh_scale() * NORMAL.inv_cdf(constants.mastery_chance)

    def predict(self, student: str, topic: str, skill: str, test: str, day: float) -> float:
        """The chance that ``student`` passes this very test on ``day``. Changes no belief."""
        part, ease = self.part(student, topic), self._test(topic, skill, test)
        view = self._sum(student, topic, self.remembered(part, day))
        mean = self.constants.average + view.mean + ease.mean
        square = self.constants.scale**2 + view.variance + ease.variance
        tried = part.exercises.get(skill)
        if tried is not None:
            own = self.remembered(tried, day, self.constants.skill_variance)
            mean, square = mean + self.constants.retry_ease + own.mean, square + own.variance
        return chance(mean / math.sqrt(square))

    def submit(self, student: str, topic: str, tests: Iterable[tuple[str, str, float]], day: float) -> None:
        """Learn from one submission's ``tests`` of one topic, each a Result; those passed before are not counted."""
        part = self.part(student, topic)
        known = part.exercises
        counted = sorted([one for one in tests if one[0] not in known or one[1] not in known[one[0]].passed])
        if not counted:
            return
        day = max(day, part.last)
        scores = [score for _, _, score in counted]
        clear = scores[0] in (0.0, 1.0) and scores.count(scores[0]) == len(scores)
        before = self.view(student, topic, day) if clear else None
        own, summed = part.variance, self._sum(student, topic, View(part.mean, part.variance)).variance
        self._advance(part, day, self.constants.part_variance)
        forgotten = part.variance - own
        self.parts.setdefault(student, {})[intern(topic)] = part
        practice = self._learn_from(student, topic, part, counted, part.shared * summed + forgotten)
        self._practise(part, scores, practice)
        if before is not None:
            self._bound(part, before, self.view(student, topic, day), rose=scores[0] == 1.0)

    def remembered(self, memory: Memory, day: float, prior: float | None = None) -> View:
        """What is left of ``memory`` on ``day``: above the prior it fades towards it, spaced passes slow that.

        It fades along one curve from the day on which there was something to forget, so that what has lasted fades
        more slowly (Jost's law) and no later success makes it fade faster. ``prior``: its variance before any evidence.
        """
        days = day - memory.last
        if memory.mean <= 0.0 or days <= 0.0:
            return View(memory.mean, memory.variance)
        constants = self.constants
        held = max(1, memory.pass_days) + memory.last - memory.began
        kept = (1.0 + days / held) ** -constants.forgetting_exponent
        prior = constants.part_variance if prior is None else prior
        return View(kept * memory.mean, prior - kept * kept * (prior - memory.variance))

    def part(self, student: str, topic: str) -> Part:
        """The learner's part of the topic as it stood after their last counted submission, or a new one."""
        found = self.parts.get(student, {}).get(topic)
        return Part(0.0, self.constants.part_variance) if found is None else found

    def view(self, student: str, topic: str, day: float) -> View:
        """The belief on ``day`` about ``student`` at ``topic``, the ease of its average test included."""
        part = self.part(student, topic)
        left = self.remembered(part, day)
        mean, variance = self._sum(student, topic, left)
        forgotten = left.variance - part.variance
        whole = part.shared * (variance - forgotten) + forgotten
        return View(self.constants.average + self._fresh_ease(topic) + mean, whole)

    def exercise_view(self, student: str, topic: str, skill: str, day: float) -> View:
        """The belief about one exercise: that of its topic, the author's difficulty, and what its own tests showed."""
        view, prior = self.view(student, topic, day), self.constants.skill_variance
        found = self.part(student, topic).exercises.get(skill)
        own = View(0.0, prior) if found is None else self.remembered(found, day, prior)
        ease = self._author_ease(topic, skill) - self._fresh_ease(topic)
        return View(view.mean + ease + own.mean, view.variance + own.variance)

    def fresh_scale(self) -> float:
        """The noise of a fresh test, its unknown ease included: ability ``a`` passes it with Φ(a / scale)."""
        return math.sqrt(self.constants.scale**2 + self.constants.test_variance)

    def chance_at(self, ability: float) -> float:
        """The chance to pass a fresh test for who is known to have this ability."""
        return chance(ability / self.fresh_scale())

    def score(self, view: View) -> float:
        """The chance to pass a fresh test, whatever its ease."""
        return chance(view.mean / math.sqrt(self.constants.scale**2 + self.constants.test_variance + view.variance))

    def _advance(self, memory: Memory, day: float, prior: float) -> None:
        """Let time pass in place."""
        if memory.mean <= 0.0:
            memory.began = day
        memory.mean, memory.variance = self.remembered(memory, day, prior)
        memory.last = day

    def _learn_from(
        self, student: str, topic: str, part: Part, tests: Sequence[tuple[str, str, float]], whole: float
    ) -> float:
        """Update the beliefs by ``tests``, ``whole`` the variance of g + m_k + b_k; the first tries they are worth.

        The loop that the cost of everything depends on.
        """
        constants, average, noise = self.constants, self.constants.average, self.constants.scale**2
        common, eases = self.topics.setdefault(topic, self._topic(topic)), self.tests.setdefault(topic, {})
        ability = self.abilities.setdefault(student, self._ability(student))
        mean_g, mean_k, mean_b = ability.mean, part.mean, common.mean
        variance_g, variance_k, variance_b = ability.variance, part.variance, common.variance
        correlated = 1.0 / (1.0 + constants.submission_correlation * (len(tests) - 1))
        total = 0.0
        for skill, together in groupby(tests, key=itemgetter(0)):
            retry = skill in part.exercises
            exercise = self._exercise(part, skill)
            easier, weight = (constants.retry_ease, correlated * constants.retry_weight) if retry else (0.0, correlated)
            for _, name, score in together:
                own = eases.get((skill, name)) or self._test(topic, skill, name)
                mean = average + mean_g + mean_k + mean_b + own.mean + easier
                square = noise + variance_g + variance_k + variance_b + own.variance
                variance = exercise.variance
                spread = math.sqrt(square + variance)
                shift, shrink = surprise((mean + exercise.mean) / spread, score)
                exercise.mean += weight * shift * variance / spread
                exercise.variance = variance - weight * shrink * variance * variance / (square + variance)
                if score >= 1.0:
                    exercise.passed = (*exercise.passed, intern(name))
                    exercise.remember_pass(math.floor(part.last))
                spread = math.sqrt(square)
                shift, shrink = surprise(mean / spread, score)
                shift, shrink = weight * shift / spread, weight * shrink / square
                mean_g, variance_g = mean_g + shift * variance_g, variance_g - shrink * variance_g * variance_g
                mean_k, variance_k = mean_k + shift * variance_k, variance_k - shrink * variance_k * variance_k
                if not retry:
                    part.first_tries += 1
                    exercise.first_tries += 1
                    mean_b, variance_b = mean_b + shift * variance_b, variance_b - shrink * variance_b * variance_b
                    variance = own.variance
                    own.mean, own.variance = own.mean + shift * variance, variance - shrink * variance * variance
                    eases[skill, name] = own
                whole -= shrink * whole * whole
                total += weight
        ability.mean, part.mean, common.mean = mean_g, mean_k, mean_b
        ability.variance, part.variance, common.variance = variance_g, variance_k, variance_b
        part.shared = whole / (variance_g + variance_k + variance_b)
        return total

    def _exercise(self, part: Part, skill: str) -> Exercise:
        """The learner's own part of the exercise on the day of the topic's, made where it is new."""
        found = part.exercises.get(skill)
        if found is None:
            prior = self.constants.skill_variance
            found = part.exercises[intern(skill)] = Exercise(0.0, prior, part.last, part.last)
        elif found.last < part.last:
            self._advance(found, part.last, self.constants.skill_variance)
        return found

    def _practise(self, part: Part, scores: Sequence[float], practice: float) -> None:
        """What working on the submission taught, and that people change."""
        constants = self.constants
        score = sum(scores) / len(scores)
        gain = score * constants.gain_pass + (1.0 - score) * constants.gain_fail
        part.mean += gain * math.log((2.0 + part.practice) / (1.0 + part.practice))
        part.variance = min(part.variance + constants.drift * practice, constants.part_variance)  # known at the start
        part.practice += practice
        if max(scores) >= 1.0:
            part.remember_pass(math.floor(part.last))

    def _bound(self, part: Part, before: View, after: View, *, rose: bool) -> None:
        """Whatever practice and drift do, no full fail raises a score and no full pass lowers one."""
        noise = self.constants.scale**2 + self.constants.test_variance
        same = before.mean * math.sqrt((noise + after.variance) / (noise + before.variance))
        part.mean += max(0.0, same - after.mean) if rose else min(0.0, same - after.mean)

    def _sum(self, student: str, topic: str, left: View) -> View:
        """Mean and variance of g + m_k + b_k, each term for itself."""
        ability, common = self._ability(student), self._topic(topic)
        return View(ability.mean + left.mean + common.mean, ability.variance + left.variance + common.variance)

    def _ability(self, student: str) -> Belief:
        return self.abilities.get(student) or Belief(0.0, self.constants.ability_variance)

    def _topic(self, topic: str) -> Belief:
        return self.topics.get(topic) or Belief(0.0, self.constants.topic_variance)

    def _test(self, topic: str, skill: str, name: str) -> Belief:
        known = self.tests.get(topic, {}).get((skill, name))
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
