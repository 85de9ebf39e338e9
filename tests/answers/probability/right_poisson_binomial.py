# %% in place, from the top down
def poisson_binomial(ps):
    if any(not 0 <= p <= 1 for p in ps):
        raise ValueError("not a probability")
    pmf = np.zeros(len(ps) + 1)
    pmf[0] = 1.0
    for i, p in enumerate(ps):
        for k in range(i + 1, 0, -1):
            pmf[k] = pmf[k] * (1 - p) + pmf[k - 1] * p
        pmf[0] *= 1 - p
    return pmf

# %% halves are convolved
def poisson_binomial(ps):
    ps = np.asarray(ps, dtype=float)
    if ps.ndim != 1 or np.isnan(ps).any() or (ps < 0).any() or (ps > 1).any():
        raise ValueError("a flat list of probabilities is needed")
    if len(ps) == 0:
        return np.array([1.0])
    if len(ps) == 1:
        return np.array([1 - ps[0], ps[0]])
    half = len(ps) // 2
    return np.convolve(poisson_binomial(ps[:half]), poisson_binomial(ps[half:]))

# %% the characteristic function, transformed back
def poisson_binomial(ps):
    ps = np.array(ps, dtype=float)
    if ps.ndim != 1:
        raise ValueError("one dimension")
    if not ((ps >= 0).all() and (ps <= 1).all()):
        raise ValueError("between 0 and 1")
    n = ps.size
    roots = np.exp(2j * np.pi * np.arange(n + 1) / (n + 1))
    values = np.ones(n + 1, dtype=complex)
    for p in ps:
        values *= 1 - p + p * roots
    return np.clip(np.fft.fft(values).real / (n + 1), 0.0, None)


# %% blind: one coin more in each round, always into a new array
import numpy as np


def poisson_binomial(ps):
    ps = np.asarray(ps, dtype=np.float64)
    if ps.ndim != 1 or not np.all((ps >= 0) & (ps <= 1)):
        raise ValueError("ps must be a list of probabilities")
    g = np.array([1.0])
    for p in ps:
        longer = np.zeros(len(g) + 1)
        longer[:-1] = (1 - p) * g
        longer[1:] += p * g
        g = longer
    return g


# %% blind: the characteristic function at n + 1 points of the circle, turned back by a discrete Fourier transform
import numpy as np


def poisson_binomial(ps):
    ps = np.array(ps, dtype=float)
    if ps.ndim != 1:
        raise ValueError("one list of coins, please")
    if np.isnan(ps).any() or (ps < 0).any() or (ps > 1).any():
        raise ValueError("probabilities lie between 0 and 1")
    n = ps.size
    circle = np.exp(-2j * np.pi * np.arange(n + 1) / (n + 1))
    transform = np.ones(n + 1, dtype=complex)
    for p in ps:
        transform *= 1 - p + p * circle
    return np.maximum(np.fft.ifft(transform).real, 0.0)
