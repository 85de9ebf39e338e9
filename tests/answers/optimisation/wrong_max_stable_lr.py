# %% W1 one over the largest curvature
def max_stable_lr(A):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or not np.allclose(A, A.T):
        raise ValueError
    values = np.linalg.eigvalsh(A)
    if values[0] < 0:
        raise ValueError
    return float(1 / values[-1])

# %% W2 two over the smallest curvature
def max_stable_lr(A):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or not np.allclose(A, A.T):
        raise ValueError
    values = np.linalg.eigvalsh(A)
    if values[0] < 0:
        raise ValueError
    return float(2 / values[0])

# %% W3 two over the trace
def max_stable_lr(A):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or not np.allclose(A, A.T):
        raise ValueError
    if np.linalg.eigvalsh(A)[0] < 0:
        raise ValueError
    return float(2 / np.trace(A))

# %% W4 Frobenius norm
def max_stable_lr(A):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or not np.allclose(A, A.T):
        raise ValueError
    if np.linalg.eigvalsh(A)[0] < 0:
        raise ValueError
    return float(2 / np.linalg.norm(A))

# %% W5 the last of the unsorted eigenvalues
def max_stable_lr(A):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or not np.allclose(A, A.T):
        raise ValueError
    if np.linalg.eigvalsh(A)[0] < 0:
        raise ValueError
    return float(2 / np.linalg.eigvals(A)[-1].real)

# %% W6 symmetry is taken for granted
def max_stable_lr(A):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise ValueError
    values = np.linalg.eigvalsh(A)
    if values[0] < 0:
        raise ValueError
    return float(2 / values[-1])

# %% W7 a saddle gets a step too
def max_stable_lr(A):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or not np.allclose(A, A.T):
        raise ValueError
    return float(2 / np.abs(np.linalg.eigvalsh(A)).max())

# %% W8 largest sum of a row
def max_stable_lr(A):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or not np.allclose(A, A.T):
        raise ValueError
    if np.linalg.eigvalsh(A)[0] < 0:
        raise ValueError
    return float(2 / np.linalg.norm(A, 1))
