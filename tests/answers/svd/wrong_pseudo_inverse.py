# %% W1 the inverse of A^T A
def pseudo_inverse(A, rcond=1e-12):
    A = np.asarray(A, dtype=float)
    return np.linalg.inv(A.T @ A) @ A.T

# %% W2 an absolute cut-off
def pseudo_inverse(A, rcond=1e-12):
    U, s, Vt = np.linalg.svd(np.asarray(A, dtype=float), full_matrices=False)
    keep = s > rcond
    return (Vt[keep].T / s[keep]) @ U[:, keep].T

# %% W3 inverts tiny singular values
def pseudo_inverse(A, rcond=1e-12):
    U, s, Vt = np.linalg.svd(np.asarray(A, dtype=float), full_matrices=False)
    keep = s > 0
    return (Vt[keep].T / s[keep]) @ U[:, keep].T

# %% W4 the eigenvalues of the smaller Gram matrix
def pseudo_inverse(A, rcond=1e-12):
    A = np.asarray(A, dtype=float)
    if A.shape[0] < A.shape[1]:
        return pseudo_inverse(A.T, rcond).T
    values, V = np.linalg.eigh(A.T @ A)
    keep = values > max(rcond, 1e-12) * values[-1]
    return (V[:, keep] / values[keep]) @ V[:, keep].T @ A.T

# %% W5 rcond is not heeded
def pseudo_inverse(A, rcond=1e-12):
    U, s, Vt = np.linalg.svd(np.asarray(A, dtype=float), full_matrices=False)
    keep = s > 1e-12 * s[0]
    return (Vt[keep].T / s[keep]) @ U[:, keep].T
