# %% W1 sum instead of mean
def mse_grad(X, y, w):
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    if X.ndim != 2 or len(X) == 0 or y.shape != X.shape[:1] or w.shape != X.shape[1:]:
        raise ValueError("shapes")
    return 2 * (X.T @ (X @ w - y))

# %% W2 factor 2 missing
def mse_grad(X, y, w):
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    if X.ndim != 2 or len(X) == 0 or y.shape != X.shape[:1] or w.shape != X.shape[1:]:
        raise ValueError("shapes")
    return X.T @ (X @ w - y) / len(X)

# %% W3 the other sign
def mse_grad(X, y, w):
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    if X.ndim != 2 or len(X) == 0 or y.shape != X.shape[:1] or w.shape != X.shape[1:]:
        raise ValueError("shapes")
    return 2 * X.T @ (y - X @ w) / len(X)

# %% W4 shapes are not looked at
def mse_grad(X, y, w):
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    if len(X) == 0:
        raise ValueError("no rows")
    return 2 * X.T @ (X @ w - y) / len(X)

# %% W5 small integers wrap around
def mse_grad(X, y, w):
    X, y, w = np.asarray(X), np.asarray(y), np.asarray(w)
    if X.ndim != 2 or len(X) == 0 or y.shape != X.shape[:1] or w.shape != X.shape[1:]:
        raise ValueError("shapes")
    return 2 / len(X) * (X.T @ (X @ w - y))

# %% W6 float32 stays float32
def mse_grad(X, y, w):
    X, y, w = (np.asarray(v) if np.asarray(v).dtype.kind == "f" else np.asarray(v, float) for v in (X, y, w))
    if X.ndim != 2 or len(X) == 0 or y.shape != X.shape[:1] or w.shape != X.shape[1:]:
        raise ValueError("shapes")
    return 2 / len(X) * (X.T @ (X @ w - y))

# %% W7 no rows, no error
def mse_grad(X, y, w):
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    if X.ndim != 2 or y.shape != X.shape[:1] or w.shape != X.shape[1:]:
        raise ValueError("shapes")
    return 2 / max(1, len(X)) * (X.T @ (X @ w - y))
