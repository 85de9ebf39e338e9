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
