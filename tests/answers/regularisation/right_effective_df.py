# %% trace of the hat matrix
def effective_df(X, lam):
    X = np.array(X, dtype=float)
    if lam < 0:
        raise ValueError(lam)
    keep = X.max(axis=0) > X.min(axis=0)
    if not keep.any():
        return 0.0
    Z = X[:, keep] - X[:, keep].mean(axis=0)
    if lam == 0:
        s = np.linalg.svd(Z, compute_uv=False)
        return int(np.sum(s > 1e-10 * s.max()))
    return np.trace(np.linalg.solve(Z.T @ Z + lam * np.eye(Z.shape[1]), Z.T @ Z))

# %% loop over the singular values of the transpose
def effective_df(X, lam):
    if lam < 0:
        raise ValueError("lam")
    X = np.array(X, dtype=float)
    Z = X - X.mean(axis=0)
    Z[:, np.ptp(X, axis=0) == 0] = 0
    values = np.linalg.svd(Z.T)[1]
    total = 0.0
    for s in values:
        if s > 1e-10 * values[0]:
            total += 1 / (1 + lam / s**2)
    return total
