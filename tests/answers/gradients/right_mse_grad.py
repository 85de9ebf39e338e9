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
