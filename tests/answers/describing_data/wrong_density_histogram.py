# %% W1 shares, not divided by the width
import numpy as np


def density_histogram(x, edges):
    x, edges = np.asarray(x, float), np.asarray(edges, float)
    inside = x[(x >= edges[0]) & (x <= edges[-1])]
    n = len(inside)
    if n == 0:
        raise ValueError("nothing inside")
    bins = np.searchsorted(edges, inside, side="right") - 1
    bins[inside == edges[-1]] = len(edges) - 2
    counts = np.bincount(bins, minlength=len(edges) - 1)
    return counts / n


# %% W2 the last edge is open
import numpy as np


def density_histogram(x, edges):
    x, edges = np.asarray(x, float), np.asarray(edges, float)
    inside = x[(x >= edges[0]) & (x < edges[-1])]
    n = len(inside)
    if n == 0:
        raise ValueError("nothing inside")
    bins = np.searchsorted(edges, inside, side="right") - 1
    bins[inside == edges[-1]] = len(edges) - 2
    counts = np.bincount(bins, minlength=len(edges) - 1)
    return counts / n / np.diff(edges)


# %% W3 values outside count in n
import numpy as np


def density_histogram(x, edges):
    x, edges = np.asarray(x, float), np.asarray(edges, float)
    inside = x[(x >= edges[0]) & (x <= edges[-1])]
    n = len(inside)
    if n == 0:
        raise ValueError("nothing inside")
    bins = np.searchsorted(edges, inside, side="right") - 1
    bins[inside == edges[-1]] = len(edges) - 2
    counts = np.bincount(bins, minlength=len(edges) - 1)
    return counts / len(x) / np.diff(edges)


# %% W4 bins closed on the right
import numpy as np


def density_histogram(x, edges):
    x, edges = np.asarray(x, float), np.asarray(edges, float)
    inside = x[(x >= edges[0]) & (x <= edges[-1])]
    n = len(inside)
    if n == 0:
        raise ValueError("nothing inside")
    bins = np.maximum(np.searchsorted(edges, inside, side="left") - 1, 0)
    counts = np.bincount(bins, minlength=len(edges) - 1)
    return counts / n / np.diff(edges)
