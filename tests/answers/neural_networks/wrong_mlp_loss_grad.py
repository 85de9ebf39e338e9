# %% W1 sum instead of mean
def mlp_loss_grad(
    params: list[tuple[np.ndarray, np.ndarray]], X: ArrayLike, y: ArrayLike
) -> tuple[float, list[tuple[np.ndarray, np.ndarray]]]:
    signal, inputs = np.asarray(X, dtype=float), []
    for k, (W, b) in enumerate(params):
        inputs.append(signal)
        signal = signal @ W + b
        if k < len(params) - 1:
            signal = np.maximum(signal, 0.0)
    rows = np.arange(len(signal))
    shifted = signal - signal.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    back = np.exp(logs)
    back[rows, y] -= 1
    grads = []
    for k in reversed(range(len(params))):
        grads.append((inputs[k].T @ back, back.sum(axis=0)))
        back = (back @ params[k][0].T) * (inputs[k] > 0)  # an input above 0 came through its ReLU
    return float(-np.mean(logs[rows, y])), grads[::-1]

# %% W2 ReLU on the scores
def mlp_loss_grad(
    params: list[tuple[np.ndarray, np.ndarray]], X: ArrayLike, y: ArrayLike
) -> tuple[float, list[tuple[np.ndarray, np.ndarray]]]:
    signal, inputs = np.asarray(X, dtype=float), []
    for k, (W, b) in enumerate(params):
        inputs.append(signal)
        signal = signal @ W + b
        signal = np.maximum(signal, 0.0)
    rows = np.arange(len(signal))
    shifted = signal - signal.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    back = np.exp(logs)
    back[rows, y] -= 1
    back /= len(rows)
    grads = []
    for k in reversed(range(len(params))):
        grads.append((inputs[k].T @ back, back.sum(axis=0)))
        back = (back @ params[k][0].T) * (inputs[k] > 0)  # an input above 0 came through its ReLU
    return float(-np.mean(logs[rows, y])), grads[::-1]

# %% W3 the cache of the wrong layer
def mlp_loss_grad(
    params: list[tuple[np.ndarray, np.ndarray]], X: ArrayLike, y: ArrayLike
) -> tuple[float, list[tuple[np.ndarray, np.ndarray]]]:
    signal, inputs = np.asarray(X, dtype=float), []
    for k, (W, b) in enumerate(params):
        inputs.append(signal)
        signal = signal @ W + b
        if k < len(params) - 1:
            signal = np.maximum(signal, 0.0)
    rows = np.arange(len(signal))
    shifted = signal - signal.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    back = np.exp(logs)
    back[rows, y] -= 1
    back /= len(rows)
    grads = []
    for k in reversed(range(len(params))):
        grads.append((inputs[k].T @ back, back.sum(axis=0)))
        back = (back @ params[k][0].T) * (inputs[k] > -1)
    return float(-np.mean(logs[rows, y])), grads[::-1]

# %% W4 softmax overflows
def mlp_loss_grad(
    params: list[tuple[np.ndarray, np.ndarray]], X: ArrayLike, y: ArrayLike
) -> tuple[float, list[tuple[np.ndarray, np.ndarray]]]:
    signal, inputs = np.asarray(X, dtype=float), []
    for k, (W, b) in enumerate(params):
        inputs.append(signal)
        signal = signal @ W + b
        if k < len(params) - 1:
            signal = np.maximum(signal, 0.0)
    rows = np.arange(len(signal))
    shifted = signal
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    back = np.exp(logs)
    back[rows, y] -= 1
    back /= len(rows)
    grads = []
    for k in reversed(range(len(params))):
        grads.append((inputs[k].T @ back, back.sum(axis=0)))
        back = (back @ params[k][0].T) * (inputs[k] > 0)  # an input above 0 came through its ReLU
    return float(-np.mean(logs[rows, y])), grads[::-1]

# %% W5 slope 1 at zero
def mlp_loss_grad(params, X, y):
    Zs, As = [], [np.array(X, dtype=float)]
    for W, b in params:
        Zs.append(As[-1] @ W + b)
        As.append(np.maximum(Zs[-1], 0))
    scores, y = Zs[-1] - Zs[-1].max(axis=1, keepdims=True), np.array(y)
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    target = np.eye(scores.shape[1])[y]
    delta = (np.exp(logs) - target) / len(y)
    grads = []
    for k in reversed(range(len(params))):
        grads.append((As[k].T @ delta, delta.sum(axis=0)))
        if k:
            delta = delta @ params[k][0].T * (Zs[k - 1] >= 0)
    return float(-np.sum(logs * target) / len(y)), grads[::-1]
