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
