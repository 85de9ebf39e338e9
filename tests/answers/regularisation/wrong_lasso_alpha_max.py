# %% W1 not centred
def lasso_alpha_max(X: np.ndarray, y: np.ndarray) -> float:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    Z = X
    return float(np.max(np.abs(Z.T @ y)) / len(y))

# %% W2 sum without 1/n
def lasso_alpha_max(X: np.ndarray, y: np.ndarray) -> float:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    Z = X - X.mean(axis=0)
    return float(np.max(np.abs(Z.T @ (y - y.mean()))))

# %% W3 length of the vector
def lasso_alpha_max(X: np.ndarray, y: np.ndarray) -> float:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    Z = X - X.mean(axis=0)
    return float(np.linalg.norm(Z.T @ (y - y.mean())) / len(y))

# %% W4 no absolute value
def lasso_alpha_max(X: np.ndarray, y: np.ndarray) -> float:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    Z = X - X.mean(axis=0)
    return float(np.max(Z.T @ (y - y.mean())) / len(y))
