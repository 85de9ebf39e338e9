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

# %% blind: eigvalsh, largest eigenvalue
def max_stable_lr(A):
    A = np.array(A, dtype=np.float64)
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise ValueError("A must be square")
    if not np.allclose(A, A.T):
        raise ValueError("A must be symmetric")
    values = np.linalg.eigvalsh(A)
    if values[0] < -1e-14 * abs(values[-1]):  # beyond rounding
        raise ValueError("A has a negative eigenvalue")
    return float(2 / values[-1])

# %% blind: spectral norm for the top, Cholesky for the sign
def max_stable_lr(A):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or len(set(A.shape)) != 1 or not np.allclose(A, A.T):
        raise ValueError("A must be a symmetric square matrix")
    A = (A + A.T) / 2
    try:
        top = np.abs(A).max()
        np.linalg.cholesky(A / top + 1e-14 * len(A) * np.eye(len(A)))  # a little room for rounding
    except np.linalg.LinAlgError:
        raise ValueError("A is not positive definite") from None
    return 2.0 / float(np.linalg.norm(A, 2))
