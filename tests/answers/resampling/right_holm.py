# %% loops that walk up and down
import numpy as np


def holm(p, alpha):
    p = np.array(p, dtype=float)
    if np.isnan(p).any() or (p < 0).any() or (p > 1).any():
        raise ValueError
    m = len(p)
    decisions = np.zeros(m, dtype=bool)
    for k, j in enumerate(np.argsort(p)):
        if p[j] > alpha / (m - k):
            break
        decisions[j] = True
    return decisions


def benjamini_hochberg(p, alpha):
    p = np.array(p, dtype=float)
    if np.isnan(p).any() or (p < 0).any() or (p > 1).any():
        raise ValueError
    m = len(p)
    decisions = np.zeros(m, dtype=bool)
    order = np.argsort(p)
    for k in range(m, 0, -1):
        if p[order[k - 1]] <= k * alpha / m:
            decisions[order[:k]] = True
            break
    return decisions

# %% adjusted p-values
import numpy as np


def checked(p):
    p = np.asarray(list(p), dtype=float)
    if p.size and not (p.min() >= 0 and p.max() <= 1):
        raise ValueError("p-values lie in [0, 1]")
    return p


def holm(p, alpha):
    p = checked(p)
    order = np.argsort(p, kind="stable")
    adjusted = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    return (adjusted <= alpha)[np.argsort(order, kind="stable")]


def benjamini_hochberg(p, alpha):
    p = checked(p)
    order = np.argsort(p, kind="stable")
    adjusted = p[order] * len(p) / np.arange(1, len(p) + 1)
    adjusted = np.minimum.accumulate(adjusted[::-1])[::-1]
    return (adjusted <= alpha)[np.argsort(order, kind="stable")]

# %% a cut-off on the p-values themselves
import numpy as np


def holm(p, alpha):
    p = np.asarray(p, dtype=float)
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError
    m, cut = len(p), -1.0
    for k, value in enumerate(sorted(p.tolist())):
        if value <= alpha / (m - k):
            cut = value
        else:
            return p < value
    return p <= cut


def benjamini_hochberg(p, alpha):
    p = np.asarray(p, dtype=float)
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError
    m = len(p)
    cut = max((v for k, v in enumerate(sorted(p.tolist()), 1) if v <= alpha * k / m), default=-1.0)
    return p <= cut
