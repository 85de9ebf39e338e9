# %% W1 plain ridge
def fit_scaled_ridge(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre, varies = X.mean(axis=0), np.ptp(X, axis=0) > 0
    scale = np.where(varies, 1.0, 1.0)
    Z = np.where(varies, (X - centre) / scale, 0.0)
    gamma = np.linalg.solve(Z.T @ Z + lam * np.eye(X.shape[1]), Z.T @ (y - y.mean()))
    coef = gamma / scale
    return coef, float(y.mean() - centre @ coef)

# %% W2 coefficients not scaled back
def fit_scaled_ridge(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre, varies = X.mean(axis=0), np.ptp(X, axis=0) > 0
    scale = np.where(varies, X.std(axis=0), 1.0)
    Z = np.where(varies, (X - centre) / scale, 0.0)
    gamma = np.linalg.solve(Z.T @ Z + lam * np.eye(X.shape[1]), Z.T @ (y - y.mean()))
    coef = gamma
    return coef, float(y.mean() - centre @ coef)

# %% W3 ddof 1
def fit_scaled_ridge(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre, varies = X.mean(axis=0), np.ptp(X, axis=0) > 0
    scale = np.where(varies, X.std(axis=0, ddof=min(1, len(X) - 1)), 1.0)
    Z = np.where(varies, (X - centre) / scale, 0.0)
    gamma = np.linalg.solve(Z.T @ Z + lam * np.eye(X.shape[1]), Z.T @ (y - y.mean()))
    coef = gamma / scale
    return coef, float(y.mean() - centre @ coef)

# %% W4 intercept of standardised columns
def fit_scaled_ridge(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre, varies = X.mean(axis=0), np.ptp(X, axis=0) > 0
    scale = np.where(varies, X.std(axis=0), 1.0)
    Z = np.where(varies, (X - centre) / scale, 0.0)
    gamma = np.linalg.solve(Z.T @ Z + lam * np.eye(X.shape[1]), Z.T @ (y - y.mean()))
    coef = gamma / scale
    return coef, float(y.mean())

# %% W5 rounding taken for a scale
def fit_scaled_ridge(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre, varies = X.mean(axis=0), np.ptp(X, axis=0) > 0
    scale = X.std(axis=0)
    Z = (X - centre) / scale
    gamma = np.linalg.solve(Z.T @ Z + lam * np.eye(X.shape[1]), Z.T @ (y - y.mean()))
    coef = gamma / scale
    return coef, float(y.mean() - centre @ coef)
