# %% least squares from the library
def project(b, A):
    A, b = np.asarray(A, dtype=float), np.asarray(b, dtype=float)
    p = A @ np.linalg.lstsq(A, b, rcond=None)[0]
    return p, b - p

# %% pseudo-inverse
def project(b, A):
    A, b = np.array(A, dtype=float), np.array(b, dtype=float)
    p = A @ (np.linalg.pinv(A, rcond=max(A.shape) * 2.0**-52) @ b)
    r = b - p
    return p, r

# %% one direction at a time
def project(b, A):
    A, b = np.array(A, dtype=np.float64), np.array(b, dtype=np.float64)
    U, s, _ = np.linalg.svd(A)
    p = np.zeros(len(b))
    for i in range(len(s)):
        if s[i] > max(A.shape) * 2**-52 * s.max():
            p += (U[:, i] @ b) * U[:, i]
    return p, b - p


# %% blind: the columns of U that count
def project(b, A):
    A = np.asarray(A, dtype=np.float64)
    b = np.asarray(b, dtype=np.float64)
    U, sigma, _ = np.linalg.svd(A, full_matrices=False)
    U = U[:, sigma > max(A.shape) * 2.0**-52 * sigma[0]]
    p = U @ (U.T @ b)
    return p, b - p


# %% blind: minimum-norm least squares with the same cut, then A times the coefficients
def project(b, A):
    A = np.array(A, dtype=np.float64)
    b = np.array(b, dtype=np.float64)
    coefficients = np.linalg.lstsq(A, b, rcond=max(A.shape) * 2.0**-52)[0]
    p = A @ coefficients
    return p, b - p
