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

# %% blind: singular values
def effective_df(X, lam):
    if lam < 0:
        raise ValueError("lam must not be negative")
    X = np.asarray(X, dtype=float)
    Z = X - X.mean(axis=0)
    Z[:, np.ptp(X, axis=0) == 0] = 0.0
    s = np.linalg.svd(Z, compute_uv=False)
    if s[0] == 0:
        return 0.0
    if lam == 0:
        return float(np.sum(s > 1e-10 * s[0]))
    return float(np.sum(s**2 / (s**2 + lam)))

# %% blind: trace of H by a QR of the stacked matrix
def effective_df(X, lam):
    if lam < 0:
        raise ValueError("negative strength")
    X = np.array(X, dtype=np.float64)
    n, d = X.shape
    vary = [j for j in range(d) if len(set(X[:, j].tolist())) > 1]
    if not vary:
        return 0.0
    Z = X[:, vary] - X[:, vary].mean(axis=0)
    if lam == 0:
        return float(np.linalg.matrix_rank(Z, tol=1e-10 * np.linalg.norm(Z, 2)))
    Q = np.linalg.qr(np.vstack([Z, lam**0.5 * np.eye(len(vary))]))[0]
    return float(np.sum(Q[:n] ** 2))
