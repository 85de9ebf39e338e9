# %% W1 unweighted children
def best_split(x: ArrayLike, y: ArrayLike) -> tuple[float | None, float]:
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    if len(x) != len(y):
        raise ValueError(f"x has {len(x)} values, y has {len(y)}")
    order = np.argsort(x, kind="stable")
    x = x[order]
    ends = np.flatnonzero(x[1:] > x[:-1])
    if len(ends) == 0:
        return None, 0.0
    classes, codes = np.unique(y[order], return_inverse=True)
    running = np.cumsum(codes[:, None] == np.arange(len(classes)), axis=0)
    total = running[-1]
    n, n_left, n_right = len(x), ends + 1, len(x) - ends - 1
    lefts, rights = running[ends], total - running[ends]
    before = 1 - np.sum((total / n) ** 2)
    left = 1 - np.sum((lefts / n_left[:, None]) ** 2, axis=1)
    right = 1 - np.sum((rights / n_right[:, None]) ** 2, axis=1)
    gains = before - (left + right) / 2
    if gains.max() <= 1e-12:
        return None, 0.0
    best = np.argmax(gains >= gains.max() - 1e-12)
    low, high = x[ends[best]], x[ends[best] + 1]
    return float(low + (high - low) / 2), float(gains[best])

# %% W2 threshold at a value
def best_split(x: ArrayLike, y: ArrayLike) -> tuple[float | None, float]:
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    if len(x) != len(y):
        raise ValueError(f"x has {len(x)} values, y has {len(y)}")
    order = np.argsort(x, kind="stable")
    x = x[order]
    ends = np.flatnonzero(x[1:] > x[:-1])
    if len(ends) == 0:
        return None, 0.0
    classes, codes = np.unique(y[order], return_inverse=True)
    running = np.cumsum(codes[:, None] == np.arange(len(classes)), axis=0)
    total = running[-1]
    n, n_left, n_right = len(x), ends + 1, len(x) - ends - 1
    lefts, rights = running[ends], total - running[ends]
    before = 1 - np.sum((total / n) ** 2)
    left = 1 - np.sum((lefts / n_left[:, None]) ** 2, axis=1)
    right = 1 - np.sum((rights / n_right[:, None]) ** 2, axis=1)
    gains = before - (n_left * left + n_right * right) / n
    if gains.max() <= 1e-12:
        return None, 0.0
    best = np.argmax(gains >= gains.max() - 1e-12)
    low, high = x[ends[best]], x[ends[best] + 1]
    return float(low), float(gains[best])

# %% W3 takes the smallest gain
def best_split(x: ArrayLike, y: ArrayLike) -> tuple[float | None, float]:
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    if len(x) != len(y):
        raise ValueError(f"x has {len(x)} values, y has {len(y)}")
    order = np.argsort(x, kind="stable")
    x = x[order]
    ends = np.flatnonzero(x[1:] > x[:-1])
    if len(ends) == 0:
        return None, 0.0
    classes, codes = np.unique(y[order], return_inverse=True)
    running = np.cumsum(codes[:, None] == np.arange(len(classes)), axis=0)
    total = running[-1]
    n, n_left, n_right = len(x), ends + 1, len(x) - ends - 1
    lefts, rights = running[ends], total - running[ends]
    before = 1 - np.sum((total / n) ** 2)
    left = 1 - np.sum((lefts / n_left[:, None]) ** 2, axis=1)
    right = 1 - np.sum((rights / n_right[:, None]) ** 2, axis=1)
    gains = before - (n_left * left + n_right * right) / n
    if gains.max() <= 1e-12:
        return None, 0.0
    best = np.argmin(gains)
    low, high = x[ends[best]], x[ends[best] + 1]
    return float(low + (high - low) / 2), float(gains[best])

# %% W4 splits between equal values
def best_split(x: ArrayLike, y: ArrayLike) -> tuple[float | None, float]:
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    if len(x) != len(y):
        raise ValueError(f"x has {len(x)} values, y has {len(y)}")
    order = np.argsort(x, kind="stable")
    x = x[order]
    ends = np.arange(len(x) - 1)
    if len(ends) == 0:
        return None, 0.0
    classes, codes = np.unique(y[order], return_inverse=True)
    running = np.cumsum(codes[:, None] == np.arange(len(classes)), axis=0)
    total = running[-1]
    n, n_left, n_right = len(x), ends + 1, len(x) - ends - 1
    lefts, rights = running[ends], total - running[ends]
    before = 1 - np.sum((total / n) ** 2)
    left = 1 - np.sum((lefts / n_left[:, None]) ** 2, axis=1)
    right = 1 - np.sum((rights / n_right[:, None]) ** 2, axis=1)
    gains = before - (n_left * left + n_right * right) / n
    if gains.max() <= 1e-12:
        return None, 0.0
    best = np.argmax(gains >= gains.max() - 1e-12)
    low, high = x[ends[best]], x[ends[best] + 1]
    return float(low + (high - low) / 2), float(gains[best])

# %% W5 quadratic
def best_split(x: ArrayLike, y: ArrayLike) -> tuple[float | None, float]:
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    if len(x) != len(y):
        raise ValueError(f"x has {len(x)} values, y has {len(y)}")
    order = np.argsort(x, kind="stable")
    x = x[order]
    ends = np.flatnonzero(x[1:] > x[:-1])
    if len(ends) == 0:
        return None, 0.0
    classes, codes = np.unique(y[order], return_inverse=True)
    onehot = codes[:, None] == np.arange(len(classes))
    running = np.array([onehot[: i + 1].sum(axis=0) for i in range(len(x))])
    total = running[-1]
    n, n_left, n_right = len(x), ends + 1, len(x) - ends - 1
    lefts, rights = running[ends], total - running[ends]
    before = 1 - np.sum((total / n) ** 2)
    left = 1 - np.sum((lefts / n_left[:, None]) ** 2, axis=1)
    right = 1 - np.sum((rights / n_right[:, None]) ** 2, axis=1)
    gains = before - (n_left * left + n_right * right) / n
    if gains.max() <= 1e-12:
        return None, 0.0
    best = np.argmax(gains >= gains.max() - 1e-12)
    low, high = x[ends[best]], x[ends[best] + 1]
    return float(low + (high - low) / 2), float(gains[best])

# %% W6 the highest of equal thresholds
def best_split(x: ArrayLike, y: ArrayLike) -> tuple[float | None, float]:
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    if len(x) != len(y):
        raise ValueError(f"x has {len(x)} values, y has {len(y)}")
    order = np.argsort(x, kind="stable")
    x = x[order]
    ends = np.flatnonzero(x[1:] > x[:-1])
    if len(ends) == 0:
        return None, 0.0
    classes, codes = np.unique(y[order], return_inverse=True)
    running = np.cumsum(codes[:, None] == np.arange(len(classes)), axis=0)
    total = running[-1]
    n, n_left, n_right = len(x), ends + 1, len(x) - ends - 1
    lefts, rights = running[ends], total - running[ends]
    before = 1 - np.sum((total / n) ** 2)
    left = 1 - np.sum((lefts / n_left[:, None]) ** 2, axis=1)
    right = 1 - np.sum((rights / n_right[:, None]) ** 2, axis=1)
    gains = before - (n_left * left + n_right * right) / n
    if gains.max() <= 1e-12:
        return None, 0.0
    best = len(gains) - 1 - np.argmax(gains[::-1] >= gains.max() - 1e-12)
    low, high = x[ends[best]], x[ends[best] + 1]
    return float(low + (high - low) / 2), float(gains[best])
