# %% W1 Holm from the largest, Benjamini-Hochberg from the smallest
import numpy as np


def _order(p):
    p = np.asarray(p, dtype=float)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError
    return p, np.argsort(p)


def holm(p, alpha):
    p, order = _order(p)
    passed = p[order] <= alpha / np.arange(len(p), 0, -1)
    rejected = np.zeros(len(p), dtype=bool)
    rejected[order] = np.logical_or.accumulate(passed[::-1])[::-1]
    return rejected


def benjamini_hochberg(p, alpha):
    p, order = _order(p)
    passed = p[order] <= alpha * np.arange(1, len(p) + 1) / max(len(p), 1)
    rejected = np.zeros(len(p), dtype=bool)
    rejected[order] = np.logical_and.accumulate(passed)
    return rejected

# %% W6 only Benjamini-Hochberg stops at the first failure
import numpy as np


def _order(p):
    p = np.asarray(p, dtype=float)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError
    return p, np.argsort(p)


def holm(p, alpha):
    p, order = _order(p)
    passed = p[order] <= alpha / np.arange(len(p), 0, -1)
    rejected = np.zeros(len(p), dtype=bool)
    rejected[order] = np.logical_and.accumulate(passed)
    return rejected


def benjamini_hochberg(p, alpha):
    p, order = _order(p)
    passed = p[order] <= alpha * np.arange(1, len(p) + 1) / max(len(p), 1)
    rejected = np.zeros(len(p), dtype=bool)
    rejected[order] = np.logical_and.accumulate(passed)
    return rejected

# %% W2 decisions in sorted order
import numpy as np


def _sorted(p):
    p = np.asarray(p, dtype=float)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError
    return np.sort(p)


def holm(p, alpha):
    p = _sorted(p)
    return np.logical_and.accumulate(p <= alpha / np.arange(len(p), 0, -1))


def benjamini_hochberg(p, alpha):
    p = _sorted(p)
    passed = p <= alpha * np.arange(1, len(p) + 1) / max(len(p), 1)
    return np.logical_or.accumulate(passed[::-1])[::-1]

# %% W3 Bonferroni
import numpy as np


def holm(p, alpha):
    p = np.asarray(p, dtype=float)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError
    return p <= alpha / max(len(p), 1)


def benjamini_hochberg(p, alpha):
    return holm(p, alpha)

# %% W4 Benjamini-Hochberg: each p-value against its own limit
import numpy as np


def holm(p, alpha):
    p = np.asarray(p, dtype=float)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError
    order = np.argsort(p)
    rejected = np.zeros(len(p), dtype=bool)
    rejected[order] = np.logical_and.accumulate(p[order] <= alpha / np.arange(len(p), 0, -1))
    return rejected


def benjamini_hochberg(p, alpha):
    p = np.asarray(p, dtype=float)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError
    rank = np.argsort(np.argsort(p)) + 1
    return p <= alpha * rank / max(len(p), 1)

# %% W5 strictly below the limit
import numpy as np


def _order(p):
    p = np.asarray(p, dtype=float)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError
    return p, np.argsort(p)


def holm(p, alpha):
    p, order = _order(p)
    passed = p[order] < alpha / np.arange(len(p), 0, -1)
    rejected = np.zeros(len(p), dtype=bool)
    rejected[order] = np.logical_and.accumulate(passed)
    return rejected


def benjamini_hochberg(p, alpha):
    p, order = _order(p)
    passed = p[order] < alpha * np.arange(1, len(p) + 1) / max(len(p), 1)
    rejected = np.zeros(len(p), dtype=bool)
    rejected[order] = np.logical_or.accumulate(passed[::-1])[::-1]
    return rejected
