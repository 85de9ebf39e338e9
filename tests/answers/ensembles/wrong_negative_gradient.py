# %% W1 the gradient itself
def negative_gradient(loss, y, F, delta=1.0):
    y, F = np.asarray(y, dtype=float), np.asarray(F, dtype=float)
    if y.shape != F.shape:
        raise ValueError("lengths")
    if loss == "squared":
        return F - y
    if loss == "absolute":
        return np.sign(F - y)
    if loss == "huber":
        if not delta > 0:
            raise ValueError("delta")
        return np.clip(F - y, -delta, delta)
    if loss == "logistic":
        if not np.all((y == 0) | (y == 1)):
            raise ValueError("labels")
        small = np.exp(-np.abs(F))
        return y - np.where(F >= 0, 1.0, small) / (1.0 + small)
    raise ValueError(loss)

# %% W2 F taken for the probability
def negative_gradient(loss, y, F, delta=1.0):
    y, F = np.asarray(y, dtype=float), np.asarray(F, dtype=float)
    if y.shape != F.shape:
        raise ValueError("lengths")
    if loss == "squared":
        return y - F
    if loss == "absolute":
        return np.sign(y - F)
    if loss == "huber":
        if not delta > 0:
            raise ValueError("delta")
        return np.clip(y - F, -delta, delta)
    if loss == "logistic":
        if not np.all((y == 0) | (y == 1)):
            raise ValueError("labels")
        return y - F
    raise ValueError(loss)

# %% W3 huber with a jump
def negative_gradient(loss, y, F, delta=1.0):
    y, F = np.asarray(y, dtype=float), np.asarray(F, dtype=float)
    if y.shape != F.shape:
        raise ValueError("lengths")
    if loss == "squared":
        return y - F
    if loss == "absolute":
        return np.sign(y - F)
    if loss == "huber":
        if not delta > 0:
            raise ValueError("delta")
        return np.where(np.abs(y - F) <= delta, y - F, np.sign(y - F))
    if loss == "logistic":
        if not np.all((y == 0) | (y == 1)):
            raise ValueError("labels")
        small = np.exp(-np.abs(F))
        return y - np.where(F >= 0, 1.0, small) / (1.0 + small)
    raise ValueError(loss)

# %% W4 an exponential that overflows
def negative_gradient(loss, y, F, delta=1.0):
    y, F = np.asarray(y, dtype=float), np.asarray(F, dtype=float)
    if y.shape != F.shape:
        raise ValueError("lengths")
    if loss == "squared":
        return y - F
    if loss == "absolute":
        return np.sign(y - F)
    if loss == "huber":
        if not delta > 0:
            raise ValueError("delta")
        return np.clip(y - F, -delta, delta)
    if loss == "logistic":
        if not np.all((y == 0) | (y == 1)):
            raise ValueError("labels")
        return y - 1 / (1 + np.exp(-F))
    raise ValueError(loss)

# %% W5 any label passes
def negative_gradient(loss, y, F, delta=1.0):
    y, F = np.asarray(y, dtype=float), np.asarray(F, dtype=float)
    if y.shape != F.shape:
        raise ValueError("lengths")
    if loss == "squared":
        return y - F
    if loss == "absolute":
        return np.sign(y - F)
    if loss == "huber":
        if not delta > 0:
            raise ValueError("delta")
        return np.clip(y - F, -delta, delta)
    if loss == "logistic":
        if False:
            raise ValueError("labels")
        small = np.exp(-np.abs(F))
        return y - np.where(F >= 0, 1.0, small) / (1.0 + small)
    raise ValueError(loss)
