# %% W1 singular if the determinant is small
def condition_number(A):
    A = np.asarray(A, dtype=float)
    s = np.linalg.svd(A, compute_uv=False)
    if np.sqrt(abs(np.linalg.det(A.T @ A))) < 1e-8 or s[-1] <= max(A.shape) * 2.0**-52 * s[0]:
        return np.inf
    return float(s[0] / s[-1])

# %% W2 eigenvalues
def condition_number(A):
    A = np.asarray(A, dtype=float)
    if A.shape[0] != A.shape[1]:
        return float(np.linalg.svd(A, compute_uv=False)[0] / np.linalg.svd(A, compute_uv=False)[-1])
    size = np.abs(np.linalg.eigvals(A))
    return float(size.max() / size.min()) if size.min() > 1e-15 * size.max() else np.inf

# %% W3 the 1-norm
def condition_number(A):
    A = np.asarray(A, dtype=float)
    s = np.linalg.svd(A, compute_uv=False)
    if s[-1] <= max(A.shape) * 2.0**-52 * s[0]:
        return np.inf
    return float(np.linalg.norm(A, 1) * np.linalg.norm(np.linalg.pinv(A), 1))

# %% W4 eigenvalues of the normal equations
def condition_number(A):
    A = np.asarray(A, dtype=float)
    A = A if A.shape[0] >= A.shape[1] else A.T
    size = np.linalg.eigvalsh(A.T @ A)
    if size[0] <= max(A.shape) * 2.0**-52 * size[-1]:
        return np.inf
    return float(np.sqrt(size[-1] / size[0]))

# %% W5 a large number instead of inf
def condition_number(A):
    s = np.linalg.svd(np.asarray(A, dtype=float), compute_uv=False)
    return np.inf if s[-1] == 0 else float(s[0] / s[-1])

# %% W7 divides by zero
def condition_number(A):
    A = np.asarray(A, dtype=float)
    s = np.linalg.svd(A, compute_uv=False)
    s = np.where(s <= max(A.shape) * 2.0**-52 * s[0], 0.0, s)
    return float(s[0] / s[-1])

# %% W6 a limit that does not grow with the shape
def condition_number(A):
    s = np.linalg.svd(np.asarray(A, dtype=float), compute_uv=False)
    return float(s[0] / s[-1]) if s[-1] > 2e-15 * s[0] else np.inf
