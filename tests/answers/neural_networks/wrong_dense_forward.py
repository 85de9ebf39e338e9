# %% W1 db not summed
def dense_forward(X: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[np.ndarray, object]:
    X, W = np.asarray(X, dtype=float), np.asarray(W, dtype=float)
    return X @ W + b, (X, W)


def dense_backward(dY: ArrayLike, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, W = cache
    dY = np.asarray(dY, dtype=float)
    return dY @ W.T, X.T @ dY, dY

# %% W2 dW transposed
def dense_forward(X: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[np.ndarray, object]:
    X, W = np.asarray(X, dtype=float), np.asarray(W, dtype=float)
    return X @ W + b, (X, W)


def dense_backward(dY: ArrayLike, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, W = cache
    dY = np.asarray(dY, dtype=float)
    return dY @ W.T, (X.T @ dY).T, dY.sum(axis=0)

# %% W3 averaged again
def dense_forward(X: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[np.ndarray, object]:
    X, W = np.asarray(X, dtype=float), np.asarray(W, dtype=float)
    return X @ W + b, (X, W)


def dense_backward(dY: ArrayLike, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, W = cache
    dY = np.asarray(dY, dtype=float)
    return dY @ W.T, X.T @ dY / len(X), dY.mean(axis=0)

# %% W4 the last call only
def dense_forward(X: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[np.ndarray, object]:
    X, W = np.asarray(X, dtype=float), np.asarray(W, dtype=float)
    dense_forward.last = X, W
    return X @ W + b, None


def dense_backward(dY: ArrayLike, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, W = dense_forward.last
    dY = np.asarray(dY, dtype=float)
    return dY @ W.T, X.T @ dY, dY.sum(axis=0)
