"""Classes whose exercises are known to be honest or broken, drawn with a seed."""

from datetime import UTC, datetime, timedelta

import numpy as np

from autograder.records import Attempt, TestOutcome

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)


def tried(student, skill, scores, *, topic="t", day=0, misconceptions=("W1",)):
    """An attempt whose tests cells have these scores; those below 1 report the misconceptions in turn."""
    said = iter(misconceptions * len(scores))
    tests = tuple(
        TestOutcome(name=f"{skill}-{n}", points=1.0, score=score, misconception="" if score == 1.0 else next(said))
        for n, score in enumerate(scores)
    )
    return Attempt(
        student=student,
        topic=topic,
        skill=skill,
        score=sum(scores) / len(scores),
        timestamp=MONDAY + timedelta(days=day),
        submission=f"day {day}",
        tests=tests,
    )


def honest(rng, learners, exercises=24, *, slope=1.0):
    """A Rasch-type class: the chance to pass rises with ability; who misses tries again, two more times at most, and has
    one misconception of four at each exercise.

    ``slope`` of the last exercise only: negative is broken (stronger learners fail it), zero tells nothing.
    """
    ability = rng.normal(0.0, 1.2, learners)
    ease = rng.normal(0.3, 1.0, exercises)
    attempts = []
    for n in range(exercises):
        steep = slope if n == exercises - 1 else 1.0
        for who in range(learners):
            chance = 1.0 / (1.0 + np.exp(-steep * ability[who] - ease[n] * (steep == 1.0)))
            wrong = f"W{rng.integers(1, 5)}"
            for day in range(3):
                passed = bool(rng.random() < chance)
                scores = (1.0, 1.0) if passed else (1.0, 0.0) if rng.random() < 0.5 else (0.0, 0.0)
                topic = f"t{n % 3}"
                attempts.append(tried(f"s{who}", f"e{n}", scores, topic=topic, day=day, misconceptions=(wrong,)))
                if passed:
                    break
    return attempts


def class_of(seed, learners, **options):
    return honest(np.random.default_rng(seed), learners, **options)
