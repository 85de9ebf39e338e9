# ruff: noqa: ARG002, D102 (all answer to Rival; most look neither at the test nor at the clock)
"""What others do: percent correct, best attempt, decayed Beta counts, Elo, Bayesian knowledge tracing.

Each answers the same two questions as the model: the chance of the next test, and of a fresh test of the topic.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from autograder.mastery.proof.course import Submission
from autograder.mastery.proof.figures import Numbers
from autograder.mastery.skill_filter import Result, SkillFilter

Pair = tuple[str, str]
UNKNOWN = 0.5


class Rival:
    """A way to judge."""

    def predict(self, student: str, topic: str, test: Result, day: float) -> float:
        """The chance that this test is passed; its ``score`` must not be looked at."""
        return self.score(student, topic, day)

    def submit(self, student: str, topic: str, tests: Sequence[Result], day: float) -> None:
        """Learn from all tests of a submission."""
        raise NotImplementedError

    def score(self, student: str, topic: str, day: float) -> float:
        """The chance to pass a fresh test of the topic."""
        raise NotImplementedError


class Filter(Rival):
    """The model of this package."""

    def __init__(self, belief: SkillFilter) -> None:
        self.belief = belief

    def predict(self, student: str, topic: str, test: Result, day: float) -> float:
        return self.belief.predict(student, topic, test.skill, test.name, day)

    def submit(self, student: str, topic: str, tests: Sequence[Result], day: float) -> None:
        self.belief.submit(student, topic, tests, day)

    def score(self, student: str, topic: str, day: float) -> float:
        return self.belief.score(self.belief.view(student, topic, day))


class Percent(Rival):
    """Passed tests over tries of all tests of the topic."""

    def __init__(self) -> None:
        self.passed: defaultdict[Pair, float] = defaultdict(float)
        self.tries: defaultdict[Pair, int] = defaultdict(int)

    def submit(self, student: str, topic: str, tests: Sequence[Result], day: float) -> None:
        self.passed[student, topic] += sum(test.score for test in tests)
        self.tries[student, topic] += len(tests)

    def score(self, student: str, topic: str, day: float) -> float:
        tries = self.tries[student, topic]
        return self.passed[student, topic] / tries if tries else UNKNOWN


class Best(Rival):
    """The mean over tests of the best attempt: what most courses call a grade."""

    def __init__(self) -> None:
        self.best: defaultdict[Pair, dict[str, float]] = defaultdict(dict)

    def submit(self, student: str, topic: str, tests: Sequence[Result], day: float) -> None:
        best = self.best[student, topic]
        for test in tests:
            best[test.name] = max(best.get(test.name, 0.0), test.score)

    def score(self, student: str, topic: str, day: float) -> float:
        best = self.best[student, topic]
        return sum(best.values()) / len(best) if best else UNKNOWN


class DecayedBeta(Rival):
    """Counts of passes and fails, older ones worth less, on top of the class's first tries of the topic."""

    KEPT, PRIOR = 0.95, 3.0

    def __init__(self) -> None:
        self.counts: defaultdict[Pair, list[float]] = defaultdict(lambda: [0.0, 0.0])
        self.all: defaultdict[str, list[float]] = defaultdict(lambda: [1.0, 2.0])

    def submit(self, student: str, topic: str, tests: Sequence[Result], day: float) -> None:
        counts, everybody = self.counts[student, topic], self.all[topic]
        for test in tests:
            counts[:] = self.KEPT * counts[0] + test.score, self.KEPT * counts[1] + 1.0
            everybody[:] = everybody[0] + test.score, everybody[1] + 1.0

    def score(self, student: str, topic: str, day: float) -> float:
        (passed, tries), everybody = self.counts[student, topic], self.all[topic]
        return (passed + self.PRIOR * everybody[0] / everybody[1]) / (tries + self.PRIOR)


class Elo(Rival):
    """A rating of learner, learner at the topic and test, moved by first attempts only (Pelánek 2016)."""

    def __init__(self) -> None:
        self.general: defaultdict[str, float] = defaultdict(float)
        self.own: defaultdict[Pair, float] = defaultdict(float)
        self.hard: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self.seen: defaultdict[object, int] = defaultdict(int)
        self.tried: set[tuple[str, str, str]] = set()

    def predict(self, student: str, topic: str, test: Result, day: float) -> float:
        hard = self.hard[topic].get(test.name, 0.0)
        return 1.0 / (1.0 + math.exp(hard - self.general[student] - self.own[student, topic]))

    def submit(self, student: str, topic: str, tests: Sequence[Result], day: float) -> None:
        for test in tests:
            if (student, topic, test.name) not in self.tried:
                self.tried.add((student, topic, test.name))
                error = test.score - self.predict(student, topic, test, day)
                self.general[student] += self._step(student) * error
                self.own[student, topic] += self._step((student, topic)) * error
                hard = self.hard[topic]
                hard[test.name] = hard.get(test.name, 0.0) - self._step((topic, test.name)) * error

    def score(self, student: str, topic: str, day: float) -> float:
        hard = self.hard[topic].values() or [0.0]
        rating = self.general[student] + self.own[student, topic]
        return sum(1.0 / (1.0 + math.exp(one - rating)) for one in hard) / len(hard)

    def _step(self, who: object) -> float:
        self.seen[who] += 1
        return 0.8 / (1.0 + 0.05 * self.seen[who])


