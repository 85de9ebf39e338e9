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
