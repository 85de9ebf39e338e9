"""Three ways in which learning could really work; the model assumes none of them.

All parameters stand here and in docs/mastery.md. They were chosen before the model was run on them.
"""

import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from autograder.mastery.gaussian import NORMAL
from autograder.mastery.proof.course import HiddenTest, Knowledge, Unit

Ease = Mapping[HiddenTest, float]


def sigmoid(logit: float) -> float:
    """The logistic function."""
    return 1.0 / (1.0 + math.exp(-logit))


@dataclass(slots=True)
class Knows:
    """All or nothing for each exercise (Bayesian knowledge tracing, Corbett and Anderson 1995), with forgetting.

    Known at the start with sigmoid(aptitude + ease + what the prerequisites give); each try teaches it with the
    chance ``learn``; it is forgotten with ``forget`` a week; who knows it slips, who does not guesses.
    """

    rng: np.random.Generator
    ease: Ease
    aptitude: float
    learn: float
    slip: float = 0.08
    guess: float = 0.12
    forget: float = 0.0
    known: dict[str, dict[str, bool]] = field(default_factory=dict)
    seen: dict[str, dict[str, float]] = field(default_factory=dict)

    def begin(self, unit: Unit, day: float) -> None:
        """Reading the topic, and what it needs, lets some exercises be known at once."""
        needs = [sum(self.known[need].values()) / len(self.known[need]) for need in unit.needs if need in self.known]
        base = sum(needs) / len(needs) if needs else 0.5
        start = {s: self.aptitude + 0.7 * self._ease(unit, s) + 2.0 * (base - 0.5) for s in unit.tests}
        self.known[unit.id] = {skill: self.rng.random() < sigmoid(logit) for skill, logit in start.items()}
        self.seen[unit.id] = dict.fromkeys(unit.tests, day)

    def chance(self, unit: Unit, test: HiddenTest, day: float) -> float:
        """1 − slip, or the guess; easy tests forgive more of either."""
        self._forget(unit, test.skill, day)
        known = self.known[unit.id][test.skill]
        centre = 1.0 - self.slip if known else self.guess
        return sigmoid(math.log(centre / (1.0 - centre)) + 0.4 * (self.ease[test] - self._ease(unit, test.skill)))

    def practise(self, unit: Unit, skill: str, *, passed: bool, day: float) -> None:
        """All or nothing, whatever came out."""
        del passed, day
        self.known[unit.id][skill] |= bool(self.rng.random() < self.learn)

    def truth(self, unit: Unit, day: float) -> float:
        """The share of known exercises, between guess and 1 − slip."""
        for skill in unit.tests:
            self._forget(unit, skill, day)
        share = sum(self.known[unit.id].values()) / len(unit.tests)
        return share * (1.0 - self.slip) + (1.0 - share) * self.guess

    def _forget(self, unit: Unit, skill: str, day: float) -> None:
        weeks = max(0.0, day - self.seen[unit.id][skill]) / 7.0
        self.known[unit.id][skill] &= bool(self.rng.random() < (1.0 - self.forget) ** weeks)
        self.seen[unit.id][skill] = max(day, self.seen[unit.id][skill])

    def _ease(self, unit: Unit, skill: str) -> float:
        return sum(self.ease[test] for test in unit.tests[skill]) / len(unit.tests[skill])


