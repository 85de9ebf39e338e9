# %% W1 natural logarithm
def impurity(counts: ArrayLike, kind: str) -> float | np.ndarray:
    counts = np.asarray(counts, dtype=float)
    if kind not in ("gini", "entropy"):
        raise ValueError(f"kind must be gini or entropy, got {kind!r}")
    if (counts < 0).any():
        raise ValueError("a count is negative")
    total = counts.sum(axis=-1, keepdims=True)
    p = np.divide(counts, total, out=np.zeros_like(counts), where=total > 0)
    if kind == "gini":
        result = (p * (1 - p)).sum(axis=-1)
    else:
        result = -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1) + 0.0
    return float(result) if counts.ndim == 1 else result

# %% W2 NaN for an absent class
def impurity(counts: ArrayLike, kind: str) -> float | np.ndarray:
    counts = np.asarray(counts, dtype=float)
    if kind not in ("gini", "entropy"):
        raise ValueError(f"kind must be gini or entropy, got {kind!r}")
    if (counts < 0).any():
        raise ValueError("a count is negative")
    total = counts.sum(axis=-1, keepdims=True)
    p = np.divide(counts, total, out=np.zeros_like(counts), where=total > 0)
    if kind == "gini":
        result = (p * (1 - p)).sum(axis=-1)
    else:
        result = -(p * np.log2(p)).sum(axis=-1) + 0.0
    return float(result) if counts.ndim == 1 else result

# %% W3 misclassification for gini
def impurity(counts: ArrayLike, kind: str) -> float | np.ndarray:
    counts = np.asarray(counts, dtype=float)
    if kind not in ("gini", "entropy"):
        raise ValueError(f"kind must be gini or entropy, got {kind!r}")
    if (counts < 0).any():
        raise ValueError("a count is negative")
    total = counts.sum(axis=-1, keepdims=True)
    p = np.divide(counts, total, out=np.zeros_like(counts), where=total > 0)
    if kind == "gini":
        result = 1 - p.max(axis=-1)
    else:
        result = -(p * np.log2(np.where(p > 0, p, 1))).sum(axis=-1) + 0.0
    return float(result) if counts.ndim == 1 else result
