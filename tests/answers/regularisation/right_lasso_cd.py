# %% Gram matrix, no residual
def lasso_cd(X, y, alpha, tol, max_iter):
    if alpha < 0:
        raise ValueError(alpha)
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, d = X.shape
    m = X.mean(axis=0)
    Z = X - m
    flat = X.min(axis=0) == X.max(axis=0)
    G, c = Z.T @ Z / n, Z.T @ (y - y.mean()) / n
    w = np.zeros(d)
    for _ in range(max_iter):
        change = 0.0
        for j in range(d):
            if flat[j]:
                continue
            rho = c[j] - G[j] @ w + G[j, j] * w[j]
            if rho > alpha:
                new = (rho - alpha) / G[j, j]
            elif rho < -alpha:
                new = (rho + alpha) / G[j, j]
            else:
                new = 0.0
            change = max(change, abs(new - w[j]))
            w[j] = new
        if change <= tol:
            break
    return w, y.mean() - m @ w

# %% plain residual without the column, recomputed each time
def lasso_cd(X, y, alpha, tol, max_iter):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    if alpha < 0:
        raise ValueError("alpha")
    Z, t = X - X.mean(axis=0), y - y.mean()
    columns = [j for j in range(X.shape[1]) if np.unique(X[:, j]).size > 1]
    w = np.zeros(X.shape[1])
    done, passes = False, 0
    while passes < max_iter and not done:
        done = True
        for j in columns:
            old, w[j] = w[j], 0.0
            rho = np.mean(Z[:, j] * (t - Z[:, columns] @ w[columns]))
            w[j] = np.sign(rho) * np.maximum(np.abs(rho) - alpha, 0) / np.mean(Z[:, j] ** 2)
            done = done and abs(w[j] - old) <= tol
        passes += 1
    return w.tolist(), np.mean(y - X @ w)

# %% blind: residual updates with NumPy columns
def lasso_cd(X, y, alpha, tol, max_iter):
    if alpha < 0:
        raise ValueError("alpha must not be negative")
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    n, d = X.shape
    mean = X.mean(axis=0)
    Z = X - mean
    a = (Z**2).mean(axis=0)
    moving = np.flatnonzero(X.min(axis=0) != X.max(axis=0))
    w = np.zeros(d)
    r = y - y.mean()
    for _ in range(max_iter):
        largest = 0.0
        for j in moving:
            old = w[j]
            rho = Z[:, j] @ r / n + a[j] * old
            w[j] = np.sign(rho) * max(abs(rho) - alpha, 0.0) / a[j]
            if w[j] != old:
                r -= Z[:, j] * (w[j] - old)
                largest = max(largest, abs(w[j] - old))
        if largest <= tol:
            break
    return w, float(y.mean() - mean @ w)

# %% blind: Gram matrix, no residual kept
def lasso_cd(X, y, alpha, tol, max_iter):
    if alpha < 0:
        raise ValueError("negative alpha")
    X = np.array(X, dtype=np.float64)
    y = np.array(y, dtype=np.float64)
    n, d = X.shape
    centre, level = np.mean(X, axis=0), np.mean(y)
    Z = X - centre
    Z[:, np.all(X == X[0], axis=0)] = 0.0
    G = Z.T @ Z / n
    c = Z.T @ (y - level) / n
    coef = np.zeros(d)
    passes = 0
    while passes < max_iter:
        before = coef.copy()
        for j in range(d):
            if G[j, j] == 0:
                continue
            rho = c[j] - G[j] @ coef + G[j, j] * coef[j]
            if rho > alpha:
                coef[j] = (rho - alpha) / G[j, j]
            elif rho < -alpha:
                coef[j] = (rho + alpha) / G[j, j]
            else:
                coef[j] = 0.0
        passes += 1
        if np.all(np.abs(coef - before) <= tol):
            break
    return coef, level - centre @ coef
