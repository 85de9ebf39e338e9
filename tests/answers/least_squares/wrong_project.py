# %% W1 as if the columns were orthonormal
def project(b, A):
    A, b = np.asarray(A, dtype=float), np.asarray(b, dtype=float)
    p = A @ (A.T @ b)
    return p, b - p

# %% W2 an explicit inverse
def project(b, A):
    A, b = np.asarray(A, dtype=float), np.asarray(b, dtype=float)
    p = A @ np.linalg.inv(A.T @ A) @ A.T @ b
    return p, b - p

# %% W3 returns the coefficients
def project(b, A):
    A, b = np.asarray(A, dtype=float), np.asarray(b, dtype=float)
    beta = np.linalg.lstsq(A, b, rcond=None)[0]
    return beta, b - A @ beta

# %% W4 residual first
def project(b, A):
    A, b = np.asarray(A, dtype=float), np.asarray(b, dtype=float)
    p = A @ np.linalg.lstsq(A, b, rcond=None)[0]
    return b - p, p

# %% W5 pseudo-inverse of the normal equations
def project(b, A):
    A, b = np.asarray(A, dtype=float), np.asarray(b, dtype=float)
    p = A @ (np.linalg.pinv(A.T @ A, rcond=1e-13) @ (A.T @ b))
    return p, b - p

# %% W6 zeros are refused
def project(b, A):
    A, b = np.asarray(A, dtype=float), np.asarray(b, dtype=float)
    U, s, _ = np.linalg.svd(A, full_matrices=False)
    if s[0] == 0:
        raise ValueError("no column space")
    U = U[:, s / s[0] > max(A.shape) * 2.0**-52]
    return U @ (U.T @ b), b - U @ (U.T @ b)

# %% W7 a limit that does not grow with the shape
def project(b, A):
    A, b = np.asarray(A, dtype=float), np.asarray(b, dtype=float)
    U, s, _ = np.linalg.svd(A, full_matrices=False)
    U = U[:, s > 1e-15 * s[0]]
    return U @ (U.T @ b), b - U @ (U.T @ b)
