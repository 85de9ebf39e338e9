# %% W1 a loop of solves
def ridge_path(X, y, lams):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if any(lam < 0 for lam in lams):
        raise ValueError("negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
    t, d = y - y.mean(), X.shape[1]
    rows = []
    for lam in lams:
        if lam == 0:
            rows.append(np.linalg.pinv(Z, rcond=1e-10) @ t)
        else:
            rows.append(np.linalg.solve(Z.T @ Z + lam * np.eye(d), Z.T @ t))
    return np.reshape(rows, (len(lams), d))

# %% W2 singular values not squared
def ridge_path(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    lams = np.asarray(lams, dtype=float)[:, None]
    if np.any(lams < 0):
        raise ValueError("a strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
    U, s, Vt = np.linalg.svd(Z, full_matrices=False)
    rank = np.sum(s > 1e-10 * s[0])
    U, s, Vt = U[:, :rank], s[:rank], Vt[:rank]
    return (1 / (s + lams) * (U.T @ (y - y.mean()))) @ Vt

# %% W3 shares instead of coefficients
def ridge_path(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    lams = np.asarray(lams, dtype=float)[:, None]
    if np.any(lams < 0):
        raise ValueError("a strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
    U, s, Vt = np.linalg.svd(Z, full_matrices=False)
    rank = np.sum(s > 1e-10 * s[0])
    U, s, Vt = U[:, :rank], s[:rank], Vt[:rank]
    return (s**2 / (s**2 + lams) * (U.T @ (y - y.mean()))) @ Vt

# %% W4 not centred
def ridge_path(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    lams = np.asarray(lams, dtype=float)[:, None]
    if np.any(lams < 0):
        raise ValueError("a strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X, 0.0)
    U, s, Vt = np.linalg.svd(Z, full_matrices=False)
    rank = np.sum(s > 1e-10 * s[0])
    U, s, Vt = U[:, :rank], s[:rank], Vt[:rank]
    return (s / (s**2 + lams) * (U.T @ (y - y.mean()))) @ Vt

# %% W5 an SVD for every strength
def ridge_path(X, y, lams):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if any(lam < 0 for lam in lams):
        raise ValueError("negative")
    rows = []
    for lam in lams:
        Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
        U, s, Vt = np.linalg.svd(Z, full_matrices=False)
        keep = s > 1e-10 * s[0]
        rows.append((s[keep] / (s[keep] ** 2 + lam) * (U[:, keep].T @ (y - y.mean()))) @ Vt[keep])
    return np.reshape(rows, (len(lams), X.shape[1]))

# %% W6 division by singular values of zero
def ridge_path(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    lams = np.asarray(lams, dtype=float)[:, None]
    if np.any(lams < 0):
        raise ValueError("a strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
    U, s, Vt = np.linalg.svd(Z, full_matrices=False)
    rank = len(s) if s[0] > 0 else 0
    U, s, Vt = U[:, :rank], s[:rank], Vt[:rank]
    return (s / (s**2 + lams) * (U.T @ (y - y.mean()))) @ Vt

# %% W7 constant columns only give NaN
def ridge_path(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    lams = np.asarray(lams, dtype=float)[:, None]
    if np.any(lams < 0):
        raise ValueError("a strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
    U, s, Vt = np.linalg.svd(Z, full_matrices=False)
    rank = np.sum(s >= 1e-10 * s[0])
    U, s, Vt = U[:, :rank], s[:rank], Vt[:rank]
    return (s / (s**2 + lams) * (U.T @ (y - y.mean()))) @ Vt

# %% W8 negative strengths pass
def ridge_path(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    lams = np.asarray(lams, dtype=float)[:, None]
    if False:
        raise ValueError("a strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
    U, s, Vt = np.linalg.svd(Z, full_matrices=False)
    rank = np.sum(s > 1e-10 * s[0])
    U, s, Vt = U[:, :rank], s[:rank], Vt[:rank]
    return (s / (s**2 + lams) * (U.T @ (y - y.mean()))) @ Vt
