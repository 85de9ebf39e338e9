# %% W1 n // k rows a fold, the rest is lost
def kfold(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k does not fit")
    order, size = rng.permutation(n), n // k
    splits = []
    for j in range(k):
        valid = order[j * size:(j + 1) * size]
        splits.append((np.setdiff1d(order, valid), valid))
    return splits


# %% W2 consecutive blocks, not shuffled
def kfold(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k does not fit")
    return [(np.setdiff1d(np.arange(n), valid), valid) for valid in np.array_split(np.arange(n), k)]


# %% W3 every row is trained on
def kfold(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k does not fit")
    order = rng.permutation(n)
    return [(order, valid) for valid in np.array_split(order, k)]


# %% W4 each fold is drawn by itself
def kfold(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k does not fit")
    splits = []
    for part in np.array_split(np.arange(n), k):
        order = rng.permutation(n)
        splits.append((order[len(part):], order[: len(part)]))
    return splits


# %% W5 the last fold takes the remainder
def kfold(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k does not fit")
    order, size = rng.permutation(n), n // k
    splits = []
    for j in range(k):
        valid = order[j * size:] if j == k - 1 else order[j * size:(j + 1) * size]
        splits.append((np.setdiff1d(order, valid), valid))
    return splits
