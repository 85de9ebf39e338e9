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
