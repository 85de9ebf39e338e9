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