@dataclass(slots=True)
class Grows:
    """Strength that grows smoothly with practice towards a ceiling and falls exponentially towards what stays.

    A test is passed with guess + (1 − guess − slip) · sigmoid(1.3 (strength + ease)).
    """

    rng: np.random.Generator
    ease: Ease
    aptitude: float
    growth: float
    spread: float = 0.8
    practice: float = 8.0
    half_life: float = 120.0
    stays: float = 0.5
    guess: float = 0.05
    slip: float = 0.03
    start: dict[str, float] = field(default_factory=dict)
    gained: dict[str, float] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)

    def begin(self, unit: Unit, day: float) -> None:
        """The start depends on aptitude, on what the prerequisites reached and on chance."""
        reached = [self._strength(need, day) for need in unit.needs if need in self.start]
        from_needs = 0.3 * (sum(reached) / len(reached) - 1.0) if reached else 0.0
        self.start[unit.id] = self.aptitude + from_needs + self.rng.normal(0.0, self.spread)
        self.gained[unit.id], self.last[unit.id] = 0.0, day

    def chance(self, unit: Unit, test: HiddenTest, day: float) -> float:
        """A logistic curve between guess and 1 − slip."""
        logit = self._slope(test) * (self._strength(unit.id, day) + self.ease[test])
        return self.guess + (1.0 - self.guess - self.slip) * sigmoid(logit)

    def practise(self, unit: Unit, skill: str, *, passed: bool, day: float) -> None:
        """Each exercise closes a share of what is left to gain of the topic; failing teaches two thirds of it."""
        del skill
        now = self._strength(unit.id, day) - self.start[unit.id]
        share = (1.0 if passed else 2 / 3) / self.practice
        self.gained[unit.id] = now + share * (self.growth - now)
        self.last[unit.id] = max(day, self.last[unit.id])

    def truth(self, unit: Unit, day: float) -> float:
        """The mean over the topic's tests: fresh ones are like them."""
        tests = [test for skill in unit.tests.values() for test in skill]
        return sum(self.chance(unit, test, day) for test in tests) / len(tests)

    def _slope(self, test: HiddenTest) -> float:
        """Log-normal around 1, the same for everybody."""
        return math.exp(0.3 * NORMAL.inv_cdf((0.5 + zlib.crc32(test.name.encode())) / 2**32))

    def _strength(self, topic: str, day: float) -> float:
        kept: float = self.stays + (1.0 - self.stays) * 0.5 ** (max(0.0, day - self.last[topic]) / self.half_life)
        return self.start[topic] + kept * self.gained[topic]


@dataclass(frozen=True, slots=True)
class BKT:
    """All or nothing for each exercise."""

    name: str = "all or nothing"
    forget: float = 0.0
    behaviours: Mapping[str, float] = field(
        default_factory=lambda: {"honest": 0.6, "rushed": 0.2, "retry until it passes": 0.2}
    )

    def learner(self, rng: np.random.Generator, tests: Ease) -> Knowledge:
        """Aptitude N(0.3, 1.2²), chance to learn at a try Beta(3, 5)."""
        return Knows(rng, tests, aptitude=rng.normal(0.3, 1.2), learn=rng.beta(3.0, 5.0), forget=self.forget)


@dataclass(frozen=True, slots=True)
class Smooth:
    """Smooth growth."""

    name: str = "smooth growth"
    behaviours: Mapping[str, float] = field(
        default_factory=lambda: {"honest": 0.6, "rushed": 0.2, "retry until it passes": 0.2}
    )

    def learner(self, rng: np.random.Generator, tests: Ease) -> Knowledge:
        """Aptitude N(0, 1), growth log-normal around 1.2."""
        return Grows(rng, tests, aptitude=rng.normal(0.0, 1.0), growth=1.2 * float(np.exp(rng.normal(0.0, 0.4))))


@dataclass(frozen=True, slots=True)
class Adverse:
    """Half a class of beginners and old hands, mostly in a hurry or resubmitting until it passes; quick forgetting."""

    name: str = "adverse"
    behaviours: Mapping[str, float] = field(
        default_factory=lambda: {"honest": 0.3, "rushed": 0.3, "retry until it passes": 0.4}
    )

    def learner(self, rng: np.random.Generator, tests: Ease) -> Knowledge:
        """Three in ten have done this before: aptitude N(1.6, 0.6²); the others N(−0.4, 0.8²)."""
        before = rng.random() < 0.3
        aptitude = rng.normal(1.6, 0.6) if before else rng.normal(-0.4, 0.8)
        growth = 1.0 * float(np.exp(rng.normal(0.0, 0.6)))
        return Grows(rng, tests, aptitude=aptitude, growth=growth, spread=1.0, half_life=60.0, stays=0.3)


WORLDS = (BKT(), Smooth(), Adverse())
#: No bar, but shown: three tenths of what is known are gone after a year, exercise by exercise and unseen.
STRESS = BKT(name="all or nothing, forgotten at random", forget=0.007)
