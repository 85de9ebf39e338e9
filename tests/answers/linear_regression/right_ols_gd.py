# %% loop over rows of the moment matrix
def ols_gd(X, y, n_iter):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, d = X.shape
    keep = np.array([np.any(X[:, j] != X[0, j]) for j in range(d)])
    coef = np.zeros(d)
    if not keep.any():
        return coef, y.mean()
    mean, sd = X[:, keep].mean(axis=0), X[:, keep].std(axis=0)
    Z = (X[:, keep] - mean) / sd
    G, c = np.cov(Z.T, ddof=0).reshape(keep.sum(), keep.sum()), Z.T @ (y - y.mean()) / n
    lam = np.linalg.norm(G, 2)
    g = np.zeros(keep.sum())
    for _ in range(n_iter):
        g = g - (G @ g - c) / lam
    coef[keep] = g / sd
    return coef, y.mean() - mean @ coef[keep]

# %% singular value of Z, dead columns of zeros
def ols_gd(X, y, n_iter):
    X, y = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)
    dead = X.max(axis=0) == X.min(axis=0)
    sd = np.where(dead, 1.0, X.std(axis=0))
    Z = np.where(dead, 0.0, (X - X.mean(axis=0)) / sd)
    top = np.linalg.svd(Z, compute_uv=False)[0] ** 2 / len(y)
    g = np.zeros(X.shape[1])
    if top > 0:
        for _ in range(n_iter):
            g = g + Z.T @ (y - y.mean() - Z @ g) / (len(y) * top)
    coef = g / sd
    return coef.tolist(), float(y.mean() - np.dot(X.mean(axis=0), coef))
