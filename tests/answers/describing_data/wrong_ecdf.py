# %% W1 left-continuous: counts what is below
import numpy as np


def ecdf(x):
    if len(x) == 0:
        raise ValueError("empty")
    values = np.unique(x)
    return values, ecdf_at(x, values)


def ecdf_at(x, q):
    if len(x) == 0:
        raise ValueError("empty")
    return np.searchsorted(np.sort(x), q, side="left") / len(x)


# %% W2 duplicates are kept
import numpy as np


def ecdf(x):
    if len(x) == 0:
        raise ValueError("empty")
    return np.sort(x), np.arange(1, len(x) + 1) / len(x)


def ecdf_at(x, q):
    if len(x) == 0:
        raise ValueError("empty")
    return np.searchsorted(np.sort(x), q, side="right") / len(x)


# %% W3 divides by n + 1
import numpy as np


def ecdf(x):
    if len(x) == 0:
        raise ValueError("empty")
    values, counts = np.unique(x, return_counts=True)
    return values, np.cumsum(counts) / (len(x) + 1)


def ecdf_at(x, q):
    if len(x) == 0:
        raise ValueError("empty")
    return np.searchsorted(np.sort(x), q, side="right") / (len(x) + 1)


# %% W4 joins the steps by straight lines
import numpy as np


def ecdf(x):
    if len(x) == 0:
        raise ValueError("empty")
    values, counts = np.unique(x, return_counts=True)
    return values, np.cumsum(counts) / len(x)


def ecdf_at(x, q):
    values, shares = ecdf(x)
    return np.interp(q, values, shares, left=0.0)


# %% W5 one q at a time
import numpy as np


def ecdf(x):
    if len(x) == 0:
        raise ValueError("empty")
    values, counts = np.unique(x, return_counts=True)
    return values, np.cumsum(counts) / len(x)


def ecdf_at(x, q):
    if len(x) == 0:
        raise ValueError("empty")
    if np.ndim(q) == 0:
        return np.mean(np.asarray(x) <= q)
    return np.array([np.mean(np.asarray(x) <= one) for one in np.ravel(q)])
