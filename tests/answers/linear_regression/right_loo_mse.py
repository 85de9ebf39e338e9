# %% hat matrix by pinv
def loo_mse(X, y):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    A = np.hstack([np.ones((len(X), 1)), X])
    if np.linalg.matrix_rank(A) != A.shape[1]:
        raise ValueError
    P = np.linalg.pinv(A)
    h = np.einsum("ij,ji->i", A, P)
    if np.any(1 - h < 1e-10):
        raise ValueError
    return np.mean(np.square((y - A @ (P @ y)) / (1 - h)))

# %% centred SVD
def loo_mse(X, y):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, p = X.shape
    if n < p + 1 or np.linalg.matrix_rank(np.column_stack([X, np.ones(n)])) < p + 1:
        raise ValueError("rank")
    U = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)[0]
    free = 1 - 1 / n - (U * U).sum(axis=1)
    if free.min() < 1e-10:
        raise ValueError("leverage")
    d = y - y.mean()
    e = (d - U @ (U.T @ d)) / free
    return float(e @ e / n)

# %% blind: QR of standardised columns with ones, leverages from the rows of Q
def loo_mse(X, y):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    n, p = X.shape
    if n < p + 1:
        raise ValueError("too few rows")
    if np.any(X.max(axis=0) == X.min(axis=0)):
        raise ValueError("a constant column")
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    A = np.column_stack([np.ones(n), Z])
    if np.linalg.matrix_rank(A, tol=1e-10 * np.sqrt(n)) < p + 1:
        raise ValueError("linearly dependent columns")
    Q = np.linalg.qr(A)[0]
    h = np.sum(Q * Q, axis=1)
    if np.any(h > 1 - 1e-10):
        raise ValueError("a row of leverage 1")
    v = y - y.mean()
    return float(np.mean(((v - Q @ (Q.T @ v)) / (1 - h)) ** 2))

# %% blind: all n left-out coefficient vectors at once, by rank-one downdates of one inverse; each predicts its own row
def loo_mse(X, y):
    X = np.array(X, dtype=float)
    y = np.array(y, dtype=float)
    n, p = X.shape
    spread = np.ptp(X, axis=0) if n else np.zeros(p)
    if n <= p or np.any(spread == 0):
        raise ValueError("the columns are dependent")
    B = X - X.mean(axis=0)
    B = np.concatenate([np.full((n, 1), n**-0.5), B / np.sqrt((B**2).sum(axis=0))], axis=1)
    s = np.linalg.svd(B, compute_uv=False)
    if s[-1] < 1e-10 * s[0]:
        raise ValueError("the columns are dependent")
    G = np.linalg.pinv(B)  # (B'B)^-1 B', shape (p + 1, n)
    v = y - y.mean()
    beta = G @ v
    h = np.einsum("ij,ji->i", B, G)
    if h.max() > 1 - 1e-10:
        raise ValueError("a row of leverage 1")
    e = v - B @ beta
    without = beta[:, None] - G * (e / (1 - h))
    forecast = np.einsum("ij,ji->i", B, without)
    return float(np.mean((v - forecast) ** 2))
