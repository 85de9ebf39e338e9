# %% W1 n instead of n-p-1
def coefficient_table(X: np.ndarray, y: np.ndarray, names: list[str]) -> pd.DataFrame:
    from scipy import stats

    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    scale = np.linalg.norm(A, axis=0)
    degrees = n - p - 1
    if len(names) != p or degrees < 1 or scale.min() == 0:
        raise ValueError("wrong number of names, too few rows, or a column of zeros")
    A = A / scale
    if np.linalg.matrix_rank(A) < p + 1:
        raise ValueError("the columns are linearly dependent")
    Q, R = np.linalg.qr(A)
    inverse = np.linalg.solve(R, np.eye(p + 1))
    estimate = inverse @ (Q.T @ y)
    s = np.linalg.norm(y - A @ estimate) / np.sqrt(n)
    estimate, se = estimate / scale, s * np.linalg.norm(inverse, axis=1) / scale
    t, q = estimate / se, stats.t.ppf(0.975, degrees)
    columns = {"estimate": estimate, "se": se, "t": t, "p": 2 * stats.t.sf(np.abs(t), degrees),
               "low": estimate - q * se, "high": estimate + q * se}
    return pd.DataFrame(columns, index=["intercept", *names])

# %% W2 normal quantile
def coefficient_table(X: np.ndarray, y: np.ndarray, names: list[str]) -> pd.DataFrame:
    from scipy import stats

    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    scale = np.linalg.norm(A, axis=0)
    degrees = n - p - 1
    if len(names) != p or degrees < 1 or scale.min() == 0:
        raise ValueError("wrong number of names, too few rows, or a column of zeros")
    A = A / scale
    if np.linalg.matrix_rank(A) < p + 1:
        raise ValueError("the columns are linearly dependent")
    Q, R = np.linalg.qr(A)
    inverse = np.linalg.solve(R, np.eye(p + 1))
    estimate = inverse @ (Q.T @ y)
    s = np.linalg.norm(y - A @ estimate) / np.sqrt(degrees)
    estimate, se = estimate / scale, s * np.linalg.norm(inverse, axis=1) / scale
    t, q = estimate / se, stats.norm.ppf(0.975)
    columns = {"estimate": estimate, "se": se, "t": t, "p": 2 * stats.t.sf(np.abs(t), degrees),
               "low": estimate - q * se, "high": estimate + q * se}
    return pd.DataFrame(columns, index=["intercept", *names])

# %% W3 the diagonal is not inverted as a matrix
def coefficient_table(X: np.ndarray, y: np.ndarray, names: list[str]) -> pd.DataFrame:
    from scipy import stats

    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    scale = np.linalg.norm(A, axis=0)
    degrees = n - p - 1
    if len(names) != p or degrees < 1 or scale.min() == 0:
        raise ValueError("wrong number of names, too few rows, or a column of zeros")
    A = A / scale
    if np.linalg.matrix_rank(A) < p + 1:
        raise ValueError("the columns are linearly dependent")
    Q, R = np.linalg.qr(A)
    inverse = np.linalg.solve(R, np.eye(p + 1))
    estimate = inverse @ (Q.T @ y)
    s = np.linalg.norm(y - A @ estimate) / np.sqrt(degrees)
    estimate, se = estimate / scale, s * 1 / scale
    t, q = estimate / se, stats.t.ppf(0.975, degrees)
    columns = {"estimate": estimate, "se": se, "t": t, "p": 2 * stats.t.sf(np.abs(t), degrees),
               "low": estimate - q * se, "high": estimate + q * se}
    return pd.DataFrame(columns, index=["intercept", *names])

