# %% W1 columns drawn once for a tree
def random_forest(X, y, n_trees, max_features, rng, grow):
    X, y = np.asarray(X), np.asarray(y)
    n, d = X.shape
    if len(y) != n or n_trees < 1 or not 1 <= max_features <= d:
        raise ValueError("arguments")
    trees = []
    for _ in range(n_trees):
        rows = rng.integers(n, size=n)
        chosen = rng.choice(d, size=max_features, replace=False)
        trees.append(grow(X[rows], y[rows], lambda: chosen))
    return trees

# %% W2 one bootstrap for all
def random_forest(X, y, n_trees, max_features, rng, grow):
    X, y = np.asarray(X), np.asarray(y)
    n, d = X.shape
    if len(y) != n or n_trees < 1 or not 1 <= max_features <= d:
        raise ValueError("arguments")
    rows = rng.integers(n, size=n)
    return [grow(X[rows], y[rows], lambda: rng.choice(d, size=max_features, replace=False)) for _ in range(n_trees)]

# %% W3 columns with replacement
def random_forest(X, y, n_trees, max_features, rng, grow):
    X, y = np.asarray(X), np.asarray(y)
    n, d = X.shape
    if len(y) != n or n_trees < 1 or not 1 <= max_features <= d:
        raise ValueError("arguments")
    trees = []
    for _ in range(n_trees):
        rows = rng.integers(n, size=n)
        trees.append(grow(X[rows], y[rows], lambda: rng.integers(d, size=max_features)))
    return trees

# %% W4 all rows without replacement
def random_forest(X, y, n_trees, max_features, rng, grow):
    X, y = np.asarray(X), np.asarray(y)
    n, d = X.shape
    if len(y) != n or n_trees < 1 or not 1 <= max_features <= d:
        raise ValueError("arguments")
    trees = []
    for _ in range(n_trees):
        rows = rng.permutation(n)
        trees.append(grow(X[rows], y[rows], lambda: rng.choice(d, size=max_features, replace=False)))
    return trees

# %% W5 the first row is never drawn
def random_forest(X, y, n_trees, max_features, rng, grow):
    X, y = np.asarray(X), np.asarray(y)
    n, d = X.shape
    if len(y) != n or n_trees < 1 or not 1 <= max_features <= d:
        raise ValueError("arguments")
    trees = []
    for _ in range(n_trees):
        rows = rng.integers(min(1, n - 1), n, size=n)
        trees.append(grow(X[rows], y[rows], lambda: rng.choice(d, size=max_features, replace=False)))
    return trees

# %% W6 neighbouring columns only
def random_forest(X, y, n_trees, max_features, rng, grow):
    X, y = np.asarray(X), np.asarray(y)
    n, d = X.shape
    if len(y) != n or n_trees < 1 or not 1 <= max_features <= d:
        raise ValueError("arguments")
    trees = []
    for _ in range(n_trees):
        rows = rng.integers(n, size=n)
        trees.append(grow(X[rows], y[rows], lambda: (rng.integers(d) + np.arange(max_features)) % d))
    return trees
