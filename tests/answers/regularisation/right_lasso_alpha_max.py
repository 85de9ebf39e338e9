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
