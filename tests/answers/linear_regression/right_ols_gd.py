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

# %% blind: a plain loop of steps on the standardised columns that vary
def ols_gd(X, y, n_iter):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    n, d = X.shape
    coef = np.zeros(d)
    varies = X.max(axis=0) > X.min(axis=0)
    if varies.any():
        part = X[:, varies]
        scale = part.std(axis=0)
        Z = (part - part.mean(axis=0)) / scale
        target = y - y.mean()
        largest = np.linalg.eigvalsh(Z.T @ Z / n)[-1]
        gamma = np.zeros(Z.shape[1])
        for _ in range(n_iter):
            gamma = gamma - Z.T @ (Z @ gamma - target) / n / largest
        coef[varies] = gamma / scale
    return coef, float(y.mean() - X.mean(axis=0) @ coef)

# %% blind: no loop over steps: k steps in closed form along each eigenvector of the correlation matrix
def ols_gd(X, y, n_iter):
    X = np.array(X, dtype=float)
    y = np.array(y, dtype=float)
    n, d = X.shape
    coef = np.zeros(d)
    keep = [j for j in range(d) if len(set(X[:, j].tolist())) > 1]
    if keep and n_iter > 0:
        Z = X[:, keep] - X[:, keep].mean(axis=0)
        s = np.sqrt((Z**2).mean(axis=0))
        Z /= s
        values, vectors = np.linalg.eigh(Z.T @ Z / n)
        pull = vectors.T @ (Z.T @ (y - y.mean()) / n)
        rate = np.clip(values / values[-1], 0.0, 1.0)
        # sum of (1 - rate)^k for k below n_iter
        with np.errstate(divide="ignore", invalid="ignore"):
            total = np.where(rate > 1e-14, -np.expm1(n_iter * np.log1p(-rate)) / rate, float(n_iter))
        coef[keep] = vectors @ (total * pull / values[-1]) / s
    return coef, float(np.mean(y) - np.dot(np.mean(X, axis=0), coef))
