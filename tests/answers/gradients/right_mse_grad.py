# %% a loop over rows
def mse_grad(X, y, w):
    X, y, w = np.array(X, dtype=float), np.array(y, dtype=float), np.array(w, dtype=float)
    if X.ndim != 2 or y.ndim != 1 or w.ndim != 1:
        raise ValueError("X must be a matrix, y and w flat")
    n, d = X.shape
    if n == 0 or len(y) != n or len(w) != d:
        raise ValueError(f"X has shape {X.shape}, y {y.shape}, w {w.shape}")
    total = np.zeros(d)
    for row, target in zip(X, y):
        total += 2 * (row @ w - target) * row
    return total / n

# %% a mean of slopes
def mse_grad(X, y, w):
    X, y, w = (np.asarray(part, np.float64) for part in (X, y, w))
    if X.ndim != 2 or y.shape != (X.shape[0],) or w.shape != (X.shape[1],) or not X.shape[0]:
        raise ValueError("shapes")
    residuals = np.dot(X, w) - y
    return (2 * residuals[:, None] * X).mean(axis=0)

# %% blind: one matrix product
def mse_grad(X, y, w):
    X, y, w = (np.array(a, dtype=np.float64) for a in (X, y, w))
    if X.ndim != 2 or len(X) == 0:
        raise ValueError("X must have shape (n, d) with n >= 1")
    if y.shape != (X.shape[0],) or w.shape != (X.shape[1],):
        raise ValueError("shapes do not fit")
    return 2 / len(X) * X.T @ (X @ w - y)

# %% blind: sum over the rows in a loop
def mse_grad(X, y, w):
    X, y, w = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.asarray(w, dtype=float)
    if (X.ndim, y.ndim, w.ndim) != (2, 1, 1):
        raise ValueError("X needs two axes, y and w one")
    n, d = X.shape
    if n == 0 or y.size != n or w.size != d:
        raise ValueError("sizes do not fit")
    total = np.zeros(d)
    for row, target in zip(X, y):
        total += 2.0 * (row @ w - target) * row
    return total / n
