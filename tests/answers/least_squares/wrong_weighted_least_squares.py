# %% W1 weights instead of their roots
def weighted_least_squares(X, y, w):
    X, y, w = (np.asarray(v, dtype=float) for v in (X, y, w))
    if np.any(w < 0):
        raise ValueError("negative")
    keep = w > 0
    return np.linalg.lstsq(X[keep] * w[keep][:, None], y[keep] * w[keep], rcond=None)[0]

# %% W2 only y is weighted
def weighted_least_squares(X, y, w):
    X, y, w = (np.asarray(v, dtype=float) for v in (X, y, w))
    if np.any(w < 0):
        raise ValueError("negative")
    keep = w > 0
    return np.linalg.lstsq(X[keep], y[keep] * np.sqrt(w[keep]), rcond=None)[0]

# %% W3 the weights are ignored
def weighted_least_squares(X, y, w):
    X, y, w = (np.asarray(v, dtype=float) for v in (X, y, w))
    if np.any(w < 0):
        raise ValueError("negative")
    keep = w > 0
    return np.linalg.lstsq(X[keep], y[keep], rcond=None)[0]

# %% W4 zero times NaN
def weighted_least_squares(X, y, w):
    X, y, w = (np.asarray(v, dtype=float) for v in (X, y, w))
    if np.any(w < 0):
        raise ValueError("negative")
    root = np.sqrt(w)
    return np.linalg.lstsq(X * root[:, None], y * root, rcond=None)[0]

# %% W5 negative weights are dropped
def weighted_least_squares(X, y, w):
    X, y, w = (np.asarray(v, dtype=float) for v in (X, y, w))
    keep = w > 0
    root = np.sqrt(w[keep])
    return np.linalg.lstsq(X[keep] * root[:, None], y[keep] * root, rcond=None)[0]
