# %% a heap of folds, groups by a dict
def group_kfold(groups, k):
    import heapq

    members = {}
    for row, label in enumerate(np.asarray(groups).tolist()):
        members.setdefault("missing" if label != label else ("label", label), []).append(row)
    if k < 2 or k > len(members):
        raise ValueError("2 <= k <= number of groups")
    heap, valid = [(0, j) for j in range(k)], [[] for _ in range(k)]
    for rows in sorted(members.values(), key=len, reverse=True):
        size, j = heapq.heappop(heap)
        valid[j] += rows
        heapq.heappush(heap, (size + len(rows), j))
    n = sum(map(len, valid))
    return [(np.array(sorted(set(range(n)) - set(part))), np.array(sorted(part))) for part in valid]


# %% pandas counts the groups
def group_kfold(groups, k):
    import pandas as pd

    codes = pd.factorize(pd.Series(list(groups)), use_na_sentinel=True)[0]
    codes = np.where(codes < 0, codes.max(initial=-1) + 1, codes)
    sizes = pd.Series(codes).value_counts(sort=True)
    if not 2 <= k <= len(sizes):
        raise ValueError(f"{k} folds of {len(sizes)} groups")
    totals, chosen = [0] * k, {}
    for code, size in sizes.items():
        j = totals.index(min(totals))
        totals[j] += size
        chosen[code] = j
    fold = np.array([chosen[code] for code in codes])
    return [((fold != j).nonzero()[0], (fold == j).nonzero()[0]) for j in range(k)]


# %% repeated maximum
def group_kfold(groups, k):
    groups = np.asarray(groups)
    _, code = np.unique(groups, return_inverse=True)
    counts = np.bincount(code).tolist() if code.size else []
    if k < 2 or len(counts) < k:
        raise ValueError("impossible number of folds")
    fold, rows_in = np.full(len(groups), -1), [0] * k
    while max(counts) > 0:
        g = counts.index(max(counts))
        j = min(range(k), key=lambda i: rows_in[i])
        fold[code == g] = j
        rows_in[j] += counts[g]
        counts[g] = 0
    every = np.arange(len(groups))
    return [(every[fold != j], every[fold == j]) for j in range(k)]


# %% blind: np.unique codes, argmin of fold sizes
def group_kfold(groups, k):
    groups = np.asarray(groups)
    names, codes, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    if k < 2 or k > len(names):
        raise ValueError("k must be between 2 and the number of groups")
    codes = codes.reshape(-1)
    load = np.zeros(k, dtype=int)
    home = np.empty(len(names), dtype=int)
    for g in np.argsort(-sizes, kind="stable"):
        home[g] = load.argmin()
        load[home[g]] += sizes[g]
    fold = home[codes]
    return [(np.flatnonzero(fold != j), np.flatnonzero(fold == j)) for j in range(k)]

# %% blind: dict of lists and a heap
def group_kfold(groups, k):
    import heapq
    labels = np.asarray(groups).tolist()
    members = {}
    for i, label in enumerate(labels):
        key = ("missing",) if label != label else label
        members.setdefault(key, []).append(i)
    if not 2 <= k <= len(members):
        raise ValueError(f"cannot put {len(members)} groups into {k} folds")
    heap = [(0, -j) for j in range(k)]
    heapq.heapify(heap)
    valid = {-j: [] for j in range(k)}
    for rows in sorted(members.values(), key=len, reverse=True):
        size, j = heapq.heappop(heap)
        valid[j] += rows
        heapq.heappush(heap, (size + len(rows), j))
    everything = set(range(len(labels)))
    return [(np.array(sorted(everything - set(part)), dtype=int), np.array(part, dtype=int))
            for part in valid.values()]
