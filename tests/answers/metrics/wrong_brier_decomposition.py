# %% W1 the resolution comes with its minus sign
def brier_decomposition(y: ArrayLike, p: ArrayLike) -> tuple[float, float, float]:
    y, p = two_classes(y, p)
    if p.min() < 0 or p.max() > 1:
        raise ValueError("every p must lie between 0 and 1")
    value, group = np.unique(p, return_inverse=True)
    weight = np.bincount(group) / len(y)
    share = np.bincount(group, weights=y) / np.bincount(group)
    base = float(y.mean())
    reliability = np.sum(weight * (value - share) ** 2)
    resolution = np.sum(weight * (share - base) ** 2)
    return float(reliability), -float(resolution), base * (1 - base)


# %% W2 scores are put into ten bins first
def brier_decomposition(y: ArrayLike, p: ArrayLike) -> tuple[float, float, float]:
    y, p = two_classes(y, p)
    if p.min() < 0 or p.max() > 1:
        raise ValueError("every p must lie between 0 and 1")
    _, group = np.unique(np.floor(p * 10), return_inverse=True)
    value = np.bincount(group, weights=p) / np.bincount(group)
    weight = np.bincount(group) / len(y)
    share = np.bincount(group, weights=y) / np.bincount(group)
    base = float(y.mean())
    reliability = np.sum(weight * (value - share) ** 2)
    resolution = np.sum(weight * (share - base) ** 2)
    return float(reliability), float(resolution), base * (1 - base)


# %% W3 every group weighs the same
def brier_decomposition(y: ArrayLike, p: ArrayLike) -> tuple[float, float, float]:
    y, p = two_classes(y, p)
    if p.min() < 0 or p.max() > 1:
        raise ValueError("every p must lie between 0 and 1")
    value, group = np.unique(p, return_inverse=True)
    weight = np.full(len(value), 1 / len(value))
    share = np.bincount(group, weights=y) / np.bincount(group)
    base = float(y.mean())
    reliability = np.sum(weight * (value - share) ** 2)
    resolution = np.sum(weight * (share - base) ** 2)
    return float(reliability), float(resolution), base * (1 - base)


# %% W4 the uncertainty divides by n - 1
def brier_decomposition(y: ArrayLike, p: ArrayLike) -> tuple[float, float, float]:
    y, p = two_classes(y, p)
    if p.min() < 0 or p.max() > 1:
        raise ValueError("every p must lie between 0 and 1")
    value, group = np.unique(p, return_inverse=True)
    weight = np.bincount(group) / len(y)
    share = np.bincount(group, weights=y) / np.bincount(group)
    base = float(y.mean())
    reliability = np.sum(weight * (value - share) ** 2)
    resolution = np.sum(weight * (share - base) ** 2)
    return float(reliability), float(resolution), float(np.var(y, ddof=1)) if len(y) > 1 else 0.0
