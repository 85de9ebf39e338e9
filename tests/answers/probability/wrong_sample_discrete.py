# %% W1 the wrong side of searchsorted
def sample_discrete(p, size, rng):
    p = np.asarray(p, dtype=float)
    if p.ndim != 1 or not (np.all(p >= 0) and abs(p.sum() - 1) <= 1e-9):
        raise ValueError
    cdf = np.cumsum(p)
    return np.searchsorted(cdf / cdf[-1], rng.random(size))

# %% W2 an index k from rounding
def sample_discrete(p, size, rng):
    p = np.asarray(p, dtype=float)
    if p.ndim != 1 or not (np.all(p >= 0) and abs(p.sum() - 1) <= 1e-9):
        raise ValueError
    return np.searchsorted(np.cumsum(p), rng.random(size), side="right")

# %% W3 normalises what is no distribution
def sample_discrete(p, size, rng):
    p = np.asarray(p, dtype=float)
    if p.ndim != 1 or not p.size or not np.all(p >= 0) or p.sum() == 0:
        raise ValueError
    cdf = np.cumsum(p)
    return np.searchsorted(cdf / cdf[-1], rng.random(size), side="right")

# %% W4 rng.choice
def sample_discrete(p, size, rng):
    p = np.asarray(p, dtype=float)
    if p.ndim != 1 or not (np.all(p >= 0) and abs(p.sum() - 1) <= 1e-9):
        raise ValueError
    return rng.choice(p.size, size=size, p=p / p.sum())

# %% W5 the pieces in the order of their size
def sample_discrete(p, size, rng):
    p = np.asarray(p, dtype=float)
    if p.ndim != 1 or not (np.all(p >= 0) and abs(p.sum() - 1) <= 1e-9):
        raise ValueError
    order = np.argsort(-p, kind="stable")
    cdf = np.cumsum(p[order])
    return order[np.searchsorted(cdf / cdf[-1], rng.random(size), side="right")]

# %% W6 clipped to the last index, whatever its probability
def sample_discrete(p, size, rng):
    p = np.asarray(p, dtype=float)
    if p.ndim != 1 or not (np.all(p >= 0) and abs(p.sum() - 1) <= 1e-9):
        raise ValueError
    return np.minimum(np.searchsorted(np.cumsum(p), rng.random(size), side="right"), p.size - 1)

# %% W7 negative numbers and NaN pass
def sample_discrete(p, size, rng):
    p = np.asarray(p, dtype=float)
    if p.ndim != 1 or not p.size or abs(p.sum() - 1) > 1e-9:
        raise ValueError
    cdf = np.cumsum(p)
    return np.searchsorted(cdf / cdf[-1], rng.random(size), side="right")

# %% W8 a table of probabilities is flattened
def sample_discrete(p, size, rng):
    p = np.ravel(np.asarray(p, dtype=float))
    if not (np.all(p >= 0) and abs(p.sum() - 1) <= 1e-9):
        raise ValueError
    cdf = np.cumsum(p)
    return np.searchsorted(cdf / cdf[-1], rng.random(size), side="right")
