"""Everybody judges the same simulated classes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from autograder.mastery.constants import DEFAULTS
from autograder.mastery.proof.course import HARD, TESTS, HiddenTest, Log, Submission, Truth, Unit, World, simulate
from autograder.mastery.proof.figures import MASTERED, Figures, Seen
from autograder.mastery.proof.rivals import Best, DecayedBeta, Elo, Filter, KnowledgeTracing, Percent, Rival
from autograder.mastery.skill_filter import Result, SkillFilter, Syllabus

OURS, PERCENT, BEST, BETA, ELO, BKT = "skill filter", "percent", "best attempt", "decayed Beta", "Elo", "BKT"
#: Who is called a master by the score alone, as courses do; the others need tests and days, as our levels do.
PLAIN = {PERCENT, BEST}
SEED = 20260


@dataclass(slots=True)
class Evidence:
    """What the rule for mastery asks for beside the score, kept for every rival alike."""

    tests: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    passed: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    days: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))

    def counted(self, one: Submission) -> list[Result]:
        """The tests that were not passed before."""
        passed = self.passed[one.student, one.topic]
        return sorted(test for test in one.results if test.name not in passed)

    def note(self, one: Submission) -> None:
        """Remember a submission."""
        key = one.student, one.topic
        self.tests[key].update(test.name for test in one.results)
        passed = {test.name for test in one.results if test.score >= 1.0}
        if passed - self.passed[key]:
            self.days[key].add(int(one.day))
        self.passed[key] |= passed

    def enough(self, key: tuple[str, str]) -> bool:
        """Whether a score of 0.8 may be called mastery."""
        return len(self.tests[key]) >= DEFAULTS.proficient_tests and len(self.days[key]) >= DEFAULTS.mastered_days


def units(syllabus: Sequence[tuple[str, tuple[str, ...], Mapping[str, int]]]) -> tuple[Unit, ...]:
    """(topic, needs, skill → difficulty) → the simulated course; hard exercises have one test more."""
    return tuple(
        Unit(
            id=topic,
            needs=needs,
            difficulty=skills,
            tests={
                skill: tuple(HiddenTest(skill, f"{topic}.{skill}-{n}") for n in range(TESTS + (difficulty >= HARD)))
                for skill, difficulty in skills.items()
            },
        )
        for topic, needs, skills in syllabus
    )


def rivals(log: Log, syllabus: Syllabus, *, alone: bool) -> dict[str, Rival]:
    """Everybody, knowing nothing yet."""
    return {
        OURS: Filter(SkillFilter(syllabus)),
        PERCENT: Percent(),
        BEST: Best(),
        BETA: DecayedBeta(),
        ELO: Elo(),
        BKT: KnowledgeTracing(log.submissions, alone=alone),
    }


def run(world: World, course: Sequence[Unit], others: int, classes: int) -> dict[str, Figures]:
    """Everybody's figures in ``classes`` classes of 1 + ``others`` learners."""
    syllabus = {unit.id: dict(unit.difficulty) for unit in course}
    seen: dict[str, Seen] = defaultdict(Seen)
    for number in range(classes):
        log = simulate(world, course, 1 + others, np.random.default_rng([SEED, others, number]))
        _judge(log, rivals(log, syllabus, alone=others == 0), seen)
    return {name: one.figures() for name, one in seen.items()}


def _judge(log: Log, everybody: Mapping[str, Rival], seen: Mapping[str, Seen]) -> None:
    evidence = Evidence()
    for event in _in_time(log):
        if isinstance(event, Truth):
            for name, rival in everybody.items():
                _ask(name, rival, event, evidence, seen[name])
            continue
        counted = evidence.counted(event)
        for name, rival in everybody.items():
            seen[name].chances += [rival.predict(event.student, event.topic, test, event.day) for test in counted]
            seen[name].results += [test.score for test in counted]
            seen[name].first += [test.name not in evidence.tests[event.student, event.topic] for test in counted]
            rival.submit(event.student, event.topic, event.results, event.day)
        evidence.note(event)


def _in_time(log: Log) -> Iterator[Submission | Truth]:
    events: list[Submission | Truth] = [*log.submissions, *log.truths]
    return iter(sorted(events, key=lambda event: (event.day, isinstance(event, Truth))))


def _ask(name: str, rival: Rival, truth: Truth, evidence: Evidence, seen: Seen) -> None:
    key = truth.student, truth.topic
    score = rival.score(*key, truth.day)
    seen.scores.append(score)
    seen.truths.append(truth.chance)
    seen.declared.append(score >= MASTERED and (name in PLAIN or evidence.enough(key)))
    covered = float("nan")
    if isinstance(rival, Filter):
        belief = rival.belief
        view = belief.view(*key, truth.day)
        deviation = view.variance**0.5
        low, high = (belief.chance_at(view.mean + side * belief.reach * deviation) for side in (-1.0, 1.0))
        covered = float(low <= truth.chance <= high)
    seen.covered.append(covered)
