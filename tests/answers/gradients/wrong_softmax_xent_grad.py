# %% W1 unstable
def softmax_xent_grad(X, y, W):
    X, W, y = np.asarray(X, dtype=float), np.asarray(W, dtype=float), np.asarray(y, dtype=int)
    if len(X) == 0 or np.any((y < 0) | (y >= W.shape[1])):
        raise ValueError("labels")
    with np.errstate(all="ignore"):
        E = np.exp(X @ W)
        P = E / E.sum(axis=1, keepdims=True)
        loss = -np.mean(np.log(P[np.arange(len(X)), y]))
    P[np.arange(len(X)), y] -= 1
    return float(loss), X.T @ P / len(X)

# %% W2 the gradient of the sum
def softmax_xent_grad(X, y, W):
    X, W, y = np.asarray(X, dtype=float), np.asarray(W, dtype=float), np.asarray(y, dtype=int)
    if len(X) == 0 or np.any((y < 0) | (y >= W.shape[1])):
        raise ValueError("labels")
    Z = X @ W
    lse = np.logaddexp.reduce(Z, axis=1)
    P = np.exp(Z - lse[:, None])
    P[np.arange(len(X)), y] -= 1
    return float(np.mean(lse - Z[np.arange(len(X)), y])), X.T @ P

# %% W9 the sum of the losses
def softmax_xent_grad(X, y, W):
    X, W, y = np.asarray(X, dtype=float), np.asarray(W, dtype=float), np.asarray(y, dtype=int)
    if len(X) == 0 or np.any((y < 0) | (y >= W.shape[1])):
        raise ValueError("labels")
    Z = X @ W
    lse = np.logaddexp.reduce(Z, axis=1)
    P = np.exp(Z - lse[:, None])
    P[np.arange(len(X)), y] -= 1
    return float(np.sum(lse - Z[np.arange(len(X)), y])), X.T @ P / len(X)

# %% W3 the label is subtracted as a number
def softmax_xent_grad(X, y, W):
    X, W, y = np.asarray(X, dtype=float), np.asarray(W, dtype=float), np.asarray(y, dtype=int)
    if len(X) == 0 or np.any((y < 0) | (y >= W.shape[1])):
        raise ValueError("labels")
    Z = X @ W
    lse = np.logaddexp.reduce(Z, axis=1)
    P = np.exp(Z - lse[:, None])
    return float(np.mean(lse - Z[np.arange(len(X)), y])), X.T @ (P - y[:, None]) / len(X)

# %% W4 the probabilities are clipped
def softmax_xent_grad(X, y, W):
    X, W, y = np.asarray(X, dtype=float), np.asarray(W, dtype=float), np.asarray(y, dtype=int)
    if len(X) == 0 or np.any((y < 0) | (y >= W.shape[1])):
        raise ValueError("labels")
    Z = X @ W
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(np.clip(P[np.arange(len(X)), y], 1e-15, 1)))
    P[np.arange(len(X)), y] -= 1
    return float(loss), X.T @ P / len(X)

# %% W5 softmax over the rows
def softmax_xent_grad(X, y, W):
    X, W, y = np.asarray(X, dtype=float), np.asarray(W, dtype=float), np.asarray(y, dtype=int)
    if len(X) == 0 or np.any((y < 0) | (y >= W.shape[1])):
        raise ValueError("labels")
    Z = X @ W
    lse = np.logaddexp.reduce(Z, axis=0)
    P = np.exp(Z - lse)
    loss = -np.mean(np.log(P[np.arange(len(X)), y]))
    P[np.arange(len(X)), y] -= 1
    return float(loss), X.T @ P / len(X)

# %% W6 truth minus prediction
def softmax_xent_grad(X, y, W):
    X, W, y = np.asarray(X, dtype=float), np.asarray(W, dtype=float), np.asarray(y, dtype=int)
    if len(X) == 0 or np.any((y < 0) | (y >= W.shape[1])):
        raise ValueError("labels")
    Z = X @ W
    lse = np.logaddexp.reduce(Z, axis=1)
    P = np.exp(Z - lse[:, None])
    P[np.arange(len(X)), y] -= 1
    return float(np.mean(lse - Z[np.arange(len(X)), y])), -X.T @ P / len(X)

# %% W7 labels are not looked at
def softmax_xent_grad(X, y, W):
    X, W, y = np.asarray(X, dtype=float), np.asarray(W, dtype=float), np.asarray(y, dtype=int)
    if len(X) == 0:
        raise ValueError("no rows")
    Z = X @ W
    lse = np.logaddexp.reduce(Z, axis=1)
    P = np.exp(Z - lse[:, None])
    P[np.arange(len(X)), y] -= 1
    return float(np.mean(lse - Z[np.arange(len(X)), y])), X.T @ P / len(X)

# %% W8 no rows, no error
def softmax_xent_grad(X, y, W):
    X, W, y = np.asarray(X, dtype=float), np.asarray(W, dtype=float), np.asarray(y, dtype=int)
    if np.any((y < 0) | (y >= W.shape[1])):
        raise ValueError("labels")
    n = max(1, len(X))
    Z = X @ W
    lse = np.logaddexp.reduce(Z, axis=1)
    P = np.exp(Z - lse[:, None])
    P[np.arange(len(X)), y] -= 1
    return float(np.sum(lse - Z[np.arange(len(X)), y]) / n), X.T @ P / n
