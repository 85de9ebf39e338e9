# %% loop over columns
def lasso_alpha_max(X, y):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    best = 0.0
    for column in X.T:
        best = max(best, abs(np.mean((column - column.mean()) * (y - y.mean()))))
    return best

# %% only the target centred, infinity norm
def lasso_alpha_max(X, y):
    y = np.array(y, dtype=float)
    return np.linalg.norm(np.array(X, dtype=float).T @ (y - y.mean()), np.inf) / y.size

# %% covariances
def lasso_alpha_max(X, y):
    X = np.array(X, dtype=float)
    table = np.cov(np.column_stack([X, y]).T, bias=True)
    return np.abs(table[-1, :-1]).max()

# %% blind: vectorised
def lasso_alpha_max(X, y):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    Z = X - X.mean(axis=0)
    return float(np.abs(Z.T @ (y - y.mean())).max() / len(y))

# %% blind: plain Python loops
def lasso_alpha_max(X, y):
    n = len(y)
    level = sum(float(v) for v in y) / n
    best = 0.0
    for j in range(len(X[0])):
        column = [float(row[j]) for row in X]
        centre = sum(column) / n
        rho = sum((v - centre) * (float(t) - level) for v, t in zip(column, y)) / n
        best = max(best, abs(rho))
    return best
