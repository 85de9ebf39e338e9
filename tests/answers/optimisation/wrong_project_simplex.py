# %% W1 cut, then divided
def project_simplex(v):
    v = np.asarray(v, dtype=float)
    if v.size == 0 or not np.isfinite(v).all():
        raise ValueError
    w = np.maximum(v, 0.0)
    return w / w.sum() if w.sum() > 0 else np.full(v.size, 1 / v.size)

# %% W2 softmax
def project_simplex(v):
    v = np.asarray(v, dtype=float)
    if v.size == 0 or not np.isfinite(v).all():
        raise ValueError
    w = np.exp(v - v.max())
    return w / w.sum()

# %% W3 absolute values
def project_simplex(v):
    v = np.asarray(v, dtype=float)
    if v.size == 0 or not np.isfinite(v).all():
        raise ValueError
    w = np.abs(v)
    return w / w.sum() if w.sum() > 0 else np.full(v.size, 1 / v.size)

# %% W4 sums before it subtracts
def project_simplex(v):
    v = np.asarray(v, dtype=float)
    if v.size == 0 or not np.isfinite(v).all():
        raise ValueError
    largest = np.sort(v)[::-1]
    taus = (np.cumsum(largest) - 1) / np.arange(1, v.size + 1)
    survivors = np.count_nonzero(largest > taus)
    return np.maximum(v - taus[survivors - 1], 0.0)

# %% W5 returns the sorted point
def project_simplex(v):
    v = np.asarray(v, dtype=float)
    if v.size == 0 or not np.isfinite(v).all():
        raise ValueError
    v = v - v.max()
    largest = np.sort(v)[::-1]
    taus = (np.cumsum(largest) - 1) / np.arange(1, v.size + 1)
    survivors = np.count_nonzero(largest > taus)
    return np.maximum(largest - taus[survivors - 1], 0.0)

# %% W6 all positive entries are said to survive
def project_simplex(v):
    v = np.asarray(v, dtype=float)
    if v.size == 0 or not np.isfinite(v).all():
        raise ValueError
    alive = v > 0 if (v > 0).any() else v == v.max()
    return np.maximum(v - (v[alive].sum() - 1) / alive.sum(), 0.0)

# %% W9 cuts once after lowering all
def project_simplex(v):
    v = np.asarray(v, dtype=float)
    if v.size == 0 or not np.isfinite(v).all():
        raise ValueError
    w = np.maximum(v - (v.sum() - 1) / v.size, 0.0)
    return w / w.sum()

# %% W7 keeps the dtype
def project_simplex(v):
    v = np.asarray(v)
    kind = v.dtype
    v = v.astype(float)
    if v.size == 0 or not np.isfinite(v).all():
        raise ValueError
    v = v - v.max()
    largest = np.sort(v)[::-1]
    taus = (np.cumsum(largest) - 1) / np.arange(1, v.size + 1)
    survivors = np.count_nonzero(largest > taus)
    return np.maximum(v - taus[survivors - 1], 0.0).astype(kind)

# %% W8 nothing is refused
def project_simplex(v):
    v = np.asarray(v, dtype=float)
    v = v - v.max(initial=-np.inf)
    largest = np.sort(v)[::-1]
    taus = (np.cumsum(largest) - 1) / np.arange(1, v.size + 1)
    survivors = np.count_nonzero(largest > taus)
    return np.maximum(v - taus[survivors - 1], 0.0)
