# %% a loop over the pairs
import math


def weighted_mean_var(x, w):
    pairs = [(float(a), float(b)) for a, b in zip(x, w) if not (math.isnan(a) or math.isnan(b))]
    total = math.fsum(b for _, b in pairs)
    if total == 0:
        raise ValueError("nothing has any weight")
    mean = math.fsum(a * b for a, b in pairs) / total
    return mean, math.fsum(b * (a - mean) ** 2 for a, b in pairs) / total


# %% np.average twice
import numpy as np


def weighted_mean_var(x, w):
    pairs = np.array([x, w], dtype=float)
    x, w = pairs[:, ~np.isnan(pairs).any(axis=0)]
    if not w.any():
        raise ValueError("no weight")
    mean = np.average(x, weights=w)
    return mean, np.average(np.square(x - mean), weights=w)


# %% one pass with updates, as for a stream
def weighted_mean_var(x, w):
    total, mean, squares = 0.0, 0.0, 0.0
    for value, weight in zip(x, w):
        if value != value or weight != weight or weight == 0:
            continue
        total += weight
        step = value - mean
        mean += weight / total * step
        squares += weight * step * (value - mean)
    if total == 0:
        raise ValueError("total weight 0")
    return [mean, squares / total]


# %% a frame
import pandas as pd


def weighted_mean_var(x, w):
    table = pd.DataFrame({"x": pd.Series(x, dtype=float).to_numpy(), "w": pd.Series(w, dtype=float).to_numpy()}).dropna()
    if table.w.sum() == 0:
        raise ValueError("no weight left")
    share = table.w / table.w.sum()
    mean = (share * table.x).sum()
    return mean, (share * (table.x - mean) ** 2).sum()

# %% from the text alone, one
def weighted_mean_var(x: ArrayLike, w: ArrayLike) -> tuple[float, float]:
    values = np.asarray(x, dtype=float)
    weights = np.asarray(w, dtype=float)
    keep = ~(np.isnan(values) | np.isnan(weights))
    values, weights = values[keep], weights[keep]
    total = weights.sum()
    if total == 0:
        raise ValueError("the total weight is 0")
    mean = (weights * values).sum() / total
    variance = (weights * (values - mean) ** 2).sum() / total
    return float(mean), float(variance)


# %% from the text alone, two
import math


def weighted_mean_var(x: ArrayLike, w: ArrayLike) -> tuple[float, float]:
    pairs = []
    for a, b in zip(x, w):
        a, b = float(a), float(b)
        if not math.isnan(a) and not math.isnan(b) and b > 0:
            pairs.append((a, b))
    if not pairs:
        raise ValueError("no weight left")
    # West's incremental algorithm
    total, mean, square = 0.0, 0.0, 0.0
    for a, b in pairs:
        total += b
        delta = a - mean
        mean += delta * (b / total)
        square += b * delta * (a - mean)
    return mean, square / total
