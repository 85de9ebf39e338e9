# %% W1 plain folds, the classes as they fall
def stratified_kfold(y, k, rng):
    y = np.asarray(y)
    if not 2 <= k <= len(y):
        raise ValueError("k does not fit")
    if np.unique(y, return_counts=True)[1].min() < k:
        warnings.warn("a class is rare", UserWarning)
    every = np.arange(len(y))
    return [(np.setdiff1d(every, valid), valid) for valid in np.array_split(every, k)]


# %% W2 every class starts at the first fold
def stratified_kfold(y, k, rng):
    y = np.asarray(y)
    if not 2 <= k <= len(y):
        raise ValueError("k does not fit")
    classes, counts = np.unique(y, return_counts=True)
    if counts.min() < k:
        warnings.warn("a class is rare", UserWarning)
    fold = np.empty(len(y), dtype=int)
    for label in classes:
        rows = np.flatnonzero(y == label)
        fold[rng.permutation(rows)] = np.arange(len(rows)) % k
    return [(np.flatnonzero(fold != j), np.flatnonzero(fold == j)) for j in range(k)]


# %% W3 dealt in the order of the rows
def stratified_kfold(y, k, rng):
    y = np.asarray(y)
    if not 2 <= k <= len(y):
        raise ValueError("k does not fit")
    classes, counts = np.unique(y, return_counts=True)
    if counts.min() < k:
        warnings.warn("a class is rare", UserWarning)
    dealt = np.concatenate([np.flatnonzero(y == label) for label in classes])
    fold = np.empty(len(y), dtype=int)
    fold[dealt] = np.arange(len(y)) % k
    return [(np.flatnonzero(fold != j), np.flatnonzero(fold == j)) for j in range(k)]


# %% W4 rare classes pass in silence
def stratified_kfold(y, k, rng):
    y = np.asarray(y)
    if not 2 <= k <= len(y):
        raise ValueError("k does not fit")
    dealt = np.concatenate([rng.permutation(np.flatnonzero(y == label)) for label in np.unique(y)])
    fold = np.empty(len(y), dtype=int)
    fold[dealt] = np.arange(len(y)) % k
    return [(np.flatnonzero(fold != j), np.flatnonzero(fold == j)) for j in range(k)]
