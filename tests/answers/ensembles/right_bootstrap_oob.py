# %% choice, and a set of what was drawn
def bootstrap_oob(n, rng):
    if n <= 0:
        raise ValueError(n)
    rows = rng.choice(n, size=n)
    seen = set(rows.tolist())
    return rows, np.array([i not in seen for i in range(n)])

# %% uniform numbers, counts
def bootstrap_oob(n, rng):
    if n < 1:
        raise ValueError("n must be at least 1")
    rows = np.minimum((rng.random(n) * n).astype(int), n - 1)
    return rows, np.bincount(rows, minlength=n) == 0

# %% one draw after the other
def bootstrap_oob(n, rng):
    if n < 1:
        raise ValueError("no rows")
    out, rows = np.full(n, True), np.zeros(n, dtype=int)
    for k in range(n):
        rows[k] = rng.integers(0, n)
        out[rows[k]] = False
    return rows, out

# %% blind: integers and a mask set by indexing
def bootstrap_oob(n, rng):
    if n < 1:
        raise ValueError("n must be at least 1")
    rows = rng.integers(n, size=n)
    out = np.ones(n, dtype=bool)
    out[rows] = False
    return rows, out

# %% blind: one choice per draw in a loop, membership in a set
def bootstrap_oob(n, rng):
    if n < 1:
        raise ValueError(f"{n} rows")
    drawn = []
    while len(drawn) < n:
        drawn.append(int(rng.choice(n)))
    seen = set(drawn)
    return np.array(drawn, dtype=int), np.array([i not in seen for i in range(n)], dtype=bool)