# %% W4 n - p
def coefficient_table(X: np.ndarray, y: np.ndarray, names: list[str]) -> pd.DataFrame:
    from scipy import stats

    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    scale = np.linalg.norm(A, axis=0)
    degrees = n - p - 1
    if len(names) != p or degrees < 1 or scale.min() == 0:
        raise ValueError("wrong number of names, too few rows, or a column of zeros")
    A = A / scale
    if np.linalg.matrix_rank(A) < p + 1:
        raise ValueError("the columns are linearly dependent")
    Q, R = np.linalg.qr(A)
    inverse = np.linalg.solve(R, np.eye(p + 1))
    estimate = inverse @ (Q.T @ y)
    s = np.linalg.norm(y - A @ estimate) / np.sqrt(n - p)
    estimate, se = estimate / scale, s * np.linalg.norm(inverse, axis=1) / scale
    t, q = estimate / se, stats.t.ppf(0.975, degrees)
    columns = {"estimate": estimate, "se": se, "t": t, "p": 2 * stats.t.sf(np.abs(t), degrees),
               "low": estimate - q * se, "high": estimate + q * se}
    return pd.DataFrame(columns, index=["intercept", *names])

# %% W5 one-sided
def coefficient_table(X: np.ndarray, y: np.ndarray, names: list[str]) -> pd.DataFrame:
    from scipy import stats

    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    scale = np.linalg.norm(A, axis=0)
    degrees = n - p - 1
    if len(names) != p or degrees < 1 or scale.min() == 0:
        raise ValueError("wrong number of names, too few rows, or a column of zeros")
    A = A / scale
    if np.linalg.matrix_rank(A) < p + 1:
        raise ValueError("the columns are linearly dependent")
    Q, R = np.linalg.qr(A)
    inverse = np.linalg.solve(R, np.eye(p + 1))
    estimate = inverse @ (Q.T @ y)
    s = np.linalg.norm(y - A @ estimate) / np.sqrt(degrees)
    estimate, se = estimate / scale, s * np.linalg.norm(inverse, axis=1) / scale
    t, q = estimate / se, stats.t.ppf(0.975, degrees)
    columns = {"estimate": estimate, "se": se, "t": t, "p": stats.t.sf(np.abs(t), degrees),
               "low": estimate - q * se, "high": estimate + q * se}
    return pd.DataFrame(columns, index=["intercept", *names])

# %% W6 rank of unscaled columns
def coefficient_table(X: np.ndarray, y: np.ndarray, names: list[str]) -> pd.DataFrame:
    from scipy import stats

    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    scale = np.linalg.norm(A, axis=0)
    degrees = n - p - 1
    if len(names) != p or degrees < 1 or scale.min() == 0:
        raise ValueError("wrong number of names, too few rows, or a column of zeros")
    raw = A
    A = A / scale
    if np.linalg.matrix_rank(raw, tol=1e-3) < p + 1:
        raise ValueError("the columns are linearly dependent")
    Q, R = np.linalg.qr(A)
    inverse = np.linalg.solve(R, np.eye(p + 1))
    estimate = inverse @ (Q.T @ y)
    s = np.linalg.norm(y - A @ estimate) / np.sqrt(degrees)
    estimate, se = estimate / scale, s * np.linalg.norm(inverse, axis=1) / scale
    t, q = estimate / se, stats.t.ppf(0.975, degrees)
    columns = {"estimate": estimate, "se": se, "t": t, "p": 2 * stats.t.sf(np.abs(t), degrees),
               "low": estimate - q * se, "high": estimate + q * se}
    return pd.DataFrame(columns, index=["intercept", *names])

# %% W7 no look at the rank
def coefficient_table(X: np.ndarray, y: np.ndarray, names: list[str]) -> pd.DataFrame:
    from scipy import stats

    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    scale = np.linalg.norm(A, axis=0)
    degrees = n - p - 1
    if len(names) != p or degrees < 1 or scale.min() == 0:
        raise ValueError("wrong number of names, too few rows, or a column of zeros")
    A = A / scale
    Q, R = np.linalg.qr(A)
    inverse = np.linalg.pinv(R)
    estimate = inverse @ (Q.T @ y)
    s = np.linalg.norm(y - A @ estimate) / np.sqrt(degrees)
    estimate, se = estimate / scale, s * np.linalg.norm(inverse, axis=1) / scale
    t, q = estimate / se, stats.t.ppf(0.975, degrees)
    columns = {"estimate": estimate, "se": se, "t": t, "p": 2 * stats.t.sf(np.abs(t), degrees),
               "low": estimate - q * se, "high": estimate + q * se}
    return pd.DataFrame(columns, index=["intercept", *names])
