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

# %% blind: centre (twice, against rounding), then numpy.linalg.lstsq; constant columns are set to exact zeros first
def ols(X, y):
    X = np.array(X, dtype=float)
    y = np.array(y, dtype=float)
    means = X.mean(axis=0)
    centred = X - means
    centred -= centred.mean(axis=0)  # the first mean is rounded; with n <= d that would add a direction
    centred[:, X.min(axis=0) == X.max(axis=0)] = 0.0
    coef = np.linalg.lstsq(centred, y - y.mean(), rcond=None)[0]
    return coef, float(y.mean() - means @ coef)

# %% blind: singular value decomposition summed direction by direction in a loop, from the first row as origin
import math


def ols(X, y):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    n, d = X.shape
    Z = X - X[0]
    v = y - y[0]
    zbar, vbar = Z.mean(axis=0), float(v.mean())
    U, s, Vt = np.linalg.svd(Z - zbar, full_matrices=False)
    cut = max(n, d) * np.finfo(float).eps * s[0]
    coef = np.zeros(d)
    for k in range(len(s)):
        if s[k] > cut:
            coef += math.fsum(U[:, k] * (v - vbar)) / s[k] * Vt[k]
    return coef, float(y[0] + vbar - math.fsum((X[0] + zbar) * coef))
