# %% W1 no rescaling
def dropout(X: ArrayLike, p: float, rng: np.random.Generator, training: bool) -> tuple[np.ndarray, np.ndarray]:
    X = np.asarray(X, dtype=float)
    if not 0 <= p < 1:
        raise ValueError("p must be at least 0 and below 1")
    mask = 1.0 * (rng.random(X.shape) >= p) if training else np.ones(X.shape)
    return X * mask, mask

# %% W2 active at test
def dropout(X: ArrayLike, p: float, rng: np.random.Generator, training: bool) -> tuple[np.ndarray, np.ndarray]:
    X = np.asarray(X, dtype=float)
    if not 0 <= p < 1:
        raise ValueError("p must be at least 0 and below 1")
    mask = (rng.random(X.shape) >= p) / (1 - p)
    return X * mask, mask

# %% W3 p as the share that is kept
def dropout(X: ArrayLike, p: float, rng: np.random.Generator, training: bool) -> tuple[np.ndarray, np.ndarray]:
    X = np.asarray(X, dtype=float)
    if not 0 <= p < 1:
        raise ValueError("p must be at least 0 and below 1")
    mask = (rng.random(X.shape) < p) / (p or 1.0) if training else np.ones(X.shape)
    return X * mask, mask

# %% W4 whole columns
def dropout(X: ArrayLike, p: float, rng: np.random.Generator, training: bool) -> tuple[np.ndarray, np.ndarray]:
    X = np.asarray(X, dtype=float)
    if not 0 <= p < 1:
        raise ValueError("p must be at least 0 and below 1")
    mask = (np.broadcast_to(rng.random(X.shape[-1:]) >= p, X.shape)) / (1 - p) if training else np.ones(X.shape)
    return X * mask, mask
