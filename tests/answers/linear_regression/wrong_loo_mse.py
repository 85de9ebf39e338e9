# %% W1 1-h outside the square
def loo_mse(X: np.ndarray, y: np.ndarray) -> float:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    A = np.column_stack([np.ones(len(X)), X])
    if np.linalg.matrix_rank(A) < A.shape[1]:
        raise ValueError("linearly dependent columns")
    Q = np.linalg.qr(A)[0]
    leverage = np.sum(Q**2, axis=1)
    if leverage.max() > 1 - 1e-10:
        raise ValueError("a coefficient hangs on one row alone")
    return float(np.mean((y - Q @ (Q.T @ y)) ** 2 / (1 - leverage)))

# %% W2 training error
def loo_mse(X: np.ndarray, y: np.ndarray) -> float:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    A = np.column_stack([np.ones(len(X)), X])
    if np.linalg.matrix_rank(A) < A.shape[1]:
        raise ValueError("linearly dependent columns")
    Q = np.linalg.qr(A)[0]
    leverage = np.sum(Q**2, axis=1)
    if leverage.max() > 1 - 1e-10:
        raise ValueError("a coefficient hangs on one row alone")
    return float(np.mean((y - Q @ (Q.T @ y)) ** 2))

# %% W3 n fits
def loo_mse(X: np.ndarray, y: np.ndarray) -> float:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    A = np.column_stack([np.ones(len(X)), X])
    if np.linalg.matrix_rank(A) < A.shape[1]:
        raise ValueError("linearly dependent columns")
    Q = np.linalg.qr(A)[0]
    leverage = np.sum(Q**2, axis=1)
    if leverage.max() > 1 - 1e-10:
        raise ValueError("a coefficient hangs on one row alone")
    errors = []
    for i in range(len(y)):
        rest = np.arange(len(y)) != i
        errors.append(y[i] - A[i] @ np.linalg.lstsq(A[rest], y[rest])[0])
    return float(np.mean(np.square(errors)))

# %% W4 leverage without intercept
def loo_mse(X: np.ndarray, y: np.ndarray) -> float:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    A = np.column_stack([np.ones(len(X)), X])
    if np.linalg.matrix_rank(A) < A.shape[1]:
        raise ValueError("linearly dependent columns")
    Q = np.linalg.qr(A)[0]
    leverage = np.sum(np.linalg.qr(X)[0] ** 2, axis=1)
    if leverage.max() > 1 - 1e-10:
        raise ValueError("a coefficient hangs on one row alone")
    return float(np.mean(((y - Q @ (Q.T @ y)) / (1 - leverage)) ** 2))

# %% W5 leverage 1 is left out
def loo_mse(X: np.ndarray, y: np.ndarray) -> float:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    A = np.column_stack([np.ones(len(X)), X])
    if np.linalg.matrix_rank(A) < A.shape[1]:
        raise ValueError("linearly dependent columns")
    Q = np.linalg.qr(A)[0]
    leverage = np.sum(Q**2, axis=1)
    leverage = np.minimum(leverage, 1 - 1e-10)
    return float(np.mean(((y - Q @ (Q.T @ y)) / (1 - leverage)) ** 2))

# %% W6 no look at the rank
def loo_mse(X: np.ndarray, y: np.ndarray) -> float:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    A = np.column_stack([np.ones(len(X)), X])
    Q = np.linalg.qr(A)[0]
    leverage = np.sum(Q**2, axis=1)
    if leverage.max() > 1 - 1e-10:
        raise ValueError("a coefficient hangs on one row alone")
    return float(np.mean(((y - Q @ (Q.T @ y)) / (1 - leverage)) ** 2))
