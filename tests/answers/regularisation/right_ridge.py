# %% augmented rows
def ridge(X, y, lam):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    d = X.shape[1]
    rows = np.vstack([X - X.mean(axis=0), np.sqrt(lam) * np.eye(d)])
    w = np.linalg.lstsq(rows, np.concatenate([y - y.mean(), np.zeros(d)]), rcond=None)[0]
    return w, y.mean() - X.mean(axis=0) @ w

# %% a column of ones without penalty
def ridge(X, y, lam):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    A = np.hstack([X, np.ones((len(X), 1))])
    penalty = lam * np.eye(A.shape[1])
    penalty[-1, -1] = 0
    beta = np.linalg.inv(A.T @ A + penalty) @ (A.T @ y)
    return [float(v) for v in beta[:-1]], beta[-1]

# %% dual form, a system of n equations
def ridge(X, y, lam):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    mean = X.mean(axis=0)
    Z = X - mean
    w = Z.T @ np.linalg.solve(Z @ Z.T + lam * np.eye(len(X)), y - y.mean())
    return w, y.mean() - mean @ w

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
