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

# %% blind: QR with a column of ones, on standardised columns
def influence(X, y):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    n, p = X.shape
    if n - p - 1 < 1:
        raise ValueError("too few rows")
    if np.any(X.max(axis=0) == X.min(axis=0)):
        raise ValueError("a constant column")
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    A = np.column_stack([np.ones(n), Z])
    if np.linalg.matrix_rank(A, tol=1e-10 * np.sqrt(n)) < p + 1:
        raise ValueError("dependent columns")
    Q = np.linalg.qr(A)[0]
    h = np.sum(Q**2, axis=1)
    e = y - y.mean()
    e = e - Q @ (Q.T @ e)
    s2 = e @ e / (n - p - 1)
    with np.errstate(all="ignore"):
        student = e / np.sqrt(s2 * (1 - h))
        cook = student**2 / (p + 1) * h / (1 - h)
    exact = h > 1 - 1e-10
    student[exact] = cook[exact] = np.nan
    return h, student, cook

# %% blind: row by row from the eigenvectors of the centred cross-product, no column of ones: h = 1/n + the centred part
import math


def influence(X, y):
    X = np.array(X, dtype=float)
    y = np.array(y, dtype=float)
    n, p = X.shape
    if n < p + 2:
        raise ValueError("n - p - 1 < 1")
    Z = X - X.mean(axis=0)
    for j in range(p):
        if len(np.unique(X[:, j])) == 1:
            raise ValueError("a constant column")
        Z[:, j] /= np.linalg.norm(Z[:, j])
    U, s, _ = np.linalg.svd(Z, full_matrices=False)
    if s[-1] <= 1e-10 * s[0]:
        raise ValueError("linearly dependent columns")
    v = y - y.mean()
    e = v - U @ (U.T @ v)
    s2 = math.fsum(e**2) / (n - p - 1)
    out = np.full((3, n), np.nan)
    for i in range(n):
        h = 1 / n + math.fsum(U[i] ** 2)
        out[0, i] = h
        if h <= 1 - 1e-10:
            out[1, i] = e[i] / math.sqrt(s2 * (1 - h))
            out[2, i] = e[i] ** 2 * h / ((p + 1) * s2 * (1 - h) ** 2)
    return out[0].copy(), out[1].copy(), out[2].copy()
