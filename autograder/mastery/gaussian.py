"""Normal beliefs and the update that one graded test makes to their sum.

A test is passed when the sum of some independent normal quantities plus normal noise is positive (a probit
model). After the result each belief is again taken as normal, with the mean and variance of the exact
posterior ("assumed-density filtering", "moment matching": Minka 2001; as in TrueSkill, Herbrich, Minka and
Graepel 2006).
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

NORMAL = NormalDist()
_ROOT, _DENSITY = math.sqrt(0.5), math.sqrt(2.0 / math.pi)
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
    return 0.5 * math.erfc(-z * _ROOT)


def hazard(z: float) -> float:
    """λ(z) = φ(z) / Φ(z), by how much the mean of a standard normal rises when it is known to exceed −z.

    >>> round(hazard(0.0), 4), round(hazard(-50.0), 2)
    (0.7979, 50.02)
    """
    if z < _TAIL:
        return -z - 1.0 / z
    return _DENSITY * math.exp(-0.5 * z * z) / math.erfc(-z * _ROOT)


def surprise(z: float, score: float) -> tuple[float, float]:
    """By how much a test's result moves what was believed of it: (shift, shrink).

    ``z`` is the mean of the whole sum over its standard deviation s, noise included. A term of the sum with variance v
    then has its mean moved by v · shift / s and its variance lowered by v² · shrink / s². ``score`` in [0, 1] mixes the
    update of a pass with that of a fail.

    >>> [round(number, 4) for number in surprise(0.0, 1.0)], surprise(0.0, 0.5)[0]
    ([0.7979, 0.6366], 0.0)
    """
    if score >= 1.0:
        passed = hazard(z)
        return passed, passed * (passed + z)
    failed = -hazard(-z)
    if score <= 0.0:
        return failed, failed * (failed + z)
    passed = hazard(z)
    shift = score * passed + (1.0 - score) * failed
    return shift, score * passed * (passed + z) + (1.0 - score) * failed * (failed + z)
