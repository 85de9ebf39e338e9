# %% singular value decomposition
def least_squares(X, y):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    c = U.T @ y
    return Vt.T @ (c / s if y.ndim == 1 else c / s[:, None])

# %% QR and back substitution
def least_squares(X, y):
    Q, R = np.linalg.qr(np.array(X, dtype=float))
    c = Q.T @ np.array(y, dtype=float)
    beta = np.zeros(c.shape)
    for i in range(R.shape[1] - 1, -1, -1):
        beta[i] = (c[i] - R[i, i + 1 :] @ beta[i + 1 :]) / R[i, i]
    return beta

# %% Gram-Schmidt with y as one more column
def least_squares(X, y):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    flat = y.ndim == 1
    Y = y.reshape(len(y), -1)
    d = X.shape[1]
    M = np.hstack([X, Y])
    R = np.zeros((d, M.shape[1]))
    for j in range(d):
        size = np.linalg.norm(M[:, j])
        q = M[:, j] / size
        R[j, j] = size
        R[j, j + 1 :] = q @ M[:, j + 1 :]
        M[:, j + 1 :] -= np.outer(q, R[j, j + 1 :])
    beta = np.linalg.solve(R[:, :d], R[:, d:])
    return beta[:, 0] if flat else beta

# %% SciPy's triangular solver
def least_squares(X, y):
    from scipy import linalg
    Q, R = linalg.qr(np.asarray(X, dtype=float), mode="economic")
    return linalg.solve_triangular(R, Q.T @ np.asarray(y, dtype=float))


# %% blind: the triangle of the matrix with the targets appended, then back substitution
def least_squares(X, y):
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    n, d = X.shape
    Y = y.reshape(n, -1)
    triangle = np.linalg.qr(np.hstack([X, Y]), mode="r")
    R, z = triangle[:d, :d], triangle[:d, d:]
    beta = np.zeros((d, Y.shape[1]))
    for i in reversed(range(d)):
        beta[i] = (z[i] - R[i, i + 1:] @ beta[i + 1:]) / R[i, i]
    return beta[:, 0] if y.ndim == 1 else beta


# %% blind: singular value decomposition
def least_squares(X, y):
    U, sigma, Vt = np.linalg.svd(np.array(X, dtype=float), full_matrices=False)
    coordinates = U.T @ np.array(y, dtype=float)
    return Vt.T @ (coordinates.T / sigma).T
