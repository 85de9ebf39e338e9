# %% W1 the rows are cut, whatever their group
def group_kfold(groups, k):
    groups = np.asarray(groups)
    if not 2 <= k <= len(np.unique(groups)):
        raise ValueError("k does not fit")
    every = np.arange(len(groups))
    return [(np.setdiff1d(every, valid), valid) for valid in np.array_split(every, k)]


# %% W2 groups are dealt in the order of their labels
def group_kfold(groups, k):
    labels, group = np.unique(np.asarray(groups), return_inverse=True)
    if not 2 <= k <= len(labels):
        raise ValueError("k does not fit")
    fold = group % k
    return [(np.flatnonzero(fold != j), np.flatnonzero(fold == j)) for j in range(k)]


# %% W3 rows without a group are dropped
def group_kfold(groups, k):
    groups = np.asarray(groups)
    labels = [label for label in np.unique(groups) if label == label]
    if not 2 <= k <= len(labels) + bool(np.any(groups != groups)):
        raise ValueError("k does not fit")
    sizes = [np.sum(groups == label) for label in labels]
    filled, fold = np.zeros(k, dtype=int), np.full(len(groups), -1)
    for g in np.argsort(-np.array(sizes)):
        fold[groups == labels[g]] = filled.argmin()
        filled[filled.argmin()] += sizes[g]
    return [(np.flatnonzero((fold != j) & (fold >= 0)), np.flatnonzero(fold == j)) for j in range(k)]


# %% W4 the smallest group goes first
def group_kfold(groups, k):
    _, group, sizes = np.unique(np.asarray(groups), return_inverse=True, return_counts=True)
    if not 2 <= k <= len(sizes):
        raise ValueError("k does not fit")
    filled = np.zeros(k, dtype=int)
    fold_of = np.empty(len(sizes), dtype=int)
    for g in np.argsort(sizes):
        fold_of[g] = filled.argmin()
        filled[fold_of[g]] += sizes[g]
    fold = fold_of[group]
    return [(np.flatnonzero(fold != j), np.flatnonzero(fold == j)) for j in range(k)]


# %% W5 every missing label is a group of its own
def group_kfold(groups, k):
    groups = np.asarray(groups)
    if groups.dtype.kind == "f":
        missing = np.isnan(groups)
        groups = np.where(missing, 1e9 + np.arange(len(groups)), groups)
    _, group, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    if not 2 <= k <= len(sizes):
        raise ValueError("k does not fit")
    filled = np.zeros(k, dtype=int)
    fold_of = np.empty(len(sizes), dtype=int)
    for g in np.argsort(-sizes):
        fold_of[g] = filled.argmin()
        filled[fold_of[g]] += sizes[g]
    fold = fold_of[group]
    return [(np.flatnonzero(fold != j), np.flatnonzero(fold == j)) for j in range(k)]
