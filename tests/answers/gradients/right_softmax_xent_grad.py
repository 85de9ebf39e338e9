# %% row by row
def softmax_xent_grad(X, y, W):
    X, W = np.array(X, dtype=float), np.array(W, dtype=float)
    labels = [int(label) for label in y]
    n, k = len(labels), W.shape[1]
    if n == 0:
        raise ValueError("no rows")
    loss, gradient = 0.0, np.zeros_like(W)
    for x, label in zip(X, labels):
        if not 0 <= label < k:
            raise ValueError(f"label {label}")
        z = x @ W
        z = z - np.max(z)
        total = np.sum(np.exp(z))
        loss += math.log(total) - z[label]
        slope = np.exp(z) / total
        slope[label] -= 1.0
        gradient += np.outer(x, slope)
    return loss / n, gradient / n

# %% SciPy's log-softmax and one-hot labels
def softmax_xent_grad(X, y, W):
    from scipy.special import log_softmax

    X, W, y = np.asarray(X, float), np.asarray(W, float), np.asarray(y)
    n, k = X.shape[0], W.shape[1]
    if not n:
        raise ValueError("X has no rows")
    if y.min() < 0 or y.max() >= k:
        raise ValueError("labels must be in 0 … k-1")
    logs = log_softmax(X @ W, axis=1)
    Y = np.eye(k)[y]
    return -np.take_along_axis(logs, y[:, None].astype(int), axis=1).mean(), X.T @ ((np.exp(logs) - Y) / n)

# %% the differences to the true logit
def softmax_xent_grad(X, y, W):
    X, W = np.asarray(X, dtype=float), np.asarray(W, dtype=float)
    y = np.asarray(y, dtype=np.int64)
    if y.size == 0 or not set(y.tolist()) <= set(range(W.shape[1])):
        raise ValueError("bad labels")
    Z = X @ W
    lse = np.logaddexp.reduce(Z, axis=1)
    P = np.exp(Z - lse[:, None])
    Y = (y[:, None] == np.arange(W.shape[1])).astype(float)
    return float(np.mean(lse - Z[np.arange(y.size), y])), np.einsum("ij,ik->jk", X, P - Y) / y.size

# %% blind: shifted logits, one-hot subtracted in place
def softmax_xent_grad(X, y, W):
    X, W = np.array(X, dtype=np.float64), np.array(W, dtype=np.float64)
    y = np.array(y, dtype=int)
    if len(X) == 0:
        raise ValueError("no rows")
    n, k = len(X), W.shape[1]
    if y.min() < 0 or y.max() >= k:
        raise ValueError("label out of range")
    Z = X @ W
    Z = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(Z)
    total = E.sum(axis=1)
    loss = np.mean(np.log(total) - Z[np.arange(n), y])
    P = E / total[:, None]
    P[np.arange(n), y] -= 1
    return float(loss), X.T @ P / n

# %% blind: row by row with scipy's log_softmax
from scipy.special import log_softmax


def softmax_xent_grad(X, y, W):
    X, W = np.asarray(X, dtype=float), np.asarray(W, dtype=float)
    if len(X) == 0:
        raise ValueError("n = 0")
    k = W.shape[1]
    loss, dW = 0.0, np.zeros(W.shape)
    for row, label in zip(X, y):
        if not 0 <= label < k:
            raise ValueError(f"label {label} is not in 0 ... {k - 1}")
        logp = log_softmax(row @ W)
        loss -= logp[label]
        slopes = np.exp(logp) - (np.arange(k) == label)
        dW += np.outer(row, slopes)
    return float(loss / len(X)), dW / len(X)
