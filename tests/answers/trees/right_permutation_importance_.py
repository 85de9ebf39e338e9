# %% restores the column in one copy
def permutation_importance_(predict, X, y, metric, repeats, rng):
    X = np.array(X, dtype=float)
    if repeats < 1 or len(X) != len(y):
        raise ValueError("refused")
    y = np.asarray(y)
    base = metric(y, predict(X))
    means, sds = [], []
    for j in range(X.shape[1]):
        column = X[:, j].copy()
        drops = []
        for _ in range(repeats):
            X[:, j] = column[rng.permutation(len(column))]
            drops.append(base - metric(y, predict(X)))
        X[:, j] = column
        means.append(float(np.mean(drops)))
        sds.append(float(np.std(drops)))
    return np.array(means), np.array(sds)

# %% repeats outside, shuffle in place
def permutation_importance_(predict, X, y, metric, repeats, rng):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if X.shape[0] != y.shape[0]:
        raise ValueError("lengths")
    if repeats < 1:
        raise ValueError("repeats")
    scores = np.zeros((X.shape[1], repeats))
    for r in range(repeats):
        for j in range(X.shape[1]):
            table = np.array(X)
            rng.shuffle(table[:, j])
            scores[j, r] = metric(y, predict(table))
    drops = metric(y, predict(np.array(X))) - scores
    return drops.mean(axis=1), drops.std(axis=1)

# %% blind: column by column, a fresh copy each time
def permutation_importance_(predict, X, y, metric, repeats, rng):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if repeats < 1 or len(X) != len(y):
        raise ValueError("repeats or lengths")
    base = metric(y, predict(X.copy()))
    drops = np.empty((X.shape[1], repeats))
    for j in range(X.shape[1]):
        for k in range(repeats):
            shuffled = X.copy()
            shuffled[:, j] = X[rng.permutation(len(X)), j]
            drops[j, k] = base - metric(y, predict(shuffled))
    return drops.mean(axis=1), drops.std(axis=1)

# %% blind: one working copy, the column is shuffled in place and put back, running lists
def permutation_importance_(predict, X, y, metric, repeats, rng):
    if repeats < 1:
        raise ValueError("repeats must be at least 1")
    original = np.array(X, dtype=float)
    y = np.array(y)
    if original.shape[0] != y.shape[0]:
        raise ValueError("X and y differ in length")
    score = metric(y, predict(original))
    work, means, sds = original.copy(), [], []
    for j in range(original.shape[1]):
        found = []
        for _ in range(repeats):
            rng.shuffle(work[:, j])
            found.append(score - metric(y, predict(work.copy())))
        work[:, j] = original[:, j]
        means.append(np.mean(found))
        sds.append(np.std(found))
    return np.array(means), np.array(sds)
