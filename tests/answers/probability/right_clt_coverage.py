# %% one repetition at a time
import statistics


def clt_coverage(sampler, true_mean, n, reps, rng):
    if n < 2 or reps < 1:
        raise ValueError("too few")
    covered = 0
    for _ in range(reps):
        x = [float(value) for value in sampler(rng, n)]
        if any(value != value for value in x):
            continue
        half = 1.96 * statistics.stdev(x) / n**0.5
        centre = statistics.fmean(x)
        covered += centre - half <= true_mean <= centre + half
    return covered / reps

# %% intervals, vectorised
from scipy.stats import sem


def clt_coverage(sampler, true_mean, n, reps, rng):
    if reps <= 0:
        raise ValueError("no repetitions")
    if n <= 1:
        raise ValueError("no spread")
    data = sampler(rng, (reps, n))
    centre, se = data.mean(axis=1), sem(data, axis=1)
    lower, upper = centre - 1.96 * se, centre + 1.96 * se
    return np.count_nonzero((lower <= true_mean) & (true_mean <= upper)) / reps


# %% blind: one call for all repetitions, measured from the true mean so that constant data need no rounding
import numpy as np


def clt_coverage(sampler, true_mean, n, reps, rng):
    if n < 2 or reps < 1:
        raise ValueError("n >= 2 and reps >= 1")
    off = np.asarray(sampler(rng, (reps, n)), dtype=np.float64) - true_mean
    half = 1.96 * off.std(axis=1, ddof=1) / np.sqrt(n)
    return float(np.mean(np.abs(off.mean(axis=1)) <= half))


# %% blind: a call for each repetition, both ends of the interval in plain Python
import math

import numpy as np


def clt_coverage(sampler, true_mean, n, reps, rng):
    if n < 2:
        raise ValueError("n must be at least 2")
    if reps < 1:
        raise ValueError("reps must be at least 1")
    covered = 0
    for _ in range(reps):
        x = [float(v) for v in np.asarray(sampler(rng, n))]
        if any(math.isnan(v) for v in x):
            continue
        if min(x) == max(x):
            mean, s = x[0], 0.0
        else:
            mean = math.fsum(x) / n
            s = math.sqrt(math.fsum((v - mean) ** 2 for v in x) / (n - 1))
        half = 1.96 * s / math.sqrt(n)
        if mean - half <= true_mean <= mean + half:
            covered += 1
    return covered / reps
