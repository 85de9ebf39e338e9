# %% Python's statistics
import statistics


def mc_integrate(f, sampler, n, rng):
    if n <= 1:
        raise ValueError("too few draws")
    values = [float(value) for value in f(sampler(rng, n))]
    if any(value != value for value in values):
        return float("nan"), float("nan")
    return statistics.fmean(values), statistics.stdev(values) / n**0.5

# %% centred sums
def mc_integrate(f, sampler, n, rng):
    if n < 2:
        raise ValueError("too few draws")
    x = sampler(rng, n)
    y = np.asarray(f(x))
    estimate = np.sum(y) / n
    return estimate, np.sqrt(np.sum((y - estimate) ** 2) / (n * (n - 1)))

# %% SciPy
from scipy.stats import sem


def mc_integrate(f, sampler, n, rng):
    if n < 2:
        raise ValueError("too few draws")
    values = f(sampler(rng, n))
    return np.mean(values), sem(values)


# %% blind: NumPy's mean and standard deviation with ddof=1
import numpy as np


def mc_integrate(f, sampler, n, rng):
    if n < 2:
        raise ValueError("at least two draws")
    values = np.asarray(f(sampler(rng, n)), dtype=np.float64)
    return float(values.mean()), float(values.std(ddof=1) / np.sqrt(n))


# %% blind: Welford's running mean and sum of squares in plain Python
import math

import numpy as np


def mc_integrate(f, sampler, n, rng):
    if n < 2:
        raise ValueError("no spread from fewer than two draws")
    draws = sampler(rng, n)
    mean = squares = 0.0
    for count, value in enumerate(np.asarray(f(draws)).tolist(), start=1):
        step = value - mean
        mean += step / count
        squares += step * (value - mean)
    return mean, math.sqrt(squares / (n - 1) / n)
