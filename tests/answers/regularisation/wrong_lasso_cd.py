# %% W1 no 1/n
def lasso_cd(X: np.ndarray, y: np.ndarray, alpha: float, tol: float,
             max_iter: int) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if alpha < 0:
        raise ValueError("alpha must not be negative")
    n, d = X.shape
    centre = X.mean(axis=0)
    Z = np.where(np.ptp(X, axis=0) > 0, X - centre, 0.0)
    size = np.sum(Z**2, axis=0) / n
    coef, residual = np.zeros(d), y - y.mean()
    for _ in range(max_iter):
        before = coef.copy()
        for j in np.flatnonzero(size):
            rho = Z[:, j] @ residual / n + size[j] * coef[j]
            coef[j] = np.sign(rho) * max(abs(rho) - alpha / n, 0.0) / size[j]
            residual -= Z[:, j] * (coef[j] - before[j])
        if np.max(np.abs(coef - before)) <= tol:
            break
    return coef, float(y.mean() - centre @ coef)

# %% W2 residual not updated within a pass
def lasso_cd(X, y, alpha, tol, max_iter):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if alpha < 0:
        raise ValueError("alpha")
    n, d = X.shape
    centre = X.mean(axis=0)
    Z = np.where(np.ptp(X, axis=0) > 0, X - centre, 0.0)
    size = np.sum(Z**2, axis=0) / n
    coef, target = np.zeros(d), y - y.mean()
    for _ in range(max_iter):
        before = coef.copy()
        residual = target - Z @ before
        for j in np.flatnonzero(size):
            rho = Z[:, j] @ residual / n + size[j] * coef[j]
            coef[j] = np.sign(rho) * max(abs(rho) - alpha, 0.0) / size[j]
        coef = np.clip(coef, -1e6, 1e6)
        if np.max(np.abs(coef - before)) <= tol:
            break
    return coef, float(y.mean() - centre @ coef)

# %% W3 one pass only
def lasso_cd(X: np.ndarray, y: np.ndarray, alpha: float, tol: float,
             max_iter: int) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if alpha < 0:
        raise ValueError("alpha must not be negative")
    n, d = X.shape
    centre = X.mean(axis=0)
    Z = np.where(np.ptp(X, axis=0) > 0, X - centre, 0.0)
    size = np.sum(Z**2, axis=0) / n
    coef, residual = np.zeros(d), y - y.mean()
    for _ in range(min(max_iter, 1)):
        before = coef.copy()
        for j in np.flatnonzero(size):
            rho = Z[:, j] @ residual / n + size[j] * coef[j]
            coef[j] = np.sign(rho) * max(abs(rho) - alpha, 0.0) / size[j]
            residual -= Z[:, j] * (coef[j] - before[j])
        if np.max(np.abs(coef - before)) <= tol:
            break
    return coef, float(y.mean() - centre @ coef)

# %% W4 intercept shrunk
def lasso_cd(X: np.ndarray, y: np.ndarray, alpha: float, tol: float,
             max_iter: int) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if alpha < 0:
        raise ValueError("alpha must not be negative")
    n, d = X.shape
    centre = X.mean(axis=0)
    Z = np.where(np.ptp(X, axis=0) > 0, X - centre, 0.0)
    size = np.sum(Z**2, axis=0) / n
    coef, residual = np.zeros(d), y - y.mean()
    for _ in range(max_iter):
        before = coef.copy()
        for j in np.flatnonzero(size):
            rho = Z[:, j] @ residual / n + size[j] * coef[j]
            coef[j] = np.sign(rho) * max(abs(rho) - alpha, 0.0) / size[j]
            residual -= Z[:, j] * (coef[j] - before[j])
        if np.max(np.abs(coef - before)) <= tol:
            break
    return coef, float(np.sign(y.mean() - centre @ coef) * max(abs(y.mean() - centre @ coef) - alpha, 0.0))

# %% W5 own share missing
def lasso_cd(X: np.ndarray, y: np.ndarray, alpha: float, tol: float,
             max_iter: int) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if alpha < 0:
        raise ValueError("alpha must not be negative")
    n, d = X.shape
    centre = X.mean(axis=0)
    Z = np.where(np.ptp(X, axis=0) > 0, X - centre, 0.0)
    size = np.sum(Z**2, axis=0) / n
    coef, residual = np.zeros(d), y - y.mean()
    for _ in range(max_iter):
        before = coef.copy()
        for j in np.flatnonzero(size):
            rho = Z[:, j] @ residual / n
            coef[j] = np.sign(rho) * max(abs(rho) - alpha, 0.0) / size[j]
            residual -= Z[:, j] * (coef[j] - before[j])
        if np.max(np.abs(coef - before)) <= tol:
            break
    return coef, float(y.mean() - centre @ coef)

# %% W6 stops by the sum of changes
def lasso_cd(X: np.ndarray, y: np.ndarray, alpha: float, tol: float,
             max_iter: int) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if alpha < 0:
        raise ValueError("alpha must not be negative")
    n, d = X.shape
    centre = X.mean(axis=0)
    Z = np.where(np.ptp(X, axis=0) > 0, X - centre, 0.0)
    size = np.sum(Z**2, axis=0) / n
    coef, residual = np.zeros(d), y - y.mean()
    for _ in range(max_iter):
        before = coef.copy()
        for j in np.flatnonzero(size):
            rho = Z[:, j] @ residual / n + size[j] * coef[j]
            coef[j] = np.sign(rho) * max(abs(rho) - alpha, 0.0) / size[j]
            residual -= Z[:, j] * (coef[j] - before[j])
        if abs(np.sum(coef - before)) <= 3 * tol:
            break
    return coef, float(y.mean() - centre @ coef)

# %% W7 constant columns divide by zero
def lasso_cd(X: np.ndarray, y: np.ndarray, alpha: float, tol: float,
             max_iter: int) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if alpha < 0:
        raise ValueError("alpha must not be negative")
    n, d = X.shape
    centre = X.mean(axis=0)
    Z = X - centre
    size = np.sum(Z**2, axis=0) / n
    coef, residual = np.zeros(d), y - y.mean()
    for _ in range(max_iter):
        before = coef.copy()
        for j in range(d):
            rho = Z[:, j] @ residual / n + size[j] * coef[j]
            coef[j] = np.sign(rho) * max(abs(rho) - alpha, 0.0) / size[j]
            residual -= Z[:, j] * (coef[j] - before[j])
        if np.max(np.abs(coef - before)) <= tol:
            break
    return coef, float(y.mean() - centre @ coef)

# %% W8 negative alpha passes
def lasso_cd(X: np.ndarray, y: np.ndarray, alpha: float, tol: float,
             max_iter: int) -> tuple[np.ndarray, float]:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if False:
        raise ValueError("alpha must not be negative")
    n, d = X.shape
    centre = X.mean(axis=0)
    Z = np.where(np.ptp(X, axis=0) > 0, X - centre, 0.0)
    size = np.sum(Z**2, axis=0) / n
    coef, residual = np.zeros(d), y - y.mean()
    for _ in range(max_iter):
        before = coef.copy()
        for j in np.flatnonzero(size):
            rho = Z[:, j] @ residual / n + size[j] * coef[j]
            coef[j] = np.sign(rho) * max(abs(rho) - alpha, 0.0) / size[j]
            residual -= Z[:, j] * (coef[j] - before[j])
        if np.max(np.abs(coef - before)) <= tol:
            break
    return coef, float(y.mean() - centre @ coef)
