# %% updates in place, the best is a deep copy
def train_mlp(params, loss_grad, X, y, epochs, batch, lr, rng, X_val, y_val):
    import copy

    if epochs < 0 or batch < 1:
        raise ValueError("epochs or batch")
    now = [[np.array(W, dtype=float), np.array(b, dtype=float)] for W, b in params]
    best, lowest = copy.deepcopy(now), np.inf
    history = {"train": [], "val": []}
    n = len(y)
    for epoch in range(epochs):
        order = rng.permutation(n)
        total = 0.0
        chunks = [order[i : i + batch] for i in range(0, n, batch)]
        for rows in chunks:
            loss, grads = loss_grad([tuple(pair) for pair in now], X[rows], y[rows])
            total += loss
            for pair, slopes in zip(now, grads):
                for part, slope in zip(pair, slopes):
                    part -= lr * np.asarray(slope)
        val, _ = loss_grad([tuple(pair) for pair in now], X_val, y_val)
        if epoch == 0 or val < lowest:
            best, lowest = copy.deepcopy(now), val
        history["train"].append(total / len(chunks))
        history["val"].append(val)
    return [tuple(pair) for pair in best], history

# %% all epochs kept, the best picked at the end
def train_mlp(params, loss_grad, X, y, epochs, batch, lr, rng, X_val, y_val):
    if epochs < 0:
        raise ValueError("epochs")
    if batch <= 0:
        raise ValueError("batch")
    current = [(np.copy(W), np.copy(b)) for W, b in params]
    snapshots, train, val = [], [], []
    for _ in range(epochs):
        order, k, losses = rng.permutation(X.shape[0]), 0, []
        X_now, y_now = X[order], y[order]
        while k < len(order):
            part = slice(k, k + batch)
            loss, grads = loss_grad(current, X_now[part], y_now[part])
            current = [(W - lr * gW, b - lr * gb) for (W, b), (gW, gb) in zip(current, grads)]
            losses.append(loss)
            k += batch
        snapshots.append(current)
        train.append(np.mean(losses))
        val.append(loss_grad(current, X_val, y_val)[0])
    best = snapshots[int(np.argmin(val))] if snapshots else current
    return best, {"train": [float(v) for v in train], "val": [float(v) for v in val]}

# %% blind: new parameters for every step
def train_mlp(params, loss_grad, X, y, epochs, batch, lr, rng, X_val, y_val):
    if epochs < 0 or batch < 1:
        raise ValueError("epochs or batch do not fit")
    now = [(np.array(W, dtype=float), np.array(b, dtype=float)) for W, b in params]
    best, lowest, history = now, None, {"train": [], "val": []}
    for _ in range(epochs):
        order, losses = rng.permutation(len(X)), []
        for start in range(0, len(X), batch):
            rows = order[start:start + batch]
            loss, grads = loss_grad(now, X[rows], y[rows])
            losses.append(float(loss))
            now = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(now, grads)]
        history["train"].append(sum(losses) / len(losses))
        history["val"].append(float(loss_grad(now, X_val, y_val)[0]))
        if lowest is None or history["val"][-1] < lowest:
            best, lowest = now, history["val"][-1]
    return best, history

# %% blind: in place on a copy, all epochs kept, the best chosen at the end
def train_mlp(params, loss_grad, X, y, epochs, batch, lr, rng, X_val, y_val):
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    if batch < 1:
        raise ValueError("a batch has at least one row")
    from copy import deepcopy

    theta = [[np.array(part, dtype=np.float64) for part in pair] for pair in params]
    kept, train, val = [], [], []
    for _ in range(epochs):
        order = rng.permutation(len(y))
        parts = np.split(order, np.arange(batch, len(y), batch))
        total = 0.0
        for part in parts:
            loss, grads = loss_grad([tuple(pair) for pair in theta], X[part], y[part])
            total += loss
            for pair, slopes in zip(theta, grads):
                for k in range(2):
                    pair[k] = pair[k] - lr * np.asarray(slopes[k])
        train.append(float(total / len(parts)))
        val.append(float(loss_grad([tuple(pair) for pair in theta], X_val, y_val)[0]))
        kept.append(deepcopy(theta))
    chosen = kept[val.index(min(val))] if kept else theta
    return [tuple(pair) for pair in chosen], {"train": train, "val": val}
