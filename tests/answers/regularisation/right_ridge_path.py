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
