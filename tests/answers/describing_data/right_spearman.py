# %% counting smaller and equal values
import numpy as np


def spearman(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if x.shape != y.shape:
        raise ValueError("lengths differ")
    if np.all(x == x[0]) or np.all(y == y[0]):
        return np.nan
    ranks = [(v[:, None] > v).sum(axis=1) + ((v[:, None] == v).sum(axis=1) + 1) / 2 for v in (x, y)]
    return np.corrcoef(*ranks)[0, 1]


# %% sorting and walking over the runs of ties
import math


def spearman(x, y):
    def ranks(values):
        order = sorted(range(len(values)), key=lambda i: values[i])
        result = [0.0] * len(values)
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and values[order[stop]] == values[order[start]]:
                stop += 1
            for i in order[start:stop]:
                result[i] = (start + 1 + stop) / 2
            start = stop
        return result

    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    middle = (len(x) + 1) / 2
    a, b = [r - middle for r in ranks(x)], [r - middle for r in ranks(y)]
    aa, bb = sum(v * v for v in a), sum(v * v for v in b)
    if aa == 0 or bb == 0:
        return math.nan
    return sum(p * q for p, q in zip(a, b)) / math.sqrt(aa * bb)


# %% searchsorted from both sides
import numpy as np


def spearman(x, y):
    if len(x) != len(y):
        raise ValueError("different lengths")

    def centred_ranks(values):
        ordered = np.sort(values)
        ranks = np.searchsorted(ordered, values, "left") + np.searchsorted(ordered, values, "right")
        return ranks - len(ordered)  # twice the rank, minus n + 1, plus 1 - 1

    a, b = centred_ranks(x).astype(float), centred_ranks(y).astype(float)
    if not a.any() or not b.any():
        return float("nan")
    return np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))

# %% from the text alone, one
def spearman(x: ArrayLike, y: ArrayLike) -> float:
    x, y = np.asarray(x), np.asarray(y)
    if len(x) != len(y):
        raise ValueError("x and y differ in length")

    def centred_ranks(values):
        _, group, counts = np.unique(values, return_inverse=True, return_counts=True)
        last = np.cumsum(counts)
        ranks = (last - (counts - 1) / 2)[group]
        return ranks - (len(values) + 1) / 2

    a, b = centred_ranks(x), centred_ranks(y)
    if not a.any() or not b.any():
        return float("nan")
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


# %% from the text alone, two
def spearman(x: ArrayLike, y: ArrayLike) -> float:
    if len(x) != len(y):
        raise ValueError("unequal lengths")
    if len(set(np.asarray(x).tolist())) == 1 or len(set(np.asarray(y).tolist())) == 1:
        return float("nan")

    def ranks(values):
        values = np.asarray(values).tolist()
        order = sorted(range(len(values)), key=values.__getitem__)
        result = np.zeros(len(values))
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and values[order[stop]] == values[order[start]]:
                stop += 1
            for place in order[start:stop]:
                result[place] = (start + 1 + stop) / 2
            start = stop
        return result

    return float(np.corrcoef(ranks(x), ranks(y))[0, 1])
