# %% scaled columns, inverse of the centred moments
def coefficient_table(X, y, names):
    from scipy import stats
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, p = X.shape
    if len(names) != p or n < p + 2 or np.any(np.ptp(X, axis=0) == 0):
        raise ValueError
    mean, sd = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / sd
    if np.linalg.matrix_rank(Z) < p:
        raise ValueError
    C = np.linalg.inv(Z.T @ Z)
    b = C @ Z.T @ (y - y.mean())
    s2 = np.sum((y - y.mean() - Z @ b) ** 2) / (n - p - 1)
    coef, shift = b / sd, mean / sd
    est = np.concatenate([[y.mean() - mean @ coef], coef])
    var = np.concatenate([[1 / n + shift @ C @ shift], np.diag(C) / sd**2]) * s2
    rows = []
    for e, se in zip(est, np.sqrt(var)):
        low, high = stats.t.interval(0.95, n - p - 1, loc=e, scale=se)
        rows.append([e, se, e / se, 2 * stats.t.cdf(-abs(e / se), n - p - 1), low, high])
    return pd.DataFrame(rows, ["intercept"] + list(names), ["estimate", "se", "t", "p", "low", "high"])

# %% pseudo-inverse of scaled columns
def coefficient_table(X, y, names):
    from scipy import stats
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, p = X.shape
    df = n - p - 1
    if len(names) != p or df < 1:
        raise ValueError("shape")
    A = np.hstack([np.ones((n, 1)), X])
    size = np.abs(A).max(axis=0)
    if np.any(size == 0) or np.linalg.matrix_rank(A / size) <= p:
        raise ValueError("rank")
    P = np.linalg.pinv(A / size)
    est = P @ y
    s = np.sqrt(np.sum((y - A / size @ est) ** 2) / df)
    table = pd.DataFrame({"estimate": est / size}, index=pd.Index(["intercept"] + list(names)))
    table["se"] = s * np.sqrt((P**2).sum(axis=1)) / size
    table["t"] = table["estimate"] / table["se"]
    table["p"] = 2 * stats.t.sf(table["t"].abs(), df)
    table["low"] = table["estimate"] - stats.t.isf(0.025, df) * table["se"]
    table["high"] = table["estimate"] + stats.t.isf(0.025, df) * table["se"]
    return table

# %% blind: QR of the standardised columns; the intercept by error propagation from the centred fit
from scipy import stats


def coefficient_table(X, y, names):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    n, p = X.shape
    if len(names) != p:
        raise ValueError("one name for each column")
    if n - p - 1 < 1:
        raise ValueError("too few rows")
    if np.any(X.max(axis=0) == X.min(axis=0)):
        raise ValueError("a constant column")
    mean, scale = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / scale
    singular = np.linalg.svd(Z, compute_uv=False)
    if singular[-1] < 1e-10 * singular[0]:
        raise ValueError("the columns are linearly dependent")
    Q, R = np.linalg.qr(Z)
    gamma = np.linalg.solve(R, Q.T @ (y - y.mean()))
    e = y - y.mean() - Z @ gamma
    s2 = e @ e / (n - p - 1)
    root = np.linalg.inv(R)
    m = mean / scale
    estimate = np.concatenate([[y.mean() - m @ gamma], gamma / scale])
    se = np.sqrt(s2) * np.concatenate([[np.sqrt(1 / n + np.sum((m @ root) ** 2))], np.sqrt(np.sum(root**2, axis=1)) / scale])
    t = estimate / se
    q = stats.t.ppf(0.975, n - p - 1)
    return pd.DataFrame(
        {"estimate": estimate, "se": se, "t": t, "p": 2 * stats.t.sf(np.abs(t), n - p - 1), "low": estimate - q * se, "high": estimate + q * se},
        index=["intercept", *names],
    )

# %% blind: the formula with (A'A)^-1 from the pseudo-inverse, once every column of A has length 1; rows of the table written in a loop
from scipy.special import stdtr, stdtrit


def coefficient_table(X, y, names):
    X = np.array(X, dtype=float)
    y = np.array(y, dtype=float)
    n, p = X.shape
    free = n - p - 1
    if p != len(names) or free < 1:
        raise ValueError("names or rows do not fit")
    A = np.hstack([np.ones((n, 1)), X])
    # move the origin of each column to its mean; undone below by the matrix T
    T = np.eye(p + 1)
    T[0, 1:] = -X.mean(axis=0)
    B = A @ T
    B[:, 1:] -= B[:, 1:].mean(axis=0)
    length = np.sqrt(np.sum(B**2, axis=0))
    if np.any(np.ptp(X, axis=0) == 0):
        raise ValueError("a column is constant")
    B = B / length
    if np.linalg.matrix_rank(B, tol=1e-9) < p + 1:
        raise ValueError("linearly dependent columns")
    back = T / length
    G = np.linalg.pinv(B)  # G G' = (B'B)^-1, without squaring the condition
    theta = G @ y
    theta += G @ (y - B @ theta)
    beta = back @ theta
    rest = y - B @ theta
    cov = np.sum((back @ G) ** 2, axis=1) * (np.sum(rest**2) / free)
    q = stdtrit(free, 0.975)
    table = pd.DataFrame(index=["intercept"] + list(names), columns=["estimate", "se", "t", "p", "low", "high"], dtype=float)
    for j in range(p + 1):
        se = cov[j] ** 0.5
        t = beta[j] / se
        table.iloc[j] = [beta[j], se, t, 2 * stdtr(free, -abs(t)), beta[j] - q * se, beta[j] + q * se]
    return table
