# %% W1 the losses are averaged
def logistic_grad_hess(X, y, w, lam):
    if lam < 0:
        raise ValueError("lam must not be negative")
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    penalty = np.full(len(w), float(lam))
    penalty[-1] = 0.0
    p = expit(X @ w)
    gradient = X.T @ (p - y) / max(len(X), 1) + penalty * w
    hessian = (X.T * (p * (1 - p))) @ X / max(len(X), 1) + np.diag(penalty)
    return gradient, hessian

# %% W2 the constant is penalised
def logistic_grad_hess(X, y, w, lam):
    if lam < 0:
        raise ValueError("lam must not be negative")
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    penalty = np.full(len(w), float(lam))
    p = expit(X @ w)
    gradient = X.T @ (p - y) + penalty * w
    hessian = (X.T * (p * (1 - p))) @ X + np.diag(penalty)
    return gradient, hessian

# %% W3 p instead of p (1 - p)
def logistic_grad_hess(X, y, w, lam):
    if lam < 0:
        raise ValueError("lam must not be negative")
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    penalty = np.full(len(w), float(lam))
    penalty[-1] = 0.0
    p = expit(X @ w)
    gradient = X.T @ (p - y) + penalty * w
    hessian = (X.T * p) @ X + np.diag(penalty)
    return gradient, hessian

# %% W4 the naive sigmoid overflows
def logistic_grad_hess(X, y, w, lam):
    if lam < 0:
        raise ValueError("lam must not be negative")
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    penalty = np.full(len(w), float(lam))
    penalty[-1] = 0.0
    p = 1 / (1 + np.exp(-X @ w))
    gradient = X.T @ (p - y) + penalty * w
    hessian = (X.T * (p * (1 - p))) @ X + np.diag(penalty)
    return gradient, hessian

# %% W5 no penalty in the Hessian
def logistic_grad_hess(X, y, w, lam):
    if lam < 0:
        raise ValueError("lam must not be negative")
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    penalty = np.full(len(w), float(lam))
    penalty[-1] = 0.0
    p = expit(X @ w)
    gradient = X.T @ (p - y) + penalty * w
    hessian = (X.T * (p * (1 - p))) @ X
    return gradient, hessian

# %% W6 the gradient points downhill
def logistic_grad_hess(X, y, w, lam):
    if lam < 0:
        raise ValueError("lam must not be negative")
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    penalty = np.full(len(w), float(lam))
    penalty[-1] = 0.0
    p = expit(X @ w)
    gradient = X.T @ (y - p) + penalty * w
    hessian = (X.T * (p * (1 - p))) @ X + np.diag(penalty)
    return gradient, hessian

# %% W7 the penalty is lam times the squares
def logistic_grad_hess(X, y, w, lam):
    if lam < 0:
        raise ValueError("lam must not be negative")
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    penalty = np.full(len(w), 2 * float(lam))
    penalty[-1] = 0.0
    p = expit(X @ w)
    gradient = X.T @ (p - y) + penalty * w
    hessian = (X.T * (p * (1 - p))) @ X + np.diag(penalty)
    return gradient, hessian
