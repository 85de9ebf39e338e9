# %% W1 the square root is taken
def pairwise_sq_dists(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[1]:
        raise ValueError("columns")
    return np.sqrt(((A[:, None] - B) ** 2).sum(axis=2))

# %% W5 the centred shortcut goes below zero
def pairwise_sq_dists(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[1]:
        raise ValueError("columns")
    middle = A.mean(axis=0) if len(A) else 0.0
    A, B = A - middle, B - middle
    return (A**2).sum(axis=1)[:, None] + (B**2).sum(axis=1) - 2 * A @ B.T

# %% W2 the shortcut, clipped at zero
def pairwise_sq_dists(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[1]:
        raise ValueError("columns")
    return np.maximum((A**2).sum(axis=1)[:, None] + (B**2).sum(axis=1) - 2 * A @ B.T, 0)

# %% W3 a double loop over the rows
def pairwise_sq_dists(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[1]:
        raise ValueError("columns")
    D = np.zeros((len(A), len(B)))
    for i in range(len(A)):
        for j in range(len(B)):
            D[i, j] = ((A[i] - B[j]) ** 2).sum()
    return D

# %% W6 a loop over the rows of A
def pairwise_sq_dists(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[1]:
        raise ValueError("columns")
    D = np.zeros((len(A), len(B)))
    for i, a in enumerate(A):
        D[i] = ((a - B) ** 2).sum(axis=1)
    return D

# %% W7 a loop over the rows of B
def pairwise_sq_dists(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[1]:
        raise ValueError("columns")
    D = np.zeros((len(A), len(B)))
    for j, b in enumerate(B):
        D[:, j] = ((A - b) ** 2).sum(axis=1)
    return D

# %% W4 the table is transposed
def pairwise_sq_dists(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[1]:
        raise ValueError("columns")
    return ((B[:, None] - A) ** 2).sum(axis=2)
