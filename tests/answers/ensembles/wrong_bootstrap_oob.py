# %% W1 without replacement
def bootstrap_oob(n, rng):
    if n < 1:
        raise ValueError("n")
    rows = rng.permutation(n)
    out = np.ones(n, dtype=bool)
    out[rows] = False
    return rows, out

# %% W2 mask of those inside
def bootstrap_oob(n, rng):
    if n < 1:
        raise ValueError("n")
    rows = rng.integers(n, size=n)
    out = np.zeros(n, dtype=bool)
    out[rows] = True
    return rows, out

# %% W3 repeats dropped
def bootstrap_oob(n, rng):
    if n < 1:
        raise ValueError("n")
    rows = rng.integers(n, size=n)
    out = np.ones(n, dtype=bool)
    out[rows] = False
    return np.unique(rows), out

# %% W4 the last row is never drawn
def bootstrap_oob(n, rng):
    if n < 1:
        raise ValueError("n")
    rows = rng.integers(max(n - 1, 1), size=n)
    out = np.ones(n, dtype=bool)
    out[rows] = False
    return rows, out

# %% W5 pairs of equal draws
def bootstrap_oob(n, rng):
    if n < 1:
        raise ValueError("n")
    rows = np.repeat(rng.integers(n, size=n // 2 + 1), 2)[:n]
    out = np.ones(n, dtype=bool)
    out[rows] = False
    return rows, out

# %% W6 no rows pass
def bootstrap_oob(n, rng):
    rows = rng.integers(max(n, 1), size=max(n, 0))
    out = np.ones(max(n, 0), dtype=bool)
    out[rows] = False
    return rows, out
