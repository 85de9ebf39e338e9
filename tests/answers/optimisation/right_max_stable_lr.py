# %% spectral norm
def max_stable_lr(A):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise ValueError("square, please")
    if not np.allclose(A, A.T):
        raise ValueError("symmetric, please")
    if np.linalg.eigvalsh(A).min() < 0:
        raise ValueError("no minimum")
    return 2 / np.linalg.norm(A, 2)

# %% Cholesky factor and its singular values
import scipy.linalg


def max_stable_lr(A):
    A = np.asarray(A, dtype=np.float64)
    rows, columns = A.shape
    if rows != columns or not np.allclose(A, A.transpose()):
        raise ValueError(A.shape)
    try:
        L = scipy.linalg.cholesky(A, lower=True)
    except np.linalg.LinAlgError as error:
        raise ValueError("not positive definite") from error
    return 2.0 / scipy.linalg.svdvals(L)[0] ** 2

# %% general eigenvalues, real parts
def max_stable_lr(A):
    A = np.asarray(A) * 1.0
    if np.ndim(A) != 2 or len(A) != len(A[0]) or not np.allclose(A - A.T, 0):
        raise ValueError
    values = np.real(np.linalg.eigvals(A))
    if (values < 0).any():
        raise ValueError
    return min(2 / value for value in values if value > 0)
