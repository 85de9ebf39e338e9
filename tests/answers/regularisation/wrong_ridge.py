# %% W1 penalised intercept
def ridge(X, y, lam):
    A = np.column_stack([np.ones(len(X)), np.asarray(X, dtype=float)])
    beta = np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ np.asarray(y, dtype=float))
    return beta[1:], float(beta[0])

# %% W2 no intercept
def ridge(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre = np.zeros(X.shape[1])
    Z = X - centre
    coef = np.linalg.solve(Z.T @ Z + lam * np.eye(X.shape[1]), Z.T @ y)
    return coef, 0.0

# %% W3 strength times n
def ridge(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre = X.mean(axis=0)
    Z = X - centre
    coef = np.linalg.solve(Z.T @ Z + lam * len(X) * np.eye(X.shape[1]), Z.T @ (y - y.mean()))
    return coef, float(y.mean() - centre @ coef)

# %% W4 strength squared
def ridge(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre = X.mean(axis=0)
    Z = X - centre
    coef = np.linalg.solve(Z.T @ Z + lam**2 * np.eye(X.shape[1]), Z.T @ (y - y.mean()))
    return coef, float(y.mean() - centre @ coef)
