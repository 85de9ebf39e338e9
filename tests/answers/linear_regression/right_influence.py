# %% hat matrix by pinv
def influence(X, y):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, p = X.shape
    A = np.hstack([np.ones((n, 1)), X])
    if n < p + 2 or np.linalg.matrix_rank(A) <= p:
        raise ValueError
    H = A @ np.linalg.pinv(A)
    h, e = np.diag(H).copy(), y - H @ y
    s2 = np.sum(e**2) / (n - p - 1)
    r, D = np.full(n, np.nan), np.full(n, np.nan)
    for i in range(n):
        if h[i] <= 1 - 1e-10:
            r[i] = e[i] / np.sqrt(s2 * (1 - h[i]))
            D[i] = e[i] ** 2 * h[i] / (s2 * (p + 1) * (1 - h[i]) ** 2)
    return h, r, D

# %% centred SVD
def influence(X, y):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, p = X.shape
    Z = X - X.mean(axis=0)
    if n - p - 1 <= 0 or np.linalg.matrix_rank(np.column_stack([np.ones(n), X])) < p + 1:
        raise ValueError
    U = np.linalg.svd(Z, full_matrices=False)[0]
    h = 1 / n + (U**2).sum(axis=1)
    e = y - y.mean() - U @ (U.T @ (y - y.mean()))
    s = np.linalg.norm(e) / np.sqrt(n - p - 1)
    free = 1 - h
    free[free < 1e-10] = np.nan
    r = e / (s * np.sqrt(free))
    return [h.tolist(), r, r * r * h / free / (p + 1)]
