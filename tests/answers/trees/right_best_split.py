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

# %% blind: cumulative sums of indicator columns
def best_split(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    if len(x) != len(y):
        raise ValueError("x and y differ in length")
    n = len(x)
    if n < 2:
        return None, 0.0
    order = np.argsort(x, kind="stable")
    x = x[order]
    classes, codes = np.unique(y[order], return_inverse=True)
    left = np.cumsum(codes[:, None] == np.arange(len(classes)), axis=0)[:-1]
    total = np.bincount(codes, minlength=len(classes))
    right = total - left
    n_left = np.arange(1, n)
    n_right = n - n_left
    before = 1 - np.sum((total / n) ** 2)
    after = (n_left - np.sum(left**2, axis=1) / n_left + n_right - np.sum(right**2, axis=1) / n_right) / n
    gains = np.where(x[1:] > x[:-1], before - after, -1.0)
    best = gains.max()
    if best <= 1e-12:
        return None, 0.0
    i = int(np.flatnonzero(gains >= best - 1e-12)[0])
    return float(x[i] + (x[i + 1] - x[i]) / 2), float(gains[i])

# %% blind: group equal values first, then one loop over classes
def best_split(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    if x.size != y.size:
        raise ValueError("lengths")
    values, place = np.unique(x, return_inverse=True)
    if len(values) < 2:
        return None, 0.0
    n = len(x)
    sizes = np.cumsum(np.bincount(place))[:-1].astype(float)
    inside_left = np.zeros(len(values) - 1)
    inside_right = np.zeros(len(values) - 1)
    whole = 0.0
    for label in np.unique(y):
        counts = np.cumsum(np.bincount(place[y == label], minlength=len(values))).astype(float)
        inside_left += counts[:-1] ** 2
        inside_right += (counts[-1] - counts[:-1]) ** 2
        whole += counts[-1] ** 2
    gain = (inside_left / sizes + inside_right / (n - sizes) - whole / n) / n
    if gain.max() <= 1e-12:
        return None, 0.0
    i = next(i for i in range(len(gain)) if gain[i] >= gain.max() - 1e-12)
    return (float(values[i]) + float(values[i + 1])) / 2, float(gain[i])
