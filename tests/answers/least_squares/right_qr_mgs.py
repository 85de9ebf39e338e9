# %% one column after the other
def qr_mgs(A):
    A = np.asarray(A, dtype=float)
    n, d = A.shape
    if d > n:
        raise ValueError("more columns than rows")
    Q, R = np.zeros((n, d)), np.zeros((d, d))
    for k in range(d):
        v = A[:, k].copy()
        for j in range(k):
            R[j, k] = Q[:, j] @ v
            v = v - R[j, k] * Q[:, j]
        R[k, k] = np.sqrt(np.sum(v * v))
        if R[k, k] <= 1e-12 * np.sqrt(np.sum(A[:, k] * A[:, k])):
            raise ValueError("dependent columns")
        Q[:, k] = v / R[k, k]
    return Q, R

# %% lists of columns
def qr_mgs(A):
    columns = [np.array(column, dtype=float) for column in zip(*np.asarray(A).tolist())]
    lengths = [np.linalg.norm(column) for column in columns]
    d = len(columns)
    if len(columns[0]) < d:
        raise ValueError("too few rows")
    R = [[0.0] * d for _ in range(d)]
    for j in range(d):
        size = np.linalg.norm(columns[j])
        if not size > 1e-12 * lengths[j]:
            raise ValueError(f"column {j} depends on the ones before")
        R[j][j] = size
        columns[j] = columns[j] / size
        for k in range(j + 1, d):
            R[j][k] = float(columns[j] @ columns[k])
            columns[k] = columns[k] - R[j][k] * columns[j]
    return np.array(columns).T, np.array(R)

# %% orthogonalised twice
def qr_mgs(A):
    A = np.asarray(A, dtype=np.float64)
    n, d = A.shape
    if n < d:
        raise ValueError("n < d")
    Q, R = np.empty((n, 0)), np.zeros((d, d))
    for k in range(d):
        v = A[:, k]
        for _ in range(2):
            h = Q.T @ v
            v = v - Q @ h
            R[:k, k] += h
        R[k, k] = np.linalg.norm(v)
        if R[k, k] <= 1e-12 * np.linalg.norm(A[:, k]):
            raise ValueError("rank")
        Q = np.column_stack([Q, v / R[k, k]])
    return Q, R


# %% blind: right-looking, as soon as q is known it leaves all later columns; columns scaled against underflow
def qr_mgs(A):
    V = np.array(A, dtype=np.float64)
    n, d = V.shape
    if n < d:
        raise ValueError("more columns than rows")
    scale = np.abs(V).max(axis=0)
    if np.any(scale == 0):
        raise ValueError("a column of zeros")
    V /= scale
    before = np.sqrt(np.sum(V ** 2, axis=0))
    Q, R = np.zeros((n, d)), np.zeros((d, d))
    for j in range(d):
        left = np.linalg.norm(V[:, j])
        if left <= 1e-12 * before[j]:
            raise ValueError("numerically rank-deficient")
        R[j, j] = left
        Q[:, j] = V[:, j] / left
        R[j, j + 1:] = Q[:, j] @ V[:, j + 1:]
        V[:, j + 1:] -= np.outer(Q[:, j], R[j, j + 1:])
    return Q, R * scale


# %% blind: left-looking, column by column, every direction removed twice, on lists with math.hypot
def qr_mgs(A):
    import math

    rows = [[float(value) for value in row] for row in A]
    n, d = len(rows), len(rows[0])
    if d > n:
        raise ValueError("n < d")
    R = [[0.0] * d for _ in range(d)]
    basis = []
    for k in range(d):
        v = [row[k] for row in rows]
        length = math.hypot(*v)
        if length == 0.0:
            raise ValueError("zero column")
        v = [value / length for value in v]
        for _ in range(2):
            for j, q in enumerate(basis):
                c = math.fsum(a * e for a, e in zip(q, v))
                R[j][k] += c * length
                v = [e - c * a for a, e in zip(q, v)]
        left = math.hypot(*v)
        if left <= 1e-12:
            raise ValueError("dependent column")
        R[k][k] = left * length
        basis.append([value / left for value in v])
    return np.array(basis).T.copy(), np.array(R)
