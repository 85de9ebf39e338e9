"""Learners walk through a course: when they work, what they hand in, what they try again.

How they behave is the same for every world; what they know, and how that changes, is the world's (``worlds``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import numpy as np

from autograder.mastery.skill_filter import Result

#: Tests cells of an exercise, and one more from the author's difficulty 4 on: the published topics have 2.6.
TESTS, HARD = 2, 4
DAYS_A_TOPIC = 7.0
EXERCISES_A_SESSION = 3
#: Shares of the course after which everybody's mastery is asked for.
CHECKPOINTS = (0.35, 0.7, 1.0)
AN_HOUR = 1 / 24


class HiddenTest(NamedTuple):
    """A hidden test: its exercise, its name."""

    skill: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A topic as it is simulated: author's difficulty (1–5) and tests of each exercise, and the topics it needs."""

    id: str
    needs: tuple[str, ...]
    difficulty: Mapping[str, int]
    tests: Mapping[str, tuple[HiddenTest, ...]]


class Knowledge(Protocol):
    """What one learner really knows."""

    def begin(self, unit: Unit, day: float) -> None:
        """They read the topic for the first time."""
        ...

    def chance(self, unit: Unit, test: HiddenTest, day: float) -> float:
        """To pass this very test."""
        ...

    def practise(self, unit: Unit, skill: str, *, passed: bool, day: float) -> None:
        """What trying an exercise changes."""
        ...

    def truth(self, unit: Unit, day: float) -> float:
        """The real chance to pass a fresh, average test of the topic."""
        ...


class World(Protocol):
    """Draws the course's true difficulties once for a class, and its learners."""

    @property
    def name(self) -> str:
        """What it is called in the tables."""
        ...

    @property
    def behaviours(self) -> Mapping[str, float]:
        """Behaviour → share of the learners."""
        ...

    def learner(self, rng: np.random.Generator, tests: Mapping[HiddenTest, float]) -> Knowledge:
        """A new learner; ``tests`` holds the true ease of each test, in logits."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """How a learner works: later sittings at a failed exercise (``retries``), ``patches`` handed in within the hour."""

    retry: float
    retries: int
    skip: float
    patches: int = 0
    careless: float = 0.0
    sessions: bool = True


HONEST = Behaviour(retry=0.7, retries=2, skip=0.08)
RUSHED = Behaviour(retry=0.25, retries=1, skip=0.2, careless=0.15, sessions=False)
STUBBORN = Behaviour(retry=0.5, retries=1, skip=0.08, patches=8)
BEHAVIOURS = {"honest": HONEST, "rushed": RUSHED, "retry until it passes": STUBBORN}
#: A patch of a failed answer passes by what the message gave away, although little is understood.
HINT = 0.2


class Submission(NamedTuple):
    """What one learner handed in of one topic."""

    day: float
    student: str
    topic: str
    results: tuple[Result, ...]


class Truth(NamedTuple):
    """The real chance of a learner to pass a fresh test of a topic they have started."""

    day: float
    student: str
    topic: str
    chance: float


@dataclass(slots=True)
class Log:
    """Everything that happened in a class, and what was true."""

    submissions: list[Submission] = field(default_factory=list)
    truths: list[Truth] = field(default_factory=list)


def simulate(world: World, units: Sequence[Unit], size: int, rng: np.random.Generator) -> Log:
    """A class of ``size`` learners, each on their own way through ``units``; sorted by time."""
    ease = {
        test: 0.5 * (3 - unit.difficulty[skill]) + shift + rng.normal(0.0, 0.6)
        for unit in units
        for topic_shift in [rng.normal(0.0, 0.6)]
        for skill, tests in unit.tests.items()
        for shift in [topic_shift + rng.normal(0.0, 0.4)]
        for test in tests
    }
    log = Log()
    names = list(world.behaviours)
    for number in range(size):
        behaviour = BEHAVIOURS[names[rng.choice(len(names), p=list(world.behaviours.values()))]]
        Walk(f"learner{number}", world.learner(rng, ease), behaviour, rng, log).through(units)
    log.submissions.sort()
    log.truths.sort()
    return log


@dataclass(slots=True)
class Walk:
    """One learner's way."""

    student: str
    knowledge: Knowledge
    behaviour: Behaviour
    rng: np.random.Generator
    log: Log
    started: list[Unit] = field(default_factory=list)

    def through(self, units: Sequence[Unit]) -> None:
        """Work on the topics week by week; tell the truth at the checkpoints."""
        due = [round(share * len(units)) for share in CHECKPOINTS]
        for week, unit in enumerate(units, start=1):
            day = (week - 1) * DAYS_A_TOPIC + self.rng.uniform(0.0, 2.0)
            if self.rng.random() >= self.behaviour.skip:
                self._work(unit, day)
            if week in due:
                end = week * DAYS_A_TOPIC + 3.0
                self.log.truths += [Truth(end, self.student, u.id, self.knowledge.truth(u, end)) for u in self.started]

    def _work(self, unit: Unit, day: float) -> None:
        self.knowledge.begin(unit, day)
        self.started.append(unit)
        for part in self._parts(unit):
            failed = self._sit(unit, part, day)
            for _ in range(self.behaviour.retries):
                again = [skill for skill in failed if self.rng.random() < self.behaviour.retry]
                if not again:
                    break
                day += self.rng.uniform(0.2, 1.5)
                failed = self._sit(unit, again, day)
            day += self.rng.uniform(0.2, 2.0)

    def _parts(self, unit: Unit) -> Iterator[list[str]]:
        skills = list(unit.tests)
        step = EXERCISES_A_SESSION if self.behaviour.sessions else len(skills)
        for start in range(0, len(skills), step):
            yield skills[start : start + step]

    def _sit(self, unit: Unit, skills: Sequence[str], day: float) -> list[str]:
        """One sitting: try, hand in, perhaps patch and hand in again; the exercises that still fail."""
        left = list(skills)
        for patch in range(self.behaviour.patches + 1):
            results = tuple(result for skill in left for result in self._try(unit, skill, day, patch))
            self.log.submissions.append(Submission(day, self.student, unit.id, results))
            left = sorted({result.skill for result in results if result.score < 1.0})
            if not left:
                break
            day += AN_HOUR / 6
        return left

    def _try(self, unit: Unit, skill: str, day: float, patch: int) -> list[Result]:
        careless = self.rng.random() < self.behaviour.careless
        results = []
        for test in unit.tests[skill]:
            chance = self.knowledge.chance(unit, test, day)
            if patch:
                chance += HINT * (1.0 - chance)
            passed = not careless and self.rng.random() < chance
            results.append(Result(skill, test.name, float(passed)))
        if not patch:  # patching without thinking teaches nothing
            self.knowledge.practise(unit, skill, passed=all(r.score == 1.0 for r in results), day=day)
        return results