class KnowledgeTracing(Rival):
    """Bayesian knowledge tracing: topics are known or not; start, learning, guess and slip fitted for each topic.

    Expectation–maximisation over the very class that is judged (an advantage: the others never see the future), each
    parameter with the weight of ``PRIOR`` observations of its usual value.
    """

    USUAL = (0.4, 0.2, 0.2, 0.1)
    PRIOR, ROUNDS = 10.0, 15

    def __init__(self, submissions: Iterable[Submission], *, alone: bool) -> None:
        self.known: dict[Pair, float] = {}
        sequences: defaultdict[Pair, list[float]] = defaultdict(list)
        for one in submissions:
            sequences[one.student, one.topic] += [test.score for test in one.results]
        topics = sorted({topic for _, topic in sequences})
        number = {topic: n for n, topic in enumerate(topics)}
        table = np.tile(np.array(self.USUAL)[:, None], (1, len(topics)))
        if not alone:
            which = np.array([number[topic] for _, topic in sequences])
            for _ in range(self.ROUNDS):
                table = self._improve(table, which, list(sequences.values()))
        self.parameters = {topic: tuple(float(v) for v in table[:, n]) for topic, n in number.items()}

    def submit(self, student: str, topic: str, tests: Sequence[Result], day: float) -> None:
        start, learn, guess, slip = self.parameters[topic]
        known = self.known.get((student, topic), start)
        for test in tests:
            if_known, if_not = (1.0 - slip, guess) if test.score >= 0.5 else (slip, 1.0 - guess)
            known = known * if_known / (known * if_known + (1.0 - known) * if_not)
            known += (1.0 - known) * learn
        self.known[student, topic] = known

    def score(self, student: str, topic: str, day: float) -> float:
        start, _, guess, slip = self.parameters.get(topic, self.USUAL)
        known = self.known.get((student, topic), start)
        return known * (1.0 - slip) + (1.0 - known) * guess

    def _improve(self, table: Numbers, which: NDArray[np.int_], sequences: Sequence[Sequence[float]]) -> Numbers:
        """One round of Baum–Welch over all sequences at once; ``which`` is the topic of each."""
        length, count = max(map(len, sequences)), len(sequences)
        seen, there = np.zeros((length, count)), np.zeros((length, count), dtype=bool)
        for n, sequence in enumerate(sequences):
            seen[: len(sequence), n], there[: len(sequence), n] = np.array(sequence) >= 0.5, True
        start, learn, guess, slip = table[:, which]
        likely = np.stack([np.where(seen > 0, guess, 1 - guess), np.where(seen > 0, 1 - slip, slip)])
        likely[:, ~there] = 1.0
        before = np.empty((2, length, count))  # of each state, given what came before
        state = np.stack([1 - start, start])
        for n in range(length):
            before[:, n] = state
            state = state * likely[:, n]
            state /= state.sum(axis=0)
            state = np.stack([state[0] * (1 - learn), state[1] + state[0] * learn])
        after, gamma = np.ones((2, count)), np.empty((length, count))
        moved, could = np.zeros(count), np.zeros(count)
        for n in reversed(range(length)):
            here = before[:, n] * likely[:, n] * after
            gamma[n] = here[1] / here.sum(axis=0)
            if n:
                ahead = likely[:, n] * after
                left = before[:, n - 1] * likely[:, n - 1]
                steps = np.stack([left[0] * (1 - learn) * ahead[0], left[0] * learn * ahead[1], left[1] * ahead[1]])
                steps /= steps.sum(axis=0)
                moved += np.where(there[n], steps[1], 0.0)
                could += np.where(there[n], steps[0] + steps[1], 0.0)
                after = np.stack([(1 - learn) * ahead[0] + learn * ahead[1], ahead[1]])
                after /= after.sum(axis=0)
        unknown = np.where(there, 1 - gamma, 0.0)
        known = np.where(there, gamma, 0.0)
        hits = gamma[0], moved, (unknown * seen).sum(axis=0), (known * (1 - seen)).sum(axis=0)
        tries = np.ones(count), could, unknown.sum(axis=0), known.sum(axis=0)
        size = table.shape[1]
        return np.stack(
            [
                (np.bincount(which, hit, size) + self.PRIOR * usual) / (np.bincount(which, of, size) + self.PRIOR)
                for hit, of, usual in zip(hits, tries, self.USUAL, strict=True)
            ]
        )
