# %% loop over strengths, one SciPy SVD
def ridge_path(X, y, lams):
    from scipy.linalg import svd
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    out = np.zeros((len(lams), X.shape[1]))
    if len(lams) and min(lams) < 0:
        raise ValueError(lams)
    varies = X.max(axis=0) > X.min(axis=0)
    if not varies.any():
        return out
    U, s, Vt = svd(X[:, varies] - X[:, varies].mean(axis=0), full_matrices=False)
    c = U.T @ (y - np.mean(y))
    for i, lam in enumerate(lams):
        weights = [s[k] / (s[k] ** 2 + lam) * c[k] if s[k] > 1e-10 * s[0] else 0.0 for k in range(len(s))]
        out[i, varies] = Vt.T @ weights
    return out

# %% transposed, matrix product of all strengths
def ridge_path(X, y, lams):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    lams = np.array(list(lams), dtype=float)
    if (lams < 0).any():
        raise ValueError("lams")
    Z = (X - X.mean(axis=0)).T
    Z[np.ptp(X, axis=0) == 0] = 0.0
    V, s, Ut = np.linalg.svd(Z, full_matrices=False)
    good = s > max(1e-10 * s.max(), 1e-300)
    V, s, c = V[:, good], s[good], (Ut @ (y - y.mean()))[good]
    shrink = np.outer(s, np.ones(len(lams))) / np.add.outer(s**2, lams)
    return (V @ (shrink * c[:, None])).T

# %% blind: all strengths at once by broadcasting
def ridge_path(X, y, lams):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    lams = np.asarray(lams, dtype=float).reshape(-1)
    if np.any(lams < 0):
        raise ValueError("strengths must not be negative")
    Z = np.where(np.ptp(X, axis=0) == 0, 0.0, X - X.mean(axis=0))
    U, s, Vt = np.linalg.svd(Z, full_matrices=False)
    s = s[:, None]
    zero = (lams == 0) & (s <= 1e-10 * s.max())
    below = s**2 + lams
    factor = np.where(zero, 0.0, s / np.where(zero, 1.0, below))   # (k, strengths)
    share = factor * (U.T @ (y - y.mean()))[:, None]
    return share.T @ Vt

# %% blind: a loop over the strengths, SVD of the transpose
def ridge_path(X, y, lams):
    lams = [float(lam) for lam in lams]
    for lam in lams:
        if lam < 0:
            raise ValueError("negative strength")
    X = np.array(X, dtype=np.float64)
    y = np.array(y, dtype=np.float64)
    n, d = X.shape
    Z = np.zeros((n, d))
    for j in range(d):
        if X[:, j].min() < X[:, j].max():
            Z[:, j] = X[:, j] - np.mean(X[:, j])
    result = np.zeros((len(lams), d))
    if not Z.any():
        return result
    V, s, Ut = np.linalg.svd(Z.T, full_matrices=False)
    kept = s > 1e-10 * s[0]
    inner = Ut @ (y - np.mean(y))
    squares, products = s * s, s * inner
    for i, lam in enumerate(lams):
        if lam == 0:
            result[i] = V[:, kept] @ (inner[kept] / s[kept])
        else:
            result[i] = V @ (products / (squares + lam))
    return result
