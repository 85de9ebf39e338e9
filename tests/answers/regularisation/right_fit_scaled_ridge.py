# %% penalty weighted by the variances
def fit_scaled_ridge(X, y, lam):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    coef = np.zeros(X.shape[1])
    varies = X.max(axis=0) > X.min(axis=0)
    V = X[:, varies]
    if varies.any():
        sd = V.std(axis=0)
        Z = (V - V.mean(axis=0)) / sd
        rows = np.vstack([Z, np.sqrt(lam) * np.eye(Z.shape[1])])
        target = np.concatenate([y - y.mean(), np.zeros(Z.shape[1])])
        coef[varies] = np.linalg.lstsq(rows, target, rcond=None)[0] / sd
    return coef, y.mean() - X.mean(axis=0) @ coef

# %% SVD of the standardised columns
def fit_scaled_ridge(X, y, lam):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    sd = np.array([np.std(c) if len(set(c.tolist())) > 1 else np.inf for c in X.T])
    Z = (X - X.mean(axis=0)) / sd
    U, s, Vt = np.linalg.svd(Z, full_matrices=False)
    coef = Vt.T @ (s / (s * s + lam) * (U.T @ (y - y.mean()))) / sd
    return coef.tolist(), float(np.mean(y) - X.mean(axis=0) @ coef)

# %% blind: normal equations of the columns that vary
def fit_scaled_ridge(X, y, lam):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    coef = np.zeros(X.shape[1])
    vary = X.min(axis=0) < X.max(axis=0)
    if vary.any():
        scale = X[:, vary].std(axis=0)
        Z = (X[:, vary] - X[:, vary].mean(axis=0)) / scale
        gamma = np.linalg.solve(Z.T @ Z + lam * np.eye(Z.shape[1]), Z.T @ (y - y.mean()))
        coef[vary] = gamma / scale
    return coef, float(y.mean() - X.mean(axis=0) @ coef)

# %% blind: scale column by column, then an SVD
def fit_scaled_ridge(X, y, lam):
    X = np.array(X, dtype=np.float64)
    y = np.array(y, dtype=np.float64)
    n, d = X.shape
    Z, scales, centres = np.zeros((n, d)), np.ones(d), np.zeros(d)
    for j in range(d):
        centres[j] = sum(X[:, j]) / n
        if any(X[i, j] != X[0, j] for i in range(n)):
            moved = X[:, j] - centres[j]
            scales[j] = (moved @ moved / n) ** 0.5
            Z[:, j] = moved / scales[j]
    U, s, Vt = np.linalg.svd(Z, full_matrices=False)
    level = sum(y) / n
    gamma = (U.T @ (y - level) * s / (s * s + lam)) @ Vt
    for j in range(d):
        if not Z[:, j].any():
            gamma[j] = 0.0
    coef = gamma / scales
    return coef, level - sum(centres * coef)
