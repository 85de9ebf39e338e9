# %% a loop that walks along the pieces
def sample_discrete(p, size, rng):
    p = [float(value) for value in p]
    if any(not value >= 0 for value in p) or not abs(sum(p) - 1) <= 1e-9:
        raise ValueError("not a distribution")
    last = max(k for k, value in enumerate(p) if value > 0)

    def category(u):
        upper = 0.0
        for k, value in enumerate(p):
            upper += value
            if u < upper:
                return k
        return last

    u = np.asarray(rng.random(size))
    return np.array([category(value) for value in u.ravel()], dtype=int).reshape(u.shape)

# %% counts the cuts at or below u, one draw at a time
import math


def sample_discrete(p, size, rng):
    p = np.array(p, dtype=float)
    if p.ndim != 1 or p.size == 0 or np.isnan(p).any() or (p < 0).any() or not math.isclose(math.fsum(p), 1, rel_tol=0, abs_tol=1e-9):
        raise ValueError("not a distribution")
    cuts = p.cumsum()
    shape = (size,) if np.ndim(size) == 0 else tuple(size)
    u = np.array([rng.random() for _ in range(math.prod(shape))]).reshape(shape)
    return np.minimum((u[..., None] >= cuts).sum(axis=-1), np.flatnonzero(p).max())


# %% blind: cumsum and searchsorted, cut off at the last category that is possible
import numpy as np


def sample_discrete(p, size, rng):
    p = np.asarray(p, dtype=np.float64)
    if p.ndim != 1 or p.size == 0:
        raise ValueError("p must be a list of probabilities")
    if not np.all(p >= 0) or not abs(p.sum() - 1) <= 1e-9:
        raise ValueError("p must hold probabilities that sum to 1")
    u = rng.random(size)
    k = np.searchsorted(np.cumsum(p), u, side="right")
    return np.minimum(k, np.flatnonzero(p)[-1])


# %% blind: one uniform number at a time, and a walk along the running sum until it is above u
import math

import numpy as np


def sample_discrete(p, size, rng):
    if np.ndim(p) != 1 or len(p) == 0:
        raise ValueError("p must be one-dimensional and not empty")
    p = [float(v) for v in p]
    if any(math.isnan(v) or v < 0 for v in p) or abs(math.fsum(p) - 1) > 1e-9:
        raise ValueError("these are no probabilities")
    last = max(k for k, v in enumerate(p) if v > 0)

    def one(u):
        total = 0.0
        for k, v in enumerate(p):
            total += v
            if u < total:
                return k
        return last

    shape = tuple(size) if isinstance(size, (tuple, list)) else (int(size),)
    drawn = [one(float(rng.random())) for _ in range(math.prod(shape))]
    if shape == ():
        return drawn[0]
    return np.array(drawn, dtype=np.int64).reshape(shape)
