# %% einsum
def dense_forward(X, W, b):
    X, W, b = (np.array(part, dtype=float) for part in (X, W, b))
    return np.einsum("ij,jk->ik", X, W) + b, {"X": X, "W": W}


def dense_backward(dY, cache):
    dY = np.array(dY, dtype=float)
    dX = np.einsum("ik,jk->ij", dY, cache["W"])
    return dX, np.einsum("ij,ik->jk", cache["X"], dY), np.einsum("ik->k", dY)

# %% row by row, a closure for the way back
def dense_forward(X, W, b):
    X, W = np.array(X, dtype=float), np.array(W, dtype=float)

    def back(dY):
        dW, db = np.zeros(W.shape), np.zeros(W.shape[1])
        dX = np.zeros(X.shape)
        for i, row in enumerate(np.asarray(dY, dtype=float)):
            dW += np.outer(X[i], row)
            db += row
            dX[i] = W @ row
        return dX, dW, db

    return np.array([row @ W + b for row in X], dtype=float), back


def dense_backward(dY, cache):
    return cache(dY)

# %% a column of ones carries the bias
def dense_forward(X, W, b):
    A = np.hstack([np.asarray(X, dtype=float), np.ones((len(X), 1))])
    B = np.vstack([W, b])
    return A @ B, (A, B)


def dense_backward(dY, cache):
    A, B = cache
    both = A.T @ dY
    return np.asarray(dY, dtype=float) @ B[:-1].T, both[:-1], both[-1]

# %% blind: matrices
def dense_forward(X, W, b):
    X, W = np.array(X, dtype=float), np.array(W, dtype=float)
    return X @ W + np.asarray(b, dtype=float), (X, W)


def dense_backward(dY, cache):
    X, W = cache
    dY = np.asarray(dY, dtype=float)
    return dY @ W.T, X.T @ dY, dY.sum(axis=0)

# %% blind: einsum, and a dict as cache
def dense_forward(X, W, b):
    kept = {"rows": np.asarray(X, dtype=np.float64).copy(), "weights": np.asarray(W, dtype=np.float64).copy()}
    Y = np.einsum("ni,io->no", kept["rows"], kept["weights"])
    for k, shift in enumerate(b):
        Y[:, k] += shift
    return Y, kept


def dense_backward(dY, cache):
    dY = np.asarray(dY, dtype=np.float64)
    dX = np.einsum("no,io->ni", dY, cache["weights"])
    dW = np.einsum("ni,no->io", cache["rows"], dY)
    return dX, dW, np.einsum("no->o", dY)
