# %% pseudo-inverse
def ols(X, y):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    X0, level = X[0].copy(), y.mean()
    Z = X - X0
    Z -= Z.mean(axis=0)
    coef = np.linalg.pinv(Z, rcond=1e-12) @ (y - level)
    return coef, level - X.mean(axis=0) @ coef

# %% dual of the centred rows, by SVD
def ols(X, y):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    varies = [j for j in range(X.shape[1]) if len(set(X[:, j].tolist())) > 1]
    coef = np.zeros(X.shape[1])
    if varies:
        U, s, V = np.linalg.svd(X[:, varies] - X[:, varies].mean(axis=0), full_matrices=False)
        keep = s > 1e-12 * s[0]
        coef[varies] = V[keep].T @ ((U[:, keep].T @ (y - y.mean())) / s[keep])
    return [float(c) for c in coef], np.float64(y.mean() - X.mean(axis=0) @ coef)
