# %% W1 coefficients of scaled columns
def ols_gd(X: np.ndarray, y: np.ndarray, n_iter: int) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    centre, varies = X.mean(axis=0), np.ptp(X, axis=0) > 0
    coef = np.zeros(d)
    if varies.any():
        scale = X[:, varies].std(axis=0)
        Z = (X - centre)[:, varies] / scale
        step = 1 / np.linalg.eigvalsh(Z.T @ Z / n)[-1]
        gamma, target = np.zeros(Z.shape[1]), y - y.mean()
        for _ in range(n_iter):
            gamma -= step * (Z.T @ (Z @ gamma - target)) / n
        coef[varies] = gamma
    return coef, float(y.mean() - centre @ coef)

# %% W2 the intercept is not adjusted
def ols_gd(X: np.ndarray, y: np.ndarray, n_iter: int) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    centre, varies = X.mean(axis=0), np.ptp(X, axis=0) > 0
    coef = np.zeros(d)
    if varies.any():
        scale = X[:, varies].std(axis=0)
        Z = (X - centre)[:, varies] / scale
        step = 1 / np.linalg.eigvalsh(Z.T @ Z / n)[-1]
        gamma, target = np.zeros(Z.shape[1]), y - y.mean()
        for _ in range(n_iter):
            gamma -= step * (Z.T @ (Z @ gamma - target)) / n
        coef[varies] = gamma / scale
    return coef, float(y.mean())

# %% W3 no scaling
def ols_gd(X: np.ndarray, y: np.ndarray, n_iter: int) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    centre, varies = X.mean(axis=0), np.ptp(X, axis=0) > 0
    coef = np.zeros(d)
    if varies.any():
        scale = np.ones(varies.sum())
        Z = (X - centre)[:, varies] / scale
        step = 1 / np.linalg.eigvalsh(Z.T @ Z / n)[-1]
        gamma, target = np.zeros(Z.shape[1]), y - y.mean()
        for _ in range(n_iter):
            gamma -= step * (Z.T @ (Z @ gamma - target)) / n
        coef[varies] = gamma / scale
    return coef, float(y.mean() - centre @ coef)

# %% W4 constant columns divided by zero
def ols_gd(X: np.ndarray, y: np.ndarray, n_iter: int) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    centre, varies = X.mean(axis=0), np.ones(d, dtype=bool)
    coef = np.zeros(d)
    if varies.any():
        scale = X[:, varies].std(axis=0)
        Z = (X - centre)[:, varies] / scale
        Z = np.nan_to_num(Z, nan=1.0, posinf=1.0, neginf=1.0)
        step = 1 / np.linalg.eigvalsh(Z.T @ Z / n)[-1]
        gamma, target = np.zeros(Z.shape[1]), y - y.mean()
        for _ in range(n_iter):
            gamma -= step * (Z.T @ (Z @ gamma - target)) / n
        coef[varies] = gamma / scale
    return coef, float(y.mean() - centre @ coef)

# %% W5 a cautious step
def ols_gd(X: np.ndarray, y: np.ndarray, n_iter: int) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    centre, varies = X.mean(axis=0), np.ptp(X, axis=0) > 0
    coef = np.zeros(d)
    if varies.any():
        scale = X[:, varies].std(axis=0)
        Z = (X - centre)[:, varies] / scale
        step = 0.5 / np.linalg.eigvalsh(Z.T @ Z / n)[-1]
        gamma, target = np.zeros(Z.shape[1]), y - y.mean()
        for _ in range(n_iter):
            gamma -= step * (Z.T @ (Z @ gamma - target)) / n
        coef[varies] = gamma / scale
    return coef, float(y.mean() - centre @ coef)
