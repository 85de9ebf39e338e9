# %% one walk with a list of counts
def best_split(x, y):
    x, y = [float(v) for v in x], list(y)
    if len(x) != len(y):
        raise ValueError("lengths")
    n = len(x)
    names = {label: i for i, label in enumerate(dict.fromkeys(y))}
    right = [0] * len(names)
    for label in y:
        right[names[label]] += 1
    left = [0] * len(names)
    rows = sorted(range(n), key=x.__getitem__)
    whole = sum(c * c for c in right)
    best, threshold = 1e-12, None
    for i in range(n - 1):
        k = names[y[rows[i]]]
        left[k] += 1
        right[k] -= 1
        low, high = x[rows[i]], x[rows[i + 1]]
        if low == high:
            continue
        kept = sum(c * c for c in left) / (i + 1) + sum(c * c for c in right) / (n - i - 1)
        gain = kept / n - whole / n**2
        if gain > best + (0 if threshold is None else 1e-12):
            best, threshold = gain, (low + high) / 2
    return (None, 0.0) if threshold is None else (threshold, best)

# %% a table of counts per distinct value
def best_split(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    if x.shape != y.shape:
        raise ValueError("lengths")
    if x.size == 0:
        return None, 0.0
    values, where = np.unique(x, return_inverse=True)
    classes, codes = np.unique(y, return_inverse=True)
    if len(values) < 2 or len(classes) < 2:
        return None, 0.0
    table = np.zeros((len(values), len(classes)))
    np.add.at(table, (where, codes), 1)
    left = table.cumsum(axis=0)[:-1]
    right = table.sum(axis=0) - left
    n = len(x)

    def weighted(counts):
        total = counts.sum(axis=1)
        return total / n * (1 - ((counts / total[:, None]) ** 2).sum(axis=1))

    gains = 1 - ((table.sum(axis=0) / n) ** 2).sum() - weighted(left) - weighted(right)
    best = int(np.flatnonzero(gains >= gains.max() - 1e-12)[0])
    if gains[best] <= 1e-12:
        return None, 0.0
    return float(values[best : best + 2].mean()), float(gains[best])
