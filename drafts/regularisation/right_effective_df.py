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
