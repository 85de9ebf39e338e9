"""Figures with 95 % intervals that a class of eight cannot be over-read by. All in closed form: nothing is drawn."""

import math
from collections.abc import Sequence
from functools import cache
from statistics import NormalDist, correlation, median

from autograder.records import Figure

CONFIDENCE = 0.95
TAILS = 40  # one tail in so many: (1 − 0.95) / 2
Z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2.0)
FEWEST_PAIRS = 4  # Fisher's z has the standard error 1 / √(n − 3)
_CLOSEST = 1.0 - 1e-12


def mean_share(total: float, count: int) -> Figure:
    """The mean of ``count`` > 0 scores in [0, 1] that add up to ``total``, with Wilson's score interval (Wilson 1927).

    For partial credit it is too wide and never too narrow: no variable in [0, 1] with mean p varies more than p (1 − p)
    (Bhatia and Davis 2000), and passing or failing varies just so.

    >>> round(mean_share(0, 8).high, 3)
    0.324
    """
    share, scale = total / count, 1.0 + Z * Z / count
    middle = (share + Z * Z / (2.0 * count)) / scale
    reach = Z / scale * math.sqrt(share * (1.0 - share) / count + Z * Z / (4.0 * count * count))
    low = 0.0 if total <= 0.0 else max(0.0, middle - reach)
    return Figure(value=share, low=low, high=1.0 if total >= count else min(1.0, middle + reach))


def pearson(x: Sequence[float], y: Sequence[float]) -> Figure | None:
    """Pearson's correlation with the interval of Fisher's z (Fisher 1921).

    None below four pairs, or where one side does not vary.
    """
    if len(x) < FEWEST_PAIRS or _constant(x) or _constant(y):
        return None
    value = correlation(x, y)
    z, reach = math.atanh(max(-_CLOSEST, min(_CLOSEST, value))), Z / math.sqrt(max(1, len(x) - 3))
    return Figure(value=value, low=math.tanh(z - reach), high=math.tanh(z + reach))


def median_of(values: Sequence[float]) -> Figure | None:
    """The median with the interval between two order statistics, which no distribution can break (Conover 1999, §3.2).

    Infinite values say "not yet". Where an outermost value would have to bound the interval and even that does not hold
    with 95 % (fewer than six values), the interval has no end: 0 or infinity. None without values.

    >>> median_of([1, 1, 1, 2, 3, math.inf])
    Figure(value=1.5, low=1, high=inf)
    """
    if not values:
        return None
    ordered, skipped = sorted(values), _outside(len(values))
    low, high = (0.0, math.inf) if skipped < 0 else (ordered[skipped], ordered[-1 - skipped])
    middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
    return Figure(value=float(median(middle)), low=low, high=high)


@cache
def _outside(count: int) -> int:
    """How many values may be left out at each end: P(Binomial(count, ½) ≤ that) ≤ 2.5 %; −1 if none may bound it."""
    cases, cumulated, skipped = 1, 1, -1  # whole numbers: ½ to the power of a big class is no float any more
    while cumulated * TAILS <= 2**count:
        skipped += 1
        cases = cases * (count - skipped) // (skipped + 1)
        cumulated += cases
    return skipped


def _constant(values: Sequence[float]) -> bool:
    return max(values) - min(values) < 1e-9
