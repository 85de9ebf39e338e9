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
