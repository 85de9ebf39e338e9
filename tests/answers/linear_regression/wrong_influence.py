# %% W1 raw residuals
def influence(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    if n - p - 1 < 1 or np.linalg.matrix_rank(A) < p + 1:
        raise ValueError("too few rows, or linearly dependent columns")
    Q = np.linalg.qr(A)[0]
    leverage = np.sum(Q**2, axis=1)
    residual = y - Q @ (Q.T @ y)
    free = np.where(leverage > 1 - 1e-10, np.nan, 1 - leverage)
    studentised = residual + 0 * free
    return leverage, studentised, studentised**2 / (p + 1) * leverage / free

# %% W2 leverage without intercept
def influence(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    if n - p - 1 < 1 or np.linalg.matrix_rank(A) < p + 1:
        raise ValueError("too few rows, or linearly dependent columns")
    Q = np.linalg.qr(X)[0]
    leverage = np.sum(Q**2, axis=1)
    residual = y - Q @ (Q.T @ y)
    free = np.where(leverage > 1 - 1e-10, np.nan, 1 - leverage)
    studentised = residual / np.sqrt(residual @ residual / (n - p - 1) * free)
    return leverage, studentised, studentised**2 / (p + 1) * leverage / free

# %% W3 p instead of p + 1
def influence(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    if n - p - 1 < 1 or np.linalg.matrix_rank(A) < p + 1:
        raise ValueError("too few rows, or linearly dependent columns")
    Q = np.linalg.qr(A)[0]
    leverage = np.sum(Q**2, axis=1)
    residual = y - Q @ (Q.T @ y)
    free = np.where(leverage > 1 - 1e-10, np.nan, 1 - leverage)
    studentised = residual / np.sqrt(residual @ residual / (n - p - 1) * free)
    return leverage, studentised, studentised**2 / p * leverage / free

# %% W4 s without the row
def influence(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    if n - p - 1 < 1 or np.linalg.matrix_rank(A) < p + 1:
        raise ValueError("too few rows, or linearly dependent columns")
    Q = np.linalg.qr(A)[0]
    leverage = np.sum(Q**2, axis=1)
    residual = y - Q @ (Q.T @ y)
    free = np.where(leverage > 1 - 1e-10, np.nan, 1 - leverage)
    studentised = residual / np.sqrt(residual @ residual / (n - p - 1) * free)
    inner = studentised
    studentised = inner * np.sqrt(np.maximum(n - p - 2, 1) / np.abs(n - p - 1 - inner**2))
    return leverage, studentised, inner**2 / (p + 1) * leverage / free

# %% W5 leverage 1 is divided by
def influence(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    if n - p - 1 < 1 or np.linalg.matrix_rank(A) < p + 1:
        raise ValueError("too few rows, or linearly dependent columns")
    Q = np.linalg.qr(A)[0]
    leverage = np.sum(Q**2, axis=1)
    residual = y - Q @ (Q.T @ y)
    free = np.maximum(1 - leverage, 1e-15)
    studentised = residual / np.sqrt(residual @ residual / (n - p - 1) * free)
    return leverage, studentised, studentised**2 / (p + 1) * leverage / free

# %% W6 no look at the rank
def influence(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    if n - p - 1 < 1:
        raise ValueError("too few rows, or linearly dependent columns")
    Q = np.linalg.qr(A)[0]
    leverage = np.sum(Q**2, axis=1)
    residual = y - Q @ (Q.T @ y)
    free = np.where(leverage > 1 - 1e-10, np.nan, 1 - leverage)
    studentised = residual / np.sqrt(residual @ residual / (n - p - 1) * free)
    return leverage, studentised, studentised**2 / (p + 1) * leverage / free
