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
