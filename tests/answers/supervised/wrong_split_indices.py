# %% W1 each part is drawn independently, so parts overlap
def split_indices(n, fractions, rng, stratify=None):
    if min(fractions) < 0 or not math.isclose(sum(fractions), 1):
        raise ValueError("fractions")
    if stratify is not None and len(stratify) != n:
        raise ValueError("stratify")
    return tuple(rng.choice(n, size=round(f * n), replace=False) for f in fractions)

# %% W2 every part's size is truncated and the leftover rows are lost
def split_indices(n, fractions, rng, stratify=None):
    if min(fractions) < 0 or not math.isclose(sum(fractions), 1):
        raise ValueError("fractions")
    if stratify is not None and len(stratify) != n:
        raise ValueError("stratify")
    labels = np.zeros(n) if stratify is None else np.asarray(stratify)
    parts = [[] for _ in fractions]
    for label in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == label)).tolist()
        start = 0
        for part, f in zip(parts, fractions):
            size = int(f * len(rows))
            part += rows[start:start + size]
            start += size
    return tuple(np.array(part, dtype=int) for part in parts)

# %% W3 the rows are cut in the order in which they came
def split_indices(n, fractions, rng, stratify=None):
    shares = np.asarray(fractions, dtype=float)
    if shares.min() < 0 or not math.isclose(shares.sum(), 1):
        raise ValueError("fractions")
    labels = np.zeros(n) if stratify is None else np.asarray(stratify)
    if len(labels) != n:
        raise ValueError("stratify")
    part, behind = np.empty(n, dtype=int), np.zeros(len(shares))
    for label in np.unique(labels):
        rows = np.flatnonzero(labels == label)
        sizes = np.floor(shares * len(rows)).astype(int)
        behind += shares * len(rows) - sizes
        served = np.argsort(-behind)[: len(rows) - sizes.sum()]
        sizes[served] += 1
        behind[served] -= 1
        part[rows] = np.repeat(np.arange(len(shares)), sizes)
    return tuple(np.flatnonzero(part == j) for j in range(len(shares)))

# %% W4 every class is rounded the same way, so the roundings add up
def split_indices(n, fractions, rng, stratify=None):
    shares = np.asarray(fractions, dtype=float)
    if shares.min() < 0 or not math.isclose(shares.sum(), 1):
        raise ValueError("fractions")
    labels = np.zeros(n) if stratify is None else np.asarray(stratify)
    if len(labels) != n:
        raise ValueError("stratify")
    part = np.empty(n, dtype=int)
    for label in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == label))
        sizes = np.floor(shares * len(rows)).astype(int)
        sizes[: len(rows) - sizes.sum()] += 1
        part[rows] = np.repeat(np.arange(len(shares)), sizes)
    return tuple(np.flatnonzero(part == j) for j in range(len(shares)))

# %% W5 the labels are checked and then ignored
def split_indices(n, fractions, rng, stratify=None):
    shares = np.asarray(fractions, dtype=float)
    if shares.min() < 0 or not math.isclose(shares.sum(), 1):
        raise ValueError("fractions")
    if stratify is not None and len(stratify) != n:
        raise ValueError("stratify")
    cuts = np.rint(np.cumsum(shares)[:-1] * n).astype(int)
    return tuple(np.split(rng.permutation(n), cuts))

# %% W6 the last part takes whatever is left, up to one row per part too many
def split_indices(n, fractions, rng, stratify=None):
    shares = np.asarray(fractions, dtype=float)
    if shares.min() < 0 or not math.isclose(shares.sum(), 1):
        raise ValueError("fractions")
    labels = np.zeros(n) if stratify is None else np.asarray(stratify)
    if len(labels) != n:
        raise ValueError("stratify")
    parts = [[np.array([], dtype=int)] for _ in shares]
    for label in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == label))
        cuts = np.cumsum((shares[:-1] * len(rows)).astype(int))
        for part, piece in zip(parts, np.split(rows, cuts)):
            part.append(piece)
    return tuple(np.concatenate(part) for part in parts)
