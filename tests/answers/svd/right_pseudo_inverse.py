# %% one layer at a time
def pseudo_inverse(A, rcond=1e-12):
    A = np.array(A, dtype=float)
    n, d = A.shape
    U, s, Vt = np.linalg.svd(A)
    result = np.zeros((d, n))
    for i, sigma in enumerate(s):
        if sigma > rcond * s.max():
            result += np.outer(Vt[i], U[:, i]) / sigma
    return result

# %% a diagonal of reciprocals
def pseudo_inverse(A, rcond=1e-12):
    U, s, Vt = np.linalg.svd(np.asarray(A, dtype=float), full_matrices=False)
    large = s > rcond * np.max(s)
    reciprocal = np.divide(1.0, s, out=np.zeros_like(s), where=large)
    return Vt.T @ np.diag(reciprocal) @ U.T

# %% SVD of the transpose by SciPy
from scipy.linalg import svd


def pseudo_inverse(A, rcond=1e-12):
    V, s, Ut = svd(np.asarray(A, dtype=float).T, full_matrices=False, lapack_driver="gesvd")
    rank = int(np.count_nonzero(s > rcond * s[0]))
    if rank == 0:
        return np.zeros((V.shape[0], Ut.shape[1]))
    return V[:, :rank] @ (Ut[:rank] / s[:rank, None])

# %% blind: the SVD turned round
def pseudo_inverse(A, rcond=1e-12):
    U, s, Vt = np.linalg.svd(np.asarray(A, dtype=float), full_matrices=False)
    keep = s > rcond * s[0]
    return (Vt[keep].T / s[keep]) @ U[:, keep].T

# %% blind: a sum of layers, from the SVD of the transpose
def pseudo_inverse(A, rcond=1e-12):
    A = np.array(A, dtype=float)
    V, s, Ut = np.linalg.svd(A.T)
    result = np.zeros(A.T.shape)
    for i, value in enumerate(s):
        if value > rcond * s.max():
            result += np.outer(V[:, i], Ut[i]) / value
    return result
