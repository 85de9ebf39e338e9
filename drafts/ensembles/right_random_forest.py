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
