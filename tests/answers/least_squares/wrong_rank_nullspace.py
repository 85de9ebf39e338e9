# %% W1 left null space
def rank_nullspace(A, tol=None):
    A = np.asarray(A, dtype=float)
    U, s, _ = np.linalg.svd(A)
    if tol is None:
        tol = max(A.shape) * 2.0**-52 * s[0]
    rank = int(np.sum(s > tol))
    return rank, U[:, rank:]

# %% W2 no tolerance
def rank_nullspace(A, tol=None):
    A = np.asarray(A, dtype=float)
    _, s, Vt = np.linalg.svd(A)
    rank = int(np.sum(s > (0 if tol is None else tol)))
    return rank, Vt[rank:].T

# %% W8 an absolute tolerance
def rank_nullspace(A, tol=None):
    A = np.asarray(A, dtype=float)
    _, s, Vt = np.linalg.svd(A)
    rank = int(np.sum(s > (1e-14 if tol is None else tol)))
    return rank, Vt[rank:].T

# %% W3 the thin decomposition
def rank_nullspace(A, tol=None):
    A = np.asarray(A, dtype=float)
    _, s, Vt = np.linalg.svd(A, full_matrices=False)
    if tol is None:
        tol = max(A.shape) * 2.0**-52 * s[0]
    rank = int(np.sum(s > tol))
    return rank, Vt[rank:].T

# %% W4 zero is taken for not given
def rank_nullspace(A, tol=None):
    A = np.asarray(A, dtype=float)
    _, s, Vt = np.linalg.svd(A)
    tol = tol or max(A.shape) * 2.0**-52 * s[0]
    rank = int(np.sum(s > tol))
    return rank, Vt[rank:].T

# %% W5 a generous default
def rank_nullspace(A, tol=None):
    A = np.asarray(A, dtype=float)
    _, s, Vt = np.linalg.svd(A)
    if tol is None:
        tol = 1e-10 * s[0]
    rank = int(np.sum(s > tol))
    return rank, Vt[rank:].T

# %% W6 equal to the tolerance counts
def rank_nullspace(A, tol=None):
    A = np.asarray(A, dtype=float)
    _, s, Vt = np.linalg.svd(A)
    if tol is None:
        tol = np.nextafter(max(A.shape) * 2.0**-52 * s[0], np.inf)
    rank = int(np.sum(s >= tol))
    return rank, Vt[rank:].T

# %% W7 a matrix of zeros counts as rank one
def rank_nullspace(A, tol=None):
    A = np.asarray(A, dtype=float)
    _, s, Vt = np.linalg.svd(A)
    limit = max(A.shape) * 2.0**-52 * s[0] if tol is None else tol
    rank = int(np.sum(s > limit)) or (1 if tol is None else 0)
    return rank, Vt[rank:].T
