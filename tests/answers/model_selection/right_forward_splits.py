# %% sizes by division, then a running start
def forward_splits(n, k, gap, min_train):
    rest = n - gap - min_train
    if k < 1 or gap < 0 or min_train < 1 or rest < k:
        raise ValueError("these numbers do not fit")
    size, more = divmod(rest, k)
    splits, start = [], min_train + gap
    for j in range(k):
        stop = start + size + (j < more)
        splits.append((np.arange(0, start - gap), np.arange(start, stop)))
        start = stop
    return splits


# %% every row is dealt to a block
def forward_splits(n, k, gap, min_train):
    if min(k, min_train) < 1 or gap < 0:
        raise ValueError("k and min_train at least 1, gap at least 0")
    first = min_train + gap
    if n - first < k:
        raise ValueError("too few rows to validate")
    rows = np.arange(n)
    block = np.sort(np.arange(n - first) % k)
    valids = [rows[first:][block == j] for j in range(k)]
    return [(rows[rows < valid.min() - gap], valid) for valid in valids]


# %% lists of edges
def forward_splits(n, k, gap, min_train):
    rest = n - gap - min_train
    if k <= 0 or gap < 0 or min_train <= 0 or rest < k:
        raise ValueError(f"no {k} splits of {n} rows")
    edges = [gap + min_train + rest // k * j + min(j, rest % k) for j in range(k + 1)]
    return [(np.array(range(a - gap)), np.array(range(a, b))) for a, b in zip(edges, edges[1:])]


# %% blind: array_split
def forward_splits(n, k, gap, min_train):
    if k < 1 or gap < 0 or min_train < 1 or n - min_train - gap < k:
        raise ValueError("impossible split")
    blocks = np.array_split(np.arange(min_train + gap, n), k)
    return [(np.arange(block[0] - gap), block) for block in blocks]

# %% blind: divmod and a running border
def forward_splits(n, k, gap, min_train):
    if k < 1 or gap < 0 or min_train < 1:
        raise ValueError("k and min_train must be at least 1, gap at least 0")
    start = min_train + gap
    size, extra = divmod(n - start, k)
    if size < 1:
        raise ValueError("too few rows left for validation")
    splits = []
    for j in range(k):
        stop = start + size + (j < extra)
        splits.append((np.array(range(start - gap), dtype=int), np.array(range(start, stop), dtype=int)))
        start = stop
    return splits
