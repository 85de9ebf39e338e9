# %% statistics.NormalDist and a tally upwards
import math
from statistics import NormalDist


def sample_size(p0, lift, alpha=0.05, power=0.8):
    p1 = p0 + lift
    if lift == 0 or not 0 < p0 < 1 or not 0 < p1 < 1:
        raise ValueError("impossible rates")
    if not (0 < alpha < 1 and 0 < power < 1 and alpha < power):
        raise ValueError("impossible alpha or power")
    z = NormalDist().inv_cdf
    pbar = p0 + lift / 2
    need = z(1 - alpha / 2) * math.sqrt(2 * pbar * (1 - pbar)) + z(power) * math.sqrt(p0 * (1 - p0) + p1 * (1 - p1))
    n = max(1, int(need**2 / lift**2) - 2)
    while n * lift**2 < need**2:
        n += 1
    return n

# %% one expression per step
import math

from scipy.stats import norm


def sample_size(p0, lift, alpha=0.05, power=0.8):
    rates = (p0, p0 + lift)
    if any(rate <= 0 or rate >= 1 for rate in rates) or lift == 0:
        raise ValueError(rates)
    if alpha <= 0 or power >= 1 or power <= alpha:
        raise ValueError((alpha, power))
    pooled = sum(rates) / 2
    under_null = 2 * pooled * (1 - pooled)
    under_lift = sum(rate * (1 - rate) for rate in rates)
    root = norm.ppf(1 - alpha / 2) * under_null**0.5 + norm.ppf(power) * under_lift**0.5
    return math.ceil(root**2 / lift**2)

# %% blind: the formula with norm.ppf and math.ceil
import math


def sample_size(p0, lift, alpha=0.05, power=0.8):
    p1 = p0 + lift
    if not (0 < p0 < 1 and 0 < p1 < 1 and lift != 0 and 0 < alpha < power < 1):
        raise ValueError("impossible request")
    middle = (p0 + p1) / 2
    root = norm.ppf(1 - alpha / 2) * math.sqrt(2 * middle * (1 - middle))
    root += norm.ppf(power) * math.sqrt(p0 * (1 - p0) + p1 * (1 - p1))
    return math.ceil(root**2 / lift**2)


# %% blind: search: double n until the alarm line leaves the power on its right, then halve the gap; statistics.NormalDist
from statistics import NormalDist


def sample_size(p0, lift, alpha=0.05, power=0.8):
    new = p0 + lift
    if lift == 0 or not 0 < p0 < 1 or not 0 < new < 1:
        raise ValueError("rates must lie strictly between 0 and 1 and differ")
    if not 0 < alpha < power < 1:
        raise ValueError("0 < alpha < power < 1 is needed")
    mean, z = (p0 + new) / 2, NormalDist().inv_cdf
    null, real = (2 * mean * (1 - mean)) ** 0.5, (p0 * (1 - p0) + new * (1 - new)) ** 0.5
    needed = -z(alpha / 2) * null + z(power) * real

    def enough(n):
        return n * lift**2 >= needed * needed

    high = 1
    while not enough(high):
        high *= 2
    low = high // 2  # not enough, or 0
    while high - low > 1:
        half = (low + high) // 2
        low, high = (low, half) if enough(half) else (half, high)
    return high
