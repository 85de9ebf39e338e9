# %% centred shortcut, clipped
def pairwise_sq_dists(A, B):
    A, B = np.array(A, dtype=float), np.array(B, dtype=float)
    if A.shape[1] != B.shape[1]:
        raise ValueError("different numbers of columns")
    if len(A) == 0 or len(B) == 0:
        return np.zeros((len(A), len(B)))
    middle = A.mean(axis=0)
    A, B = A - middle, B - middle
    D = (A**2).sum(axis=1)[:, None] + (B**2).sum(axis=1)[None, :] - 2 * A @ B.T
    return np.maximum(D, 0.0)

# %% loop over columns
def pairwise_sq_dists(A, B):
    A, B = np.asarray(A).astype(np.float64), np.asarray(B).astype(np.float64)
    n, d = A.shape
    if d != B.shape[1]:
        raise ValueError(f"{d} columns against {B.shape[1]}")
    D = np.zeros((n, B.shape[0]))
    for k in range(d):
        D += np.subtract.outer(A[:, k], B[:, k]) ** 2
    return D

# %% einsum of the differences
def pairwise_sq_dists(A, B):
    A = np.asarray(A, float)
    B = np.asarray(B, float)
    if A.shape[1] != B.shape[1]:
        raise ValueError("A and B need equally many columns")
    differences = np.expand_dims(A, 1) - B
    return np.einsum("nmd,nmd->nm", differences, differences)

# %% from the text alone, one
def pairwise_sq_dists(A, B):
    A = np.asarray(A, dtype=np.float64)
    B = np.asarray(B, dtype=np.float64)
    if A.shape[1] != B.shape[1]:
        raise ValueError("A and B must have the same number of columns")
    difference = A[:, None, :] - B[None, :, :]
    return (difference ** 2).sum(axis=2)

# %% from the text alone, two
def pairwise_sq_dists(A, B):
    A = np.array(A, dtype=np.float64)
    B = np.array(B, dtype=np.float64)
    if A.shape[1] != B.shape[1]:
        raise ValueError("different numbers of columns")
    if len(A) == 0 or len(B) == 0:
        return np.zeros((len(A), len(B)))
    centre = np.vstack([A, B]).mean(axis=0)
    A -= centre
    B -= centre
    D = (A * A).sum(axis=1)[:, None] + (B * B).sum(axis=1) - 2.0 * (A @ B.T)
    return np.maximum(D, 0.0)
