# %% blind: normal equations
def ridge(X, y, lam):
    X = np.array(X, dtype=float)
    y = np.array(y, dtype=float)
    mean = X.mean(axis=0)
    Z = X - mean
    w = np.linalg.solve(Z.T @ Z + lam * np.eye(X.shape[1]), Z.T @ (y - y.mean()))
    return w, float(y.mean() - mean @ w)

# %% blind: least squares with d extra rows sqrt(lam) and a free column of ones
def ridge(X, y, lam):
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    n, d = X.shape
    centre = X.sum(axis=0) / n
    level = y.sum() / n
    rows = np.zeros((n + d, d))
    rows[:n] = X - centre
    for j in range(d):
        rows[n + j, j] = lam**0.5
    target = np.concatenate([y - level, np.zeros(d)])
    coef = np.linalg.lstsq(rows, target, rcond=None)[0]
    intercept = level
    for j in range(d):
        intercept -= centre[j] * coef[j]
    return coef, intercept
