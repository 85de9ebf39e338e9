# %% all indices at once
import numpy as np


def bootstrap_ci(x, stat, n_boot, alpha, rng):
    x = np.array(x, dtype=float)
    if x.size < 1:
        raise ValueError("x is empty")
    if alpha <= 0 or alpha >= 1:
        raise ValueError("alpha must be between 0 and 1")
    resamples = x[rng.integers(0, x.size, size=(n_boot, x.size))]
    values = np.array([stat(row) for row in resamples])
    return tuple(np.percentile(values, [100 * alpha / 2, 100 * (1 - alpha / 2)]))

# %% plain Python, quantiles by hand
import math

import numpy as np


def bootstrap_ci(x, stat, n_boot, alpha, rng):
    x = list(x)
    n = len(x)
    if not n or not (0 < alpha < 1):
        raise ValueError
    values = []
    for _ in range(n_boot):
        picks = [x[int(rng.random() * n)] for _ in range(n)]
        values.append(float(stat(np.array(picks))))
    values.sort()

    def quantile(q):
        place = q * (n_boot - 1)
        below = math.floor(place)
        above = min(below + 1, n_boot - 1)
        return values[below] + (place - below) * (values[above] - values[below])

    return quantile(alpha / 2), quantile(1 - alpha / 2)

# %% counts of a multinomial
import numpy as np


def bootstrap_ci(x, stat, n_boot, alpha, rng):
    x = np.asarray(x)
    n = len(x)
    if n == 0 or alpha <= 0 or alpha >= 1:
        raise ValueError("bad input")
    counts = rng.multinomial(n, np.full(n, 1 / n), size=n_boot)
    values = [stat(np.repeat(x, times)) for times in counts]
    return float(np.quantile(values, alpha / 2)), float(np.quantile(values, 1 - alpha / 2))

# %% blind: a loop; row numbers drawn afresh for each resample
def bootstrap_ci(x, stat, n_boot, alpha, rng):
    values = np.array(x)
    n = len(values)
    if n == 0:
        raise ValueError("x is empty")
    if not 0 < alpha < 1:
        raise ValueError("alpha must lie strictly between 0 and 1")
    results = np.empty(n_boot)
    for i in range(n_boot):
        results[i] = stat(values[rng.integers(n, size=n)])
    low, high = np.quantile(results, [alpha / 2, 1 - alpha / 2])
    return float(low), float(high)


# %% blind: multinomial counts say how often each value is repeated; quantiles interpolated by hand from a sorted list
import math


def bootstrap_ci(x, stat, n_boot, alpha, rng):
    values = np.asarray(x, dtype=float)
    if values.size == 0 or not (alpha > 0 and alpha < 1):
        raise ValueError("x must hold a value, and alpha must lie strictly between 0 and 1")
    n = values.size
    counts = rng.multinomial(n, np.full(n, 1 / n), size=n_boot)
    results = sorted(float(stat(np.repeat(values, row))) for row in counts)

    def quantile(q):
        place = q * (n_boot - 1)
        below = min(math.floor(place), n_boot - 1)
        above = min(below + 1, n_boot - 1)
        return results[below] + (place - below) * (results[above] - results[below])

    return quantile(alpha / 2), quantile(1 - alpha / 2)
