# %% W1 classical Gram-Schmidt
def qr_mgs(A):
    A = np.asarray(A, dtype=float)
    n, d = A.shape
    if n < d:
        raise ValueError("n < d")
    Q, R = np.zeros((n, d)), np.zeros((d, d))
    for j in range(d):
        R[:j, j] = Q[:, :j].T @ A[:, j]
        v = A[:, j] - Q[:, :j] @ R[:j, j]
        R[j, j] = np.linalg.norm(v)
        if R[j, j] <= 1e-12 * np.linalg.norm(A[:, j]):
            raise ValueError("rank")
        Q[:, j] = v / R[j, j]
    return Q, R

# %% W2 negative diagonal
def qr_mgs(A):
    Q = np.array(A, dtype=float)
    n, d = Q.shape
    if n < d:
        raise ValueError("n < d")
    lengths, R = np.linalg.norm(Q, axis=0), np.zeros((d, d))
    for j in range(d):
        R[j, j] = -np.linalg.norm(Q[:, j])
        if -R[j, j] <= 1e-12 * lengths[j]:
            raise ValueError("rank")
        Q[:, j] /= R[j, j]
        for k in range(j + 1, d):
            R[j, k] = Q[:, j] @ Q[:, k]
            Q[:, k] -= R[j, k] * Q[:, j]
    return Q, R

# %% W3 not normalised
def qr_mgs(A):
    Q = np.array(A, dtype=float)
    n, d = Q.shape
    if n < d:
        raise ValueError("n < d")
    lengths, R = np.linalg.norm(Q, axis=0), np.eye(d)
    for j in range(d):
        if np.linalg.norm(Q[:, j]) <= 1e-12 * lengths[j]:
            raise ValueError("rank")
        for k in range(j + 1, d):
            R[j, k] = Q[:, j] @ Q[:, k] / (Q[:, j] @ Q[:, j])
            Q[:, k] -= R[j, k] * Q[:, j]
    return Q, R

# %% W4 no look at the rank
def qr_mgs(A):
    Q = np.array(A, dtype=float)
    n, d = Q.shape
    if n < d:
        raise ValueError("n < d")
    R = np.zeros((d, d))
    with np.errstate(all="ignore"):
        for j in range(d):
            R[j, j] = np.linalg.norm(Q[:, j])
            Q[:, j] /= R[j, j]
            for k in range(j + 1, d):
                R[j, k] = Q[:, j] @ Q[:, k]
                Q[:, k] -= R[j, k] * Q[:, j]
    return Q, R

# %% W8 only exact zeros count
def qr_mgs(A):
    Q = np.array(A, dtype=float)
    n, d = Q.shape
    if n < d:
        raise ValueError("n < d")
    R = np.zeros((d, d))
    for j in range(d):
        R[j, j] = np.linalg.norm(Q[:, j])
        if R[j, j] == 0:
            raise ValueError("rank")
        Q[:, j] /= R[j, j]
        for k in range(j + 1, d):
            R[j, k] = Q[:, j] @ Q[:, k]
            Q[:, k] -= R[j, k] * Q[:, j]
    return Q, R

# %% W5 an absolute limit
def qr_mgs(A):
    Q = np.array(A, dtype=float)
    n, d = Q.shape
    if n < d:
        raise ValueError("n < d")
    R = np.zeros((d, d))
    for j in range(d):
        R[j, j] = np.linalg.norm(Q[:, j])
        if R[j, j] <= 1e-12:
            raise ValueError("rank")
        Q[:, j] /= R[j, j]
        for k in range(j + 1, d):
            R[j, k] = Q[:, j] @ Q[:, k]
            Q[:, k] -= R[j, k] * Q[:, j]
    return Q, R

# %% W6 stops at the last row
def qr_mgs(A):
    Q = np.array(A, dtype=float)
    n, d = Q.shape
    lengths, R = np.linalg.norm(Q, axis=0), np.zeros((d, d))
    for j in range(min(n, d)):
        R[j, j] = np.linalg.norm(Q[:, j])
        if R[j, j] <= 1e-12 * lengths[j]:
            raise ValueError("rank")
        Q[:, j] /= R[j, j]
        for k in range(j + 1, d):
            R[j, k] = Q[:, j] @ Q[:, k]
            Q[:, k] -= R[j, k] * Q[:, j]
    return Q, R

# %% W7 a generous limit
def qr_mgs(A):
    Q = np.array(A, dtype=float)
    n, d = Q.shape
    if n < d:
        raise ValueError("n < d")
    lengths, R = np.linalg.norm(Q, axis=0), np.zeros((d, d))
    for j in range(d):
        R[j, j] = np.linalg.norm(Q[:, j])
        if R[j, j] <= 1e-9 * lengths[j]:
            raise ValueError("rank")
        Q[:, j] /= R[j, j]
        for k in range(j + 1, d):
            R[j, k] = Q[:, j] @ Q[:, k]
            Q[:, k] -= R[j, k] * Q[:, j]
    return Q, R
