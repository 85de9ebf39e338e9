# %% two norms
def condition_number(A):
    A = np.asarray(A, dtype=float)
    largest, smallest = np.linalg.norm(A, 2), np.linalg.norm(A, -2)
    if smallest <= max(A.shape) * 2.0**-52 * largest:
        return float("inf")
    return largest / smallest

# %% all of the decomposition
def condition_number(A):
    A = np.array(A, dtype=float)
    sigma = np.linalg.svd(A)[1]
    top, bottom = max(sigma), min(sigma)
    limit = np.finfo(np.float64).eps * max(A.shape) * top
    return float(top / bottom) if bottom > limit else np.inf

# %% from a triangular factor
def condition_number(A):
    A = np.array(A, dtype=float)
    n, d = A.shape
    R = np.linalg.qr(A if n >= d else A.T)[1]
    sigma = np.linalg.svd(R, compute_uv=False)
    if sigma[-1] <= max(n, d) * 2.0**-52 * sigma[0]:
        return np.float64(np.inf)
    return sigma[0] / sigma[-1]


# %% blind: ratio of the singular values
def condition_number(A):
    A = np.asarray(A, dtype=np.float64)
    sigma = np.linalg.svd(A, compute_uv=False)
    if sigma[-1] <= max(A.shape) * 2.0**-52 * sigma[0]:
        return np.inf
    return float(sigma[0] / sigma[-1])


# %% blind: two matrix norms of the shrunken transpose
def condition_number(A):
    M = np.array(A, dtype=float).T
    n, d = M.shape
    if n < d:
        M = M.T
    stretch, squeeze = np.linalg.norm(M, 2), np.linalg.norm(M, -2)
    if not squeeze > max(n, d) * np.finfo(float).eps * stretch:
        return float("inf")
    return max(1.0, float(stretch / squeeze))
