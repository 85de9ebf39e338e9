# %% W1 no intercept
def ols(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre = np.zeros(X.shape[1])
    Z = np.where(np.ptp(X, axis=0) > 0, X - centre, 0.0)
    coef = np.linalg.lstsq(Z, y)[0]
    return coef, 0.0

# %% W2 explicit inverse
def ols(X, y):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    A = np.column_stack([np.ones(len(X)), X])
    beta = np.linalg.inv(A.T @ A) @ A.T @ y
    return beta[1:], float(beta[0])

# %% W3 ones twice
def ols(X, y):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    A = np.column_stack([np.ones(len(X)), X, np.ones(len(X))])
    beta = np.linalg.lstsq(A, y)[0]
    return beta[1:-1], float(beta[0])

# %% W4 the intercept counts in the norm
def ols(X, y):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    beta = np.linalg.lstsq(np.column_stack([np.ones(len(X)), X]), y)[0]
    return beta[1:], float(beta[0])

# %% W5 rounding of the mean taken for a column
def ols(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre = X.mean(axis=0)
    Z = X - centre + (np.ptp(X, axis=0) == 0) * np.linspace(0, 1e-3, len(X))[:, None]
    coef = np.linalg.lstsq(Z, y - y.mean())[0]
    return coef, float(y.mean() - centre @ coef)

# %% W6 only the columns are centred
def ols(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre = X.mean(axis=0)
    Z = np.where(np.ptp(X, axis=0) > 0, X - centre, 0.0)
    coef = np.linalg.lstsq(Z, y)[0]
    return coef, float(y.mean() - centre @ coef)
