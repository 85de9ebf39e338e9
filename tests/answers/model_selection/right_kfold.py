# %% cut a permutation into parts
def kfold(n, k, rng):
    if k < 2 or k > n:
        raise ValueError("2 <= k <= n")
    parts = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(parts[:j] + parts[j + 1:]), part) for j, part in enumerate(parts)]


# %% deal a shuffled deck card by card
def kfold(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"{k} folds of {n} rows")
    deck = list(range(n))
    rng.shuffle(deck)
    splits = []
    for j in range(k):
        valid = deck[j::k]
        held = set(valid)
        splits.append((np.array([row for row in range(n) if row not in held]), np.array(valid)))
    return splits


# %% random keys, ranked
def kfold(n, k, rng):
    if k < 2 or n < k:
        raise ValueError("impossible number of folds")
    fold = np.argsort(np.argsort(rng.random(n))) * k // n
    masks = fold == np.arange(k)[:, None]
    return [(np.nonzero(~mask)[0], np.nonzero(mask)[0]) for mask in masks]


# %% blind: permutation, array_split, setdiff1d
def kfold(n, k, rng):
    if k < 2 or k > n:
        raise ValueError("k must be between 2 and n")
    parts = np.array_split(rng.permutation(n), k)
    return [(np.setdiff1d(np.arange(n), valid), valid) for valid in parts]

# %% blind: shuffled fold numbers, masks
def kfold(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"cannot cut {n} rows into {k} folds")
    fold = np.arange(n) % k
    rng.shuffle(fold)
    splits = []
    for j in range(k):
        mask = fold == j
        splits.append((np.flatnonzero(~mask), np.flatnonzero(mask)))
    return splits
