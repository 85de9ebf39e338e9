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
