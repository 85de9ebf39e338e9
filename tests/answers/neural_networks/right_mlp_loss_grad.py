# %% a list of layers, scores by logsumexp
def mlp_loss_grad(params, X, y):
    from scipy.special import logsumexp

    Zs, As = [], [np.array(X, dtype=float)]
    for W, b in params:
        Zs.append(As[-1] @ W + b)
        As.append(np.maximum(Zs[-1], 0))
    scores, y = Zs[-1], np.array(y)
    logs = scores - logsumexp(scores, axis=1)[:, None]
    target = (y[:, None] == np.arange(scores.shape[1])).astype(float)
    delta = (np.exp(logs) - target) / len(y)
    grads = [None] * len(params)
    for k in range(len(params) - 1, -1, -1):
        grads[k] = (As[k].T @ delta, delta.sum(axis=0))
        if k:
            delta = np.where(Zs[k - 1] > 0, delta @ params[k][0].T, 0.0)
    return float(-np.sum(logs * target) / len(y)), grads

# %% recursion: each layer asks the rest for the gradient of its output
def mlp_loss_grad(params, X, y):
    y = np.asarray(y)

    def rest(signal, layers):
        W, b = layers[0]
        out = signal @ W + b
        if len(layers) == 1:
            top = out.max(axis=1)
            total = np.exp(out - top[:, None])
            norm = total.sum(axis=1)
            loss = np.mean(np.log(norm) + top - out[np.arange(len(y)), y])
            back = total / norm[:, None]
            back[np.arange(len(y)), y] -= 1
            back, below = back / len(y), []
        else:
            loss, back, below = rest(np.maximum(out, 0), layers[1:])
            back = back * (out > 0)
        return loss, back @ np.asarray(W).T, [(signal.T @ back, back.sum(axis=0)), *below]

    loss, _, grads = rest(np.asarray(X, dtype=float), list(params))
    return float(loss), grads

# %% row by row, summed
def mlp_loss_grad(params, X, y):
    n, loss = len(X), 0.0
    grads = [(np.zeros(np.shape(W)), np.zeros(np.shape(b))) for W, b in params]
    for row, label in zip(np.asarray(X, dtype=float), y):
        signals = [row]
        for k, (W, b) in enumerate(params):
            z = W.T @ signals[-1] + b
            signals.append(z if k == len(params) - 1 else z * (z > 0))
        z = signals[-1] - signals[-1].max()
        p = np.exp(z) / np.exp(z).sum()
        loss += np.log(np.exp(z).sum()) - z[label]
        p[label] -= 1
        for k in range(len(params) - 1, -1, -1):
            grads[k][0][...] += np.outer(signals[k], p) / n
            grads[k][1][...] += p / n
            p = (params[k][0] @ p) * (signals[k] > 0)
    return loss / n, grads

# %% blind: lists of activations
def mlp_loss_grad(params, X, y):
    A, y = [np.asarray(X, dtype=float)], np.asarray(y)
    n = len(y)
    for k, (W, b) in enumerate(params):
        Z = A[-1] @ W + b
        A.append(np.maximum(Z, 0) if k < len(params) - 1 else Z)
    Z = A[-1] - A[-1].max(axis=1, keepdims=True)
    log_p = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    loss = -float(log_p[np.arange(n), y].mean())
    delta = np.exp(log_p)
    delta[np.arange(n), y] -= 1
    delta /= n
    grads = []
    for k in range(len(params) - 1, -1, -1):
        grads.insert(0, (A[k].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[k][0].T) * (A[k] > 0)
    return loss, grads

# %% blind: recursion through the layers, row by row at the end
def mlp_loss_grad(params, X, y):
    def walk(layer, signal):
        W, b = params[layer]
        z = signal @ W + b
        if layer == len(params) - 1:
            loss, back = 0.0, np.zeros_like(z)
            for i, label in enumerate(y):
                top = z[i].max()
                total = top + np.log(np.sum(np.exp(z[i] - top)))
                loss += (total - z[i, label]) / len(y)
                back[i] = np.exp(z[i] - total) / len(y)
                back[i, label] -= 1 / len(y)
            rest = []
        else:
            loss, back, rest = walk(layer + 1, np.maximum(z, 0.0))
            back = np.where(z > 0, back, 0.0)
        return loss, back @ np.asarray(W).T, [(signal.T @ back, back.sum(axis=0)), *rest]

    loss, _, grads = walk(0, np.array(X, dtype=np.float64))
    return float(loss), grads
