# %% a closure with permutation
def random_forest(X, y, n_trees, max_features, rng, grow):
    X, y = np.array(X), np.array(y)
    if X.shape[0] != y.shape[0]:
        raise ValueError("X and y differ in length")
    if n_trees < 1:
        raise ValueError("n_trees")
    if max_features < 1 or max_features > X.shape[1]:
        raise ValueError("max_features")
    d = X.shape[1]

    def one():
        rows = rng.choice(len(y), size=len(y), replace=True)
        return grow(X[rows], y[rows], lambda: rng.permutation(d)[:max_features])

    return [one() for _ in range(n_trees)]

# %% all bootstraps at once, columns as a list by sorted random keys
def random_forest(X, y, n_trees, max_features, rng, grow):
    X, y = np.asarray(X), np.asarray(y)
    n, d = X.shape
    if n_trees <= 0 or len(y) != n or max_features not in range(1, d + 1):
        raise ValueError("arguments")
    samples = rng.integers(0, n, (n_trees, n))
    trees = []
    for rows in samples:
        def columns():
            keys = rng.random(d).tolist()
            return sorted(range(d), key=keys.__getitem__)[:max_features]

        trees += [grow(np.take(X, rows, axis=0), np.take(y, rows), columns)]
    return trees

# %% blind: rng.choice without replacement
def random_forest(X, y, n_trees, max_features, rng, grow):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X and y differ in length")
    n, d = X.shape
    if n_trees < 1 or max_features < 1 or max_features > d:
        raise ValueError("n_trees or max_features out of range")

    def columns():
        return rng.choice(d, size=max_features, replace=False)

    trees = []
    for _ in range(n_trees):
        rows = rng.integers(n, size=n)
        trees.append(grow(X[rows], y[rows], columns))
    return trees

# %% blind: shuffled column list, rows by scaled uniforms, a comprehension
def random_forest(X, y, n_trees, max_features, rng, grow):
    X = np.array(X)
    y = np.array(y)
    if X.shape[0] != y.shape[0]:
        raise ValueError(f"{X.shape[0]} rows, {y.shape[0]} labels")
    if n_trees < 1:
        raise ValueError("no trees")
    if not 1 <= max_features <= X.shape[1]:
        raise ValueError("max_features must be from 1 to d")

    def columns():
        left = list(range(X.shape[1]))
        return [left.pop(int(rng.integers(len(left)))) for _ in range(max_features)]

    def sample():
        rows = np.floor(rng.random(len(X)) * len(X)).astype(int)
        return np.take(X, rows, axis=0), np.take(y, rows)

    return [grow(*sample(), columns) for _ in range(n_trees)]
