# %% a pointer that goes on from class to class
def stratified_kfold(y, k, rng):
    y = np.array(y)
    n = len(y)
    if k < 2 or k > n:
        raise ValueError("2 <= k <= n")
    valid, turn = [[] for _ in range(k)], 0
    for label in sorted(set(y.tolist())):
        rows = [i for i in range(n) if y[i] == label]
        if len(rows) < k:
            warnings.warn(f"class {label!r} is too rare", UserWarning, stacklevel=2)
        for i in rng.permutation(rows):
            valid[turn % k].append(int(i))
            turn += 1
    return [(np.array([i for i in range(n) if i not in part]), np.array(part)) for part in valid]


# %% sort shuffled rows by class, then take every k-th
def stratified_kfold(y, k, rng):
    labels, code = np.unique(y, return_inverse=True)
    if not 2 <= k <= code.size:
        raise ValueError(f"{k} folds of {code.size} rows")
    if np.any(np.bincount(code) < k):
        warnings.warn("some folds lack a class")
    order = rng.permutation(code.size)
    order = order[np.argsort(code[order], kind="stable")]
    every = np.arange(code.size)
    return [(np.delete(every, order[j::k]), order[j::k]) for j in range(k)]


# %% lexsort by class and random key
def stratified_kfold(y, k, rng):
    y = np.asarray(y)
    if k > y.shape[0] or k < 2:
        raise ValueError("k does not fit")
    if min(np.unique(y, return_counts=True)[1]) < k:
        warnings.warn("a class is rarer than there are folds", category=UserWarning)
    rank = np.empty(len(y), dtype=int)
    rank[np.lexsort((rng.random(len(y)), np.unique(y, return_inverse=True)[1]))] = range(len(y))
    return [(np.where(rank % k != j)[0], np.where(rank % k == j)[0]) for j in range(k)]


# %% blind: shuffle, stable sort by class, deal round-robin
def stratified_kfold(y, k, rng):
    y = np.asarray(y)
    n = len(y)
    if not 2 <= k <= n:
        raise ValueError(f"cannot cut {n} rows into {k} folds")
    codes, counts = np.unique(y, return_inverse=True, return_counts=True)[1:]
    if counts.min() < k:
        warnings.warn("a class has fewer rows than there are folds", UserWarning, stacklevel=2)
    order = rng.permutation(n)
    order = order[np.argsort(codes.reshape(-1)[order], kind="stable")]
    fold = np.empty(n, dtype=int)
    fold[order] = np.arange(n) % k
    return [(np.flatnonzero(fold != j), np.flatnonzero(fold == j)) for j in range(k)]

# %% blind: dict of lists, one hand of cards, plain loops
def stratified_kfold(y, k, rng):
    labels = np.asarray(y).tolist()
    n = len(labels)
    if k < 2 or k > n:
        raise ValueError("k must be between 2 and n")
    rows = {}
    for i, label in enumerate(labels):
        rows.setdefault(label, []).append(i)
    rare = [label for label, members in rows.items() if len(members) < k]
    if rare:
        warnings.warn(f"{len(rare)} classes have fewer than {k} rows", UserWarning)
    valid = [[] for _ in range(k)]
    seat = 0
    for members in rows.values():
        for i in rng.permutation(members):
            valid[seat].append(int(i))
            seat = (seat + 1) % k
    splits = []
    for part in valid:
        inside = set(part)
        train = [i for i in range(n) if i not in inside]
        splits.append((np.array(train, dtype=int), np.array(part, dtype=int)))
    return splits
