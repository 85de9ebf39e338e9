# %% W1 ordinal ranks for ties
import numpy as np


def spearman(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    if len(x) != len(y):
        raise ValueError("lengths differ")
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        return np.nan
    ranks = [np.argsort(np.argsort(v, kind="stable"), kind="stable") for v in (x, y)]
    return np.corrcoef(*ranks)[0, 1]


# %% W2 the shortcut with squared differences although there are ties
import numpy as np


def spearman(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    if len(x) != len(y):
        raise ValueError("lengths differ")
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        return np.nan
    a, b = ((v[:, None] > v).sum(axis=1) + ((v[:, None] == v).sum(axis=1) + 1) / 2 for v in (x, y))
    n = len(x)
    return 1 - 6 * np.sum((a - b) ** 2) / (n * (n**2 - 1))


# %% W3 Pearson's correlation
import numpy as np


def spearman(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    if len(x) != len(y):
        raise ValueError("lengths differ")
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        return np.nan
    return np.corrcoef(x, y)[0, 1]


# %% W4 a constant has correlation 0
import numpy as np


def spearman(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    if len(x) != len(y):
        raise ValueError("lengths differ")
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        return 0.0
    a, b = ((v[:, None] > v).sum(axis=1) + ((v[:, None] == v).sum(axis=1) + 1) / 2 for v in (x, y))
    return np.corrcoef(a, b)[0, 1]
