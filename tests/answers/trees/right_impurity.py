# %% a loop over groups and classes
def impurity(counts, kind):
    if kind not in ("gini", "entropy"):
        raise ValueError(kind)
    table = np.asarray(counts, dtype=float)
    rows = table.tolist() if table.ndim == 2 else [table.tolist()]
    result = []
    for row in rows:
        if min(row) < 0:
            raise ValueError("negative")
        total, value = sum(row), 0.0
        for c in row:
            if c > 0:
                p = c / total
                value += p * (1 - p) if kind == "gini" else -p * np.log2(p)
        result.append(value)
    return np.array(result, dtype=float) if table.ndim == 2 else float(result[0])

# %% scipy's entropy and squares
def impurity(counts, kind):
    from scipy.special import entr

    counts = np.asarray(counts, dtype=float)
    if (counts < 0).any() or kind not in {"gini", "entropy"}:
        raise ValueError("refused")
    total = counts.sum(axis=-1)
    safe = np.where(total > 0, total, 1)
    p = counts / safe[..., None]
    if kind == "entropy":
        got = entr(p).sum(axis=-1) / np.log(2)
    else:
        got = np.where(total > 0, 1 - (p**2).sum(axis=-1), 0.0)
    return got if counts.ndim > 1 else float(got)

# %% blind: shares, and xlogy for the absent classes
def impurity(counts, kind):
    from scipy.special import xlogy

    counts = np.asarray(counts, dtype=float)
    if kind not in ("gini", "entropy"):
        raise ValueError(kind)
    if np.any(counts < 0):
        raise ValueError("a count is negative")
    total = counts.sum(axis=-1, keepdims=True)
    p = counts / np.where(total > 0, total, 1.0)
    if kind == "gini":
        out = np.where(total[..., 0] > 0, 1 - np.sum(p**2, axis=-1), 0.0)
    else:
        out = -np.sum(xlogy(p, p), axis=-1) / np.log(2) + 0.0
    return float(out) if counts.ndim == 1 else out

# %% blind: one group at a time, plain Python
def impurity(counts, kind):
    import math

    counts = np.asarray(counts, dtype=float)
    if (counts < 0).any() or kind not in {"gini", "entropy"}:
        raise ValueError("negative count or unknown kind")

    def one(group):
        n = sum(group)
        shares = [c / n for c in group if c > 0]
        if kind == "gini":
            return sum(p * (1 - p) for p in shares)
        return sum(p * math.log2(1 / p) for p in shares)

    if counts.ndim == 1:
        return float(one(counts.tolist()))
    return np.array([one(row) for row in counts.tolist()], dtype=float)
