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

# %% blind: loops over the sorted places, one step up (Holm), one step down from the largest (Benjamini-Hochberg)
def _checked(p):
    values = [float(v) for v in p]
    for v in values:
        if not 0 <= v <= 1:
            raise ValueError("p-values lie in 0..1")
    return values


def holm(p, alpha):
    values = _checked(p)
    m = len(values)
    rejected = np.zeros(m, dtype=bool)
    for k, place in enumerate(sorted(range(m), key=values.__getitem__), start=1):
        if values[place] > alpha / (m - k + 1):
            break
        rejected[place] = True
    return rejected


def benjamini_hochberg(p, alpha):
    values = _checked(p)
    m = len(values)
    order = sorted(range(m), key=values.__getitem__)
    rejected = np.zeros(m, dtype=bool)
    for k in range(m, 0, -1):
        if values[order[k - 1]] <= k * alpha / m:
            rejected[order[:k]] = True
            break
    return rejected


# %% blind: adjusted p-values by running maximum and minimum, compared with alpha; a hair of tolerance for p at its limit
def _sorted(p):
    p = np.array(p, dtype=float)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError("a p-value is NaN or outside 0..1")
    return p, np.argsort(p, kind="stable")


def holm(p, alpha):
    p, order = _sorted(p)
    adjusted = np.maximum.accumulate(p[order] * np.arange(p.size, 0, -1))
    decision = np.empty(p.size, dtype=bool)
    decision[order] = adjusted <= alpha * (1 + 1e-12)
    return decision


def benjamini_hochberg(p, alpha):
    p, order = _sorted(p)
    scaled = p[order] * p.size / np.arange(1, p.size + 1)
    adjusted = np.minimum.accumulate(scaled[::-1])[::-1]
    decision = np.empty(p.size, dtype=bool)
    decision[order] = adjusted <= alpha * (1 + 1e-12)
    return decision
