"""Normal beliefs and the update that one graded test makes to their sum.

A test is passed when the sum of some independent normal quantities plus normal noise is positive (a probit
model). After the result each belief is again taken as normal, with the mean and variance of the exact
posterior ("assumed-density filtering", "moment matching": Minka 2001; as in TrueSkill, Herbrich, Minka and
Graepel 2006).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

NORMAL = NormalDist()
_TAIL = -35.0  # below it φ and Φ leave the floats; the asymptotic series is exact to 1e-6 there


@dataclass(slots=True)
class Belief:
    """A normal belief about one quantity, in logits."""

    mean: float
    variance: float


def chance(z: float) -> float:
    """Φ(z), the standard normal distribution function, accurate in the lower tail.

    >>> round(chance(0.0), 3), round(chance(1.2815515655446004), 3)
    (0.5, 0.9)
    """
    return 0.5 * math.erfc(-z / math.sqrt(2.0))


def hazard(z: float) -> float:
    """λ(z) = φ(z) / Φ(z), by how much the mean of a standard normal rises when it is known to exceed −z.

    >>> round(hazard(0.0), 4), round(hazard(-50.0), 2)
    (0.7979, 50.02)
    """
    if z < _TAIL:
        return -z - 1.0 / z
    return math.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi) / chance(z)


def observe(beliefs: Iterable[Belief], mean: float, spread: float, score: float, weight: float) -> None:
    """Update ``beliefs`` in place by one test.

    ``mean`` and ``spread`` (a standard deviation, noise included) are of the whole sum; ``beliefs`` are those
    of its terms that may learn. ``score`` in [0, 1] mixes the update of a pass with that of a fail;
    ``weight`` in (0, 1] is how much of an independent fact the test is.
    """
    z = mean / spread
    passed, failed = hazard(z), -hazard(-z)
    shift = score * passed + (1.0 - score) * failed
    shrink = score * passed * (passed + z) + (1.0 - score) * failed * (failed + z)
    for belief in beliefs:
        step = weight * belief.variance / spread
        belief.mean += step * shift
        belief.variance -= step * belief.variance / spread * shrink
