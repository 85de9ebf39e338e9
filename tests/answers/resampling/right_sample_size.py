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
