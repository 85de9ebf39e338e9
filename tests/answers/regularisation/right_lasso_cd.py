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
