# %% W1 number of columns
def effective_df(X: np.ndarray, lam: float) -> float:
    X = np.asarray(X, dtype=float)
    if lam < 0:
        raise ValueError("the strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
    s = np.linalg.svd(Z, compute_uv=False)
    s = s[s > 1e-10 * s[0]]
    return float(len(s))

# %% W2 singular values not squared
def effective_df(X: np.ndarray, lam: float) -> float:
    X = np.asarray(X, dtype=float)
    if lam < 0:
        raise ValueError("the strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
    s = np.linalg.svd(Z, compute_uv=False)
    s = s[s > 1e-10 * s[0]]
    return float(np.sum(s / (s + lam)))

# %% W3 intercept counted
def effective_df(X: np.ndarray, lam: float) -> float:
    X = np.asarray(X, dtype=float)
    if lam < 0:
        raise ValueError("the strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
    s = np.linalg.svd(Z, compute_uv=False)
    s = s[s > 1e-10 * s[0]]
    return float(1 + np.sum(s**2 / (s**2 + lam)))

# %% W4 not centred
def effective_df(X: np.ndarray, lam: float) -> float:
    X = np.asarray(X, dtype=float)
    if lam < 0:
        raise ValueError("the strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X, 0.0)
    s = np.linalg.svd(Z, compute_uv=False)
    s = s[s > 1e-10 * s[0]]
    return float(np.sum(s**2 / (s**2 + lam)))

# %% W5 0/0 at strength zero
def effective_df(X: np.ndarray, lam: float) -> float:
    X = np.asarray(X, dtype=float)
    if lam < 0:
        raise ValueError("the strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
    s = np.linalg.svd(Z, compute_uv=False)
    s = s if s[0] > 0 else s[:0]
    return float(np.sum(s**2 / (s**2 + lam)))

# %% W6 rounding counts as freedom
def effective_df(X: np.ndarray, lam: float) -> float:
    X = np.asarray(X, dtype=float)
    if lam < 0:
        raise ValueError("the strength must not be negative")
    Z = X - X.mean(axis=0) + 1e-17 * np.arange(X.size).reshape(X.shape)
    s = np.linalg.svd(Z, compute_uv=False)
    s = s[s > 1e-10 * s[0]]
    return float(np.sum(s**2 / (s**2 + lam)))

# %% W7 negative strengths pass
def effective_df(X: np.ndarray, lam: float) -> float:
    X = np.asarray(X, dtype=float)
    if False:
        raise ValueError("the strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
    s = np.linalg.svd(Z, compute_uv=False)
    s = s[s > 1e-10 * s[0]]
    return float(np.sum(s**2 / (s**2 + lam)))
