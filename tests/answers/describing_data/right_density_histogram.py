# %% a loop over the bins
import numpy as np


def density_histogram(x, edges):
    x = np.asarray(x, dtype=float)
    counts = []
    for b, (left, right) in enumerate(zip(edges[:-1], edges[1:])):
        last = b == len(edges) - 2
        counts.append(np.count_nonzero((x >= left) & ((x <= right) if last else (x < right))))
    n = sum(counts)
    if n == 0:
        raise ValueError("nothing inside")
    return np.array([c / (n * (r - l)) for c, l, r in zip(counts, edges[:-1], edges[1:])])


# %% differences of cumulative counts
import numpy as np


def density_histogram(x, edges):
    edges = np.array(edges, dtype=float)
    x = np.sort(np.array(x, dtype=float))
    x = x[~np.isnan(x)]
    below = np.searchsorted(x, edges, side="left")
    below[-1] = np.searchsorted(x, edges[-1], side="right")
    counts = np.diff(below)
    if counts.sum() == 0:
        raise ValueError("no value inside the edges")
    return counts / counts.sum() / np.diff(edges)


# %% digitize and a Counter, as a list
from collections import Counter

import numpy as np


def density_histogram(x, edges):
    k = len(edges) - 1
    counts = Counter()
    for value, b in zip(x, np.digitize(x, edges)):
        if value == edges[-1]:
            b = k
        if 1 <= b <= k and value == value:
            counts[int(b) - 1] += 1
    n = sum(counts.values())
    if not n:
        raise ValueError("no value lies in a bin")
    return [counts[b] / n / float(edges[b + 1] - edges[b]) for b in range(k)]

# %% from the text alone, one
def density_histogram(x: ArrayLike, edges: ArrayLike) -> np.ndarray:
    x = np.asarray(x, dtype=float)
    edges = np.asarray(edges, dtype=float)
    inside = x[(x >= edges[0]) & (x <= edges[-1])]
    if inside.size == 0:
        raise ValueError("no value lies in any bin")
    k = edges.size - 1
    which = np.minimum(np.searchsorted(edges, inside, side="right") - 1, k - 1)
    counts = np.bincount(which, minlength=k)
    return counts / (inside.size * np.diff(edges))


# %% from the text alone, two
def density_histogram(x: ArrayLike, edges: ArrayLike) -> np.ndarray:
    counts, widths = [], []
    last = len(edges) - 2
    for b in range(last + 1):
        left, right = float(edges[b]), float(edges[b + 1])
        widths.append(right - left)
        counts.append(sum(1 for v in x if left <= v < right or (b == last and v == right)))
    n = sum(counts)
    if n == 0:
        raise ValueError("every bin is empty")
    return np.array([count / (n * width) for count, width in zip(counts, widths)])
