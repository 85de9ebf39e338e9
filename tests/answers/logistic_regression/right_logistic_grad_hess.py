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
