"""Run everybody on the simulated courses, compare with the bars, and lay it out as tables."""

import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from autograder.mastery.proof.course import Unit
from autograder.mastery.proof.figures import Figures
from autograder.mastery.proof.judge import BEST, OURS, SEED, run
from autograder.mastery.proof.worlds import STRESS, WORLDS
from autograder.mastery.skill_filter import Result, SkillFilter

#: With so many others, this many classes: about as many learners each.
COHORTS = {0: 220, 10: 20, 100: 2}
QUICK = {0: 22, 10: 3}
Announce = Callable[[str], None]


def monotone(count: int = 20_000) -> tuple[int, int, float]:
    """(full passes that lower a score, full fails that raise one, CPU seconds a test) in so many random submissions."""
    rng, belief, day = np.random.default_rng(SEED), SkillFilter({}), 0.0
    wrong, spent, tests = [0, 0], 0.0, 0
    for _ in range(count):
        student, topic, kind = f"s{rng.integers(30)}", f"t{rng.integers(12)}", int(rng.integers(3))
        day += float(rng.exponential(0.02))
        handed_in = list(_random_tests(rng, kind))
        before = belief.score(belief.view(student, topic, day))
        began = time.process_time()
        belief.submit(student, topic, handed_in, day)
        spent, tests = spent + time.process_time() - began, tests + len(handed_in)
        change = belief.score(belief.view(student, topic, day)) - before
        if kind < 2:
            wrong[kind] += change * (1 - 2 * kind) > 1e-12
    return wrong[1], wrong[0], spent / tests


def _random_tests(rng: np.random.Generator, kind: int) -> Iterator[Result]:
    """Some of 24 tests in eight exercises: all failed (0), all passed (1) or of all kinds."""
    for number in rng.choice(24, size=int(rng.integers(1, 9)), replace=False):
        share = float(kind) if kind < 2 else float(rng.choice([0.0, 0.5, 1.0]))
        yield Result(f"e{number // 3}", f"n{number}.{rng.integers(9)}", share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A figure that must be reached; ``at_least`` or at most ``bound``."""

    name: str
    value: float
    bound: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether it is."""
        return self.value >= self.bound if self.at_least else self.value <= self.bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Everything that was found: figures by (number of others, world) and name."""

    found: Mapping[tuple[int, str], Mapping[str, Figures]]
    passes: int
    fails: int
    cost: float
    quick: bool

    def mean(self, others: int, name: str, figure: str) -> float:
        """Over the three worlds."""
        return fmean(getattr(self.found[others, world.name][name], figure) for world in WORLDS)


def prove(course: Sequence[Unit], *, quick: bool = False, announce: Announce = lambda _: None) -> Proof:
    """Simulate and judge everything; ``quick``: fewer learners, no class of a hundred."""
    found = {}
    for world in (*WORLDS, STRESS):
        for others, classes in (QUICK if quick else COHORTS).items():
            if world is not STRESS or others == 10:
                announce(f"{world.name}, {others} others")
                found[others, world.name] = run(world, course, others, classes)
    announce("20,000 submissions")
    passes, fails, cost = monotone()
    return Proof(found=found, passes=passes, fails=fails, cost=cost, quick=quick)


#: What fewer learners may cost: about two standard errors of each figure over draws of the quick run's classes.
SLACK = {"rank": 0.03, "auc": 0.03, "mae": 0.01, "false": 0.06, "serious": 0.03, "coverage": 0.03, "ece": 0.01}


def bars(proof: Proof) -> tuple[Bar, ...]:
    """The bars of the specification: means of the three worlds with ten others."""
    slack = SLACK if proof.quick else dict.fromkeys(SLACK, 0.0)

    def ours(figure: str, others: int = 10) -> float:
        return proof.mean(others, OURS, figure)

    best = proof.mean(10, BEST, "rank")
    errors = {others: ours("ece", others) for others in (QUICK if proof.quick else COHORTS)}
    first, last = errors[min(errors)], errors[max(errors)]
    return (
        Bar(name="rank correlation", value=ours("rank"), bound=0.72 - slack["rank"], at_least=True),
        Bar(name="… above best attempt's", value=ours("rank") - best, bound=0.20 - slack["rank"], at_least=True),
        Bar(name="AUC of truly ≥ 0.8", value=ours("auc"), bound=0.87 - slack["auc"], at_least=True),
        Bar(name="mean absolute error", value=ours("mae"), bound=0.135 + slack["mae"]),
        Bar(name="declared mastered though not", value=ours("false"), bound=0.11 + slack["false"]),
        Bar(name="seriously false (truth < 0.70)", value=ours("serious"), bound=0.025 + slack["serious"]),
        Bar(
            name="coverage of the 80 % interval, at least",
            value=ours("coverage"),
            bound=0.75 - slack["coverage"],
            at_least=True,
        ),
        Bar(name="coverage of the 80 % interval, at most", value=ours("coverage"), bound=0.90 + slack["coverage"]),
        *(
            Bar(name=f"next-test ECE (first tries) with {others} others", value=error, bound=0.055 + slack["ece"])
            for others, error in errors.items()
        ),
        Bar(name="… falls with the class: from none to most", value=last - first, bound=slack["ece"]),
        Bar(name="full passes that lower a score, of 20,000 submissions", value=proof.passes, bound=0),
        Bar(name="full fails that raise one", value=proof.fails, bound=0),
        Bar(name="CPU µs a test", value=1e6 * proof.cost, bound=50.0),
    )


HEADS = {
    "rank": "rank correlation",
    "auc": "AUC truly ≥ 0.8",
    "mae": "mean abs. error",
    "declared": "declared mastered",
    "false": "of these not",
    "serious": "of these < 0.70",
    "coverage": "coverage 80 %",
    "ece": "next-test ECE, first tries",
    "ece_retry": "… retries",
    "log_loss": "next-test log-loss",
    "next_auc": "next-test AUC",
}


def table_of_bars(found: Sequence[Bar]) -> str:
    """As Markdown."""
    lines = ["| bar | reached | to hit | |", "|---|---|---|---|"]
    for bar in found:
        sign, verdict = ("≥" if bar.at_least else "≤"), ("met" if bar.met else "**missed**")
        lines.append(f"| {bar.name} | {bar.value:.3f} | {sign} {bar.bound:.3g} | {verdict} |")
    return "\n".join(lines) + "\n"


def tables(proof: Proof) -> str:
    """Everybody's figures as Markdown: by the size of the class, and by world."""
    lines: list[str] = []
    names = list(next(iter(proof.found.values())))
    for others in dict.fromkeys(others for others, _ in proof.found):
        lines += ["", f"With {others} others in the class, mean of the three worlds:", "", *_head("")]
        for name in names:
            lines.append(_line(name, [proof.mean(others, name, figure) for figure in HEADS]))
    for (others, world), found in proof.found.items():
        if others == 10:
            lines += ["", f"{world[0].upper()}{world[1:]}, 10 others:", "", *_head("")]
            lines += [_line(name, [getattr(found[name], figure) for figure in HEADS]) for name in names]
    return "\n".join(lines[1:]) + "\n"


def _head(first: str) -> list[str]:
    return ["| " + " | ".join([first, *HEADS.values()]) + " |", "|---" * (len(HEADS) + 1) + "|"]


def _line(name: str, values: Sequence[float]) -> str:
    return "| " + " | ".join([name, *("–" if math.isnan(value) else f"{value:.3f}" for value in values)]) + " |"
