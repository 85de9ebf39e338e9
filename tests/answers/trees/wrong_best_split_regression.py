# %% W1 mean of squares minus squared mean
def best_split_regression(x: ArrayLike, y: ArrayLike) -> tuple[float | None, float]:
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) != len(y):
        raise ValueError(f"x has {len(x)} values, y has {len(y)}")
    order = np.argsort(x, kind="stable")
    x, y = x[order], y[order]
    ends = np.flatnonzero(x[1:] > x[:-1])
    if len(ends) == 0 or (y == y[0]).all():
        return None, 0.0
    running = np.cumsum(y)
    n, n_left = len(y), ends + 1
    left, right = running[ends], running[-1] - running[ends]
    squares = np.cumsum(y**2)
    whole = squares[-1] / n - (running[-1] / n) ** 2
    v_left = squares[ends] / n_left - (left / n_left) ** 2
    v_right = (squares[-1] - squares[ends]) / (n - n_left) - (right / (n - n_left)) ** 2
    gains = whole - (n_left * v_left + (n - n_left) * v_right) / n
    best = np.argmax(gains >= gains.max() * (1 - 1e-9))
    low, high = x[ends[best]], x[ends[best] + 1]
    return float(low + (high - low) / 2), float(gains[best])

# %% W2 unweighted children
def best_split_regression(x: ArrayLike, y: ArrayLike) -> tuple[float | None, float]:
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) != len(y):
        raise ValueError(f"x has {len(x)} values, y has {len(y)}")
    order = np.argsort(x, kind="stable")
    x, y = x[order], y[order]
    ends = np.flatnonzero(x[1:] > x[:-1])
    if len(ends) == 0 or (y == y[0]).all():
        return None, 0.0
    y = y - y.mean()
    running = np.cumsum(y)
    n, n_left = len(y), ends + 1
    left, right = running[ends], running[-1] - running[ends]
    gains = np.array([y.var() - (y[:k].var() + y[k:].var()) / 2 for k in n_left])
    best = np.argmax(gains >= gains.max())
    low, high = x[ends[best]], x[ends[best] + 1]
    return float(low + (high - low) / 2), float(gains[best])
