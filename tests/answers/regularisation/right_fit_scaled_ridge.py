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
