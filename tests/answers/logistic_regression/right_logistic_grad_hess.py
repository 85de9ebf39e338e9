# %% loop over the rows
def logistic_grad_hess(X, y, w, lam):
    if lam < 0:
        raise ValueError("negative penalty")
    w = np.array(w, dtype=float)
    d = len(w)
    g, H = np.zeros(d), np.zeros((d, d))
    for row, label in zip(np.asarray(X, dtype=float), np.asarray(y, dtype=float)):
        p = expit(float(row @ w))
        g += (p - label) * row
        H += p * (1 - p) * np.outer(row, row)
    for j in range(d - 1):
        g[j] += lam * w[j]
        H[j, j] += lam
    return g, H

# %% signs and einsum
def logistic_grad_hess(X, y, w, lam):
    if lam < 0:
        raise ValueError("lam")
    X, w = np.array(X, dtype=float).reshape(-1, len(w)), np.array(w, dtype=float)
    s = np.where(np.asarray(y) == 1, 1.0, -1.0)
    z = X @ w
    g = -np.einsum("i,ij->j", s * expit(-s * z), X)
    H = np.einsum("i,ij,ik->jk", expit(z) * expit(-z), X, X)
    free = np.ones(len(w))
    free[-1] = 0
    return g + lam * free * w, H + lam * np.diag(free)

# %% blind: matrix products
def logistic_grad_hess(X, y, w, lam):
    if lam < 0:
        raise ValueError("lam is negative")
    w, y = np.asarray(w, dtype=float), np.asarray(y, dtype=float)
    X = np.asarray(X, dtype=float).reshape(-1, len(w))
    p = expit(X @ w)
    penalty = np.full(len(w), float(lam))
    penalty[-1] = 0.0
    return X.T @ (p - y) + penalty * w, (X.T * (p * expit(-(X @ w)))) @ X + np.diag(penalty)

# %% blind: sums over rows of outer products
def logistic_grad_hess(X, y, w, lam):
    if lam < 0:
        raise ValueError(lam)
    w = np.array(w, dtype=float)
    d = len(w)
    gradient, hessian = lam * w, lam * np.eye(d)
    gradient[-1], hessian[-1, -1] = 0.0, 0.0
    for row, label in zip(np.asarray(X, dtype=float).reshape(-1, d), y):
        z = float(row @ w)
        small = np.exp(-abs(z))
        p = (1.0 if z >= 0 else small) / (1 + small)
        gradient = gradient + (p - label) * row
        hessian = hessian + small / (1 + small) ** 2 * np.outer(row, row)
    return gradient, hessian
