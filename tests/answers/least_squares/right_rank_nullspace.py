# %% from SciPy's decomposition
def rank_nullspace(A, tol=None):
    from scipy import linalg
    A = np.array(A, dtype=float)
    n, d = A.shape
    U, s, Vh = linalg.svd(A, full_matrices=True)
    if tol is None:
        tol = max(n, d) * 2.0**-52 * s.max()
    rank = sum(1 for value in s if value > tol)
    return rank, np.ascontiguousarray(Vh[rank:, :].T)

# %% from the transpose, in another order and sign
def rank_nullspace(A, tol=None):
    A = np.asarray(A, dtype=float)
    left, sigma, _ = np.linalg.svd(A.T, full_matrices=True)
    limit = max(A.shape) * np.finfo(float).eps * sigma[0] if tol is None else tol
    rank = np.count_nonzero(sigma > limit)
    return rank, -left[:, rank:][:, ::-1]

# %% padded with rows of zeros
def rank_nullspace(A, tol=None):
    A = np.asarray(A, dtype=np.float64)
    n, d = A.shape
    padded = np.vstack([A, np.zeros((max(d - n, 0), d))])
    sigma, Vt = np.linalg.svd(padded, full_matrices=False)[1:]
    if tol is None:
        tol = max(n, d) * 2.0**-52 * max(sigma)
    hidden = [v for s, v in zip(sigma, Vt) if not s > tol]
    return d - len(hidden), np.array(hidden).reshape(-1, d).T


# %% blind: the last rows of the full V transposed
def rank_nullspace(A, tol=None):
    A = np.asarray(A, dtype=np.float64)
    _, sigma, Vt = np.linalg.svd(A, full_matrices=True)
    if tol is None:
        tol = max(A.shape) * 2.0**-52 * sigma[0]
    rank = int(np.sum(sigma > tol))
    return rank, Vt[rank:].T.copy()


# %% blind: left singular vectors of the transpose, singular values padded with zeros, order reversed
def rank_nullspace(A, tol=None):
    B = np.array(A, dtype=float).T
    d, n = B.shape
    U, s, _ = np.linalg.svd(B)
    s = np.concatenate([s, np.zeros(d - len(s))])
    cut = max(n, d) * np.finfo(float).eps * s[0] if tol is None else tol
    blind = ~(s > cut)
    return d - int(blind.sum()), -U[:, blind][:, ::-1]
