# %% W1 the last parameters
def train_mlp(params: list[tuple[np.ndarray, np.ndarray]], loss_grad: Callable, X: np.ndarray, y: np.ndarray, epochs: int,
              batch: int, lr: float, rng: np.random.Generator, X_val: np.ndarray, y_val: np.ndarray,
              ) -> tuple[list[tuple[np.ndarray, np.ndarray]], dict[str, list[float]]]:
    if epochs < 0 or batch < 1:
        raise ValueError("epochs must be at least 0 and batch at least 1")
    params = [(np.array(W, dtype=float), np.array(b, dtype=float)) for W, b in params]
    best, history = params, {"train": [], "val": []}
    for _ in range(epochs):
        order, losses = rng.permutation(len(X)), []
        for start in range(0, len(X), batch):
            rows = order[start : start + batch]
            loss, grads = loss_grad(params, X[rows], y[rows])
            losses.append(float(loss))
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
        val = float(loss_grad(params, X_val, y_val)[0])
        best = params
        history["train"].append(float(np.mean(losses)))
        history["val"].append(val)
    return best, history

# %% W2 no shuffling
def train_mlp(params: list[tuple[np.ndarray, np.ndarray]], loss_grad: Callable, X: np.ndarray, y: np.ndarray, epochs: int,
              batch: int, lr: float, rng: np.random.Generator, X_val: np.ndarray, y_val: np.ndarray,
              ) -> tuple[list[tuple[np.ndarray, np.ndarray]], dict[str, list[float]]]:
    if epochs < 0 or batch < 1:
        raise ValueError("epochs must be at least 0 and batch at least 1")
    params = [(np.array(W, dtype=float), np.array(b, dtype=float)) for W, b in params]
    best, history = params, {"train": [], "val": []}
    for _ in range(epochs):
        order, losses = np.arange(len(X)), []
        for start in range(0, len(X), batch):
            rows = order[start : start + batch]
            loss, grads = loss_grad(params, X[rows], y[rows])
            losses.append(float(loss))
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
        val = float(loss_grad(params, X_val, y_val)[0])
        if not history["val"] or val < min(history["val"]):
            best = params
        history["train"].append(float(np.mean(losses)))
        history["val"].append(val)
    return best, history

# %% W3 validation rows in the updates
def train_mlp(params: list[tuple[np.ndarray, np.ndarray]], loss_grad: Callable, X: np.ndarray, y: np.ndarray, epochs: int,
              batch: int, lr: float, rng: np.random.Generator, X_val: np.ndarray, y_val: np.ndarray,
              ) -> tuple[list[tuple[np.ndarray, np.ndarray]], dict[str, list[float]]]:
    if epochs < 0 or batch < 1:
        raise ValueError("epochs must be at least 0 and batch at least 1")
    params = [(np.array(W, dtype=float), np.array(b, dtype=float)) for W, b in params]
    best, history = params, {"train": [], "val": []}
    X, y = np.concatenate([X, X_val]), np.concatenate([y, y_val])
    for _ in range(epochs):
        order, losses = rng.permutation(len(X)), []
        for start in range(0, len(X), batch):
            rows = order[start : start + batch]
            loss, grads = loss_grad(params, X[rows], y[rows])
            losses.append(float(loss))
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
        val = float(loss_grad(params, X_val, y_val)[0])
        if not history["val"] or val < min(history["val"]):
            best = params
        history["train"].append(float(np.mean(losses)))
        history["val"].append(val)
    return best, history

# %% W4 the last batch forgotten
def train_mlp(params: list[tuple[np.ndarray, np.ndarray]], loss_grad: Callable, X: np.ndarray, y: np.ndarray, epochs: int,
              batch: int, lr: float, rng: np.random.Generator, X_val: np.ndarray, y_val: np.ndarray,
              ) -> tuple[list[tuple[np.ndarray, np.ndarray]], dict[str, list[float]]]:
    if epochs < 0 or batch < 1:
        raise ValueError("epochs must be at least 0 and batch at least 1")
    params = [(np.array(W, dtype=float), np.array(b, dtype=float)) for W, b in params]
    best, history = params, {"train": [], "val": []}
    for _ in range(epochs):
        order, losses = rng.permutation(len(X)), []
        for start in range(0, max(len(X) - batch + 1, 1), batch):
            rows = order[start : start + batch]
            loss, grads = loss_grad(params, X[rows], y[rows])
            losses.append(float(loss))
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
        val = float(loss_grad(params, X_val, y_val)[0])
        if not history["val"] or val < min(history["val"]):
            best = params
        history["train"].append(float(np.mean(losses)))
        history["val"].append(val)
    return best, history

# %% W5 the last of equal epochs
def train_mlp(params: list[tuple[np.ndarray, np.ndarray]], loss_grad: Callable, X: np.ndarray, y: np.ndarray, epochs: int,
              batch: int, lr: float, rng: np.random.Generator, X_val: np.ndarray, y_val: np.ndarray,
              ) -> tuple[list[tuple[np.ndarray, np.ndarray]], dict[str, list[float]]]:
    if epochs < 0 or batch < 1:
        raise ValueError("epochs must be at least 0 and batch at least 1")
    params = [(np.array(W, dtype=float), np.array(b, dtype=float)) for W, b in params]
    best, history = params, {"train": [], "val": []}
    for _ in range(epochs):
        order, losses = rng.permutation(len(X)), []
        for start in range(0, len(X), batch):
            rows = order[start : start + batch]
            loss, grads = loss_grad(params, X[rows], y[rows])
            losses.append(float(loss))
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
        val = float(loss_grad(params, X_val, y_val)[0])
        if not history["val"] or val <= min(history["val"]):
            best = params
        history["train"].append(float(np.mean(losses)))
        history["val"].append(val)
    return best, history

# %% W6 steps uphill
def train_mlp(params: list[tuple[np.ndarray, np.ndarray]], loss_grad: Callable, X: np.ndarray, y: np.ndarray, epochs: int,
              batch: int, lr: float, rng: np.random.Generator, X_val: np.ndarray, y_val: np.ndarray,
              ) -> tuple[list[tuple[np.ndarray, np.ndarray]], dict[str, list[float]]]:
    if epochs < 0 or batch < 1:
        raise ValueError("epochs must be at least 0 and batch at least 1")
    params = [(np.array(W, dtype=float), np.array(b, dtype=float)) for W, b in params]
    best, history = params, {"train": [], "val": []}
    for _ in range(epochs):
        order, losses = rng.permutation(len(X)), []
        for start in range(0, len(X), batch):
            rows = order[start : start + batch]
            loss, grads = loss_grad(params, X[rows], y[rows])
            losses.append(float(loss))
            params = [(W + lr * dW, b + lr * db) for (W, b), (dW, db) in zip(params, grads)]
        val = float(loss_grad(params, X_val, y_val)[0])
        if not history["val"] or val < min(history["val"]):
            best = params
        history["train"].append(float(np.mean(losses)))
        history["val"].append(val)
    return best, history
