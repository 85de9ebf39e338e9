# %% W1 columns are not put back
def permutation_importance_(predict: Callable[[np.ndarray], np.ndarray], X: ArrayLike, y: ArrayLike,
                            metric: Callable[[np.ndarray, np.ndarray], float], repeats: int,
                            rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if repeats < 1 or len(X) != len(y):
        raise ValueError("repeats must be at least 1, and X and y must have the same length")
    whole = metric(y, predict(X.copy()))
    shuffled = X.copy()
    drops = np.empty((repeats, X.shape[1]))
    for j in range(X.shape[1]):
        for r in range(repeats):
            shuffled[:, j] = rng.permutation(X[:, j])
            drops[r, j] = whole - metric(y, predict(shuffled))
    return drops.mean(axis=0), drops.std(axis=0)

# %% W2 one permutation for all
def permutation_importance_(predict: Callable[[np.ndarray], np.ndarray], X: ArrayLike, y: ArrayLike,
                            metric: Callable[[np.ndarray, np.ndarray], float], repeats: int,
                            rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if repeats < 1 or len(X) != len(y):
        raise ValueError("repeats must be at least 1, and X and y must have the same length")
    whole = metric(y, predict(X.copy()))
    order = rng.permutation(len(X))
    drops = np.empty((repeats, X.shape[1]))
    for j in range(X.shape[1]):
        for r in range(repeats):
            shuffled = X.copy()
            shuffled[:, j] = X[order, j]
            drops[r, j] = whole - metric(y, predict(shuffled))
    return drops.mean(axis=0), drops.std(axis=0)

# %% W3 the sign is turned
def permutation_importance_(predict: Callable[[np.ndarray], np.ndarray], X: ArrayLike, y: ArrayLike,
                            metric: Callable[[np.ndarray, np.ndarray], float], repeats: int,
                            rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if repeats < 1 or len(X) != len(y):
        raise ValueError("repeats must be at least 1, and X and y must have the same length")
    whole = metric(y, predict(X.copy()))
    drops = np.empty((repeats, X.shape[1]))
    for j in range(X.shape[1]):
        for r in range(repeats):
            shuffled = X.copy()
            shuffled[:, j] = rng.permutation(X[:, j])
            drops[r, j] = metric(y, predict(shuffled)) - whole
    return drops.mean(axis=0), drops.std(axis=0)
