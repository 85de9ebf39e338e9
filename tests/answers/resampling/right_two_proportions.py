# %% erfc
import math


def two_proportions(x1, n1, x2, n2):
    if n1 < 1 or n2 < 1 or x1 < 0 or x2 < 0 or x1 > n1 or x2 > n2:
        raise ValueError("impossible counts")
    successes, total = x1 + x2, n1 + n2
    if successes == 0 or successes == total:
        return (0.0, 1.0)
    rate = successes / total
    error = math.sqrt(rate * (1 - rate) / n1 + rate * (1 - rate) / n2)
    z = (x1 / n1 - x2 / n2) / error
    return z, math.erfc(abs(z) / math.sqrt(2))

# %% whole numbers as long as possible, chi-squared tail
import math

from scipy.stats import chi2


def two_proportions(x1, n1, x2, n2):
    for x, n in ((x1, n1), (x2, n2)):
        if n <= 0 or not 0 <= x <= n:
            raise ValueError(f"{x} of {n}")
    total, hits = n1 + n2, x1 + x2
    variance = hits * (total - hits) * n1 * n2
    if variance == 0:
        return 0.0, 1.0
    z = (x1 * n2 - x2 * n1) * math.sqrt(total) / math.sqrt(variance)
    return z, float(chi2.sf(z * z, 1))

# %% lower tail
import numpy as np
from scipy.stats import norm


def two_proportions(x1, n1, x2, n2):
    if n1 < 1 or n2 < 1 or not (0 <= x1 <= n1) or not (0 <= x2 <= n2):
        raise ValueError
    pool = (x1 + x2) / (n1 + n2)
    error = np.sqrt(pool * (1 - pool) * (1 / n1 + 1 / n2))
    z = (x1 / n1 - x2 / n2) / error if error > 0 else 0.0
    return z, 2 * norm.cdf(-abs(z))

# %% blind: the formula with norm.sf
def two_proportions(x1, n1, x2, n2):
    if n1 < 1 or n2 < 1 or not 0 <= x1 <= n1 or not 0 <= x2 <= n2:
        raise ValueError("impossible counts")
    if x1 + x2 == 0 or x1 + x2 == n1 + n2:
        return 0.0, 1.0
    pooled = (x1 + x2) / (n1 + n2)
    z = (x1 / n1 - x2 / n2) / np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    return float(z), float(2 * norm.sf(abs(z)))


# %% blind: whole numbers as long as possible, z from the cross product, p from math.erfc
import math


def two_proportions(x1, n1, x2, n2):
    x1, n1, x2, n2 = int(x1), int(n1), int(x2), int(n2)
    for x, n in ((x1, n1), (x2, n2)):
        if n < 1:
            raise ValueError("an arm needs at least one user")
        if x < 0 or x > n:
            raise ValueError("a count must lie in 0..n")
    yes, no, n = x1 + x2, n1 + n2 - x1 - x2, n1 + n2
    if yes == 0 or no == 0:
        return (0.0, 1.0)
    z = (x1 * n2 - x2 * n1) * math.sqrt(n / (yes * no * n1 * n2))
    return (z, math.erfc(abs(z) / math.sqrt(2)))
