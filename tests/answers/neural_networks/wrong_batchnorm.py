# %% W1 batch statistics at test
def batchnorm(X: ArrayLike, state: dict[str, np.ndarray], training: bool,
              momentum: float) -> tuple[np.ndarray, dict[str, np.ndarray], object]:
    X, mean, var = (np.array(part, dtype=float) for part in (X, state["mean"], state["var"]))
    new = {"mean": mean, "var": var}
    mean, var = X.mean(axis=0), X.var(axis=0)
    if training:
        new = {name: momentum * new[name] + (1 - momentum) * now for name, now in (("mean", mean), ("var", var))}
    scale = np.sqrt(var + 1e-5)
    Y = (X - mean) / scale
    return Y, new, (Y, scale, training)


def batchnorm_backward(dY: ArrayLike, cache: object) -> np.ndarray:
    Y, scale, training = cache
    dY = np.asarray(dY, dtype=float)
    if training:
        dY = dY - dY.mean(axis=0) - Y * np.mean(dY * Y, axis=0)
    return dY / scale

# %% W2 running averages updated at test
def batchnorm(X: ArrayLike, state: dict[str, np.ndarray], training: bool,
              momentum: float) -> tuple[np.ndarray, dict[str, np.ndarray], object]:
    X, mean, var = (np.array(part, dtype=float) for part in (X, state["mean"], state["var"]))
    new = {"mean": mean, "var": var}
    now = {"mean": X.mean(axis=0), "var": X.var(axis=0)}
    if training:
        mean, var = now["mean"], now["var"]
    new = {name: momentum * new[name] + (1 - momentum) * now[name] for name in new}
    scale = np.sqrt(var + 1e-5)
    Y = (X - mean) / scale
    return Y, new, (Y, scale, training)


def batchnorm_backward(dY: ArrayLike, cache: object) -> np.ndarray:
    Y, scale, training = cache
    dY = np.asarray(dY, dtype=float)
    if training:
        dY = dY - dY.mean(axis=0) - Y * np.mean(dY * Y, axis=0)
    return dY / scale

# %% W3 gradient without mean and variance
def batchnorm(X: ArrayLike, state: dict[str, np.ndarray], training: bool,
              momentum: float) -> tuple[np.ndarray, dict[str, np.ndarray], object]:
    X, mean, var = (np.array(part, dtype=float) for part in (X, state["mean"], state["var"]))
    new = {"mean": mean, "var": var}
    if training:
        mean, var = X.mean(axis=0), X.var(axis=0)
        new = {name: momentum * new[name] + (1 - momentum) * now for name, now in (("mean", mean), ("var", var))}
    scale = np.sqrt(var + 1e-5)
    Y = (X - mean) / scale
    return Y, new, (Y, scale, training)


def batchnorm_backward(dY: ArrayLike, cache: object) -> np.ndarray:
    Y, scale, training = cache
    dY = np.asarray(dY, dtype=float)
    return dY / scale

# %% W4 momentum for the new
def batchnorm(X: ArrayLike, state: dict[str, np.ndarray], training: bool,
              momentum: float) -> tuple[np.ndarray, dict[str, np.ndarray], object]:
    X, mean, var = (np.array(part, dtype=float) for part in (X, state["mean"], state["var"]))
    new = {"mean": mean, "var": var}
    if training:
        mean, var = X.mean(axis=0), X.var(axis=0)
        new = {name: (1 - momentum) * new[name] + momentum * now for name, now in (("mean", mean), ("var", var))}
    scale = np.sqrt(var + 1e-5)
    Y = (X - mean) / scale
    return Y, new, (Y, scale, training)


def batchnorm_backward(dY: ArrayLike, cache: object) -> np.ndarray:
    Y, scale, training = cache
    dY = np.asarray(dY, dtype=float)
    if training:
        dY = dY - dY.mean(axis=0) - Y * np.mean(dY * Y, axis=0)
    return dY / scale

# %% W5 variance with n - 1
def batchnorm(X: ArrayLike, state: dict[str, np.ndarray], training: bool,
              momentum: float) -> tuple[np.ndarray, dict[str, np.ndarray], object]:
    X, mean, var = (np.array(part, dtype=float) for part in (X, state["mean"], state["var"]))
    new = {"mean": mean, "var": var}
    if training:
        mean, var = X.mean(axis=0), X.var(axis=0, ddof=min(1, len(X) - 1))
        new = {name: momentum * new[name] + (1 - momentum) * now for name, now in (("mean", mean), ("var", var))}
    scale = np.sqrt(var + 1e-5)
    Y = (X - mean) / scale
    return Y, new, (Y, scale, training)


def batchnorm_backward(dY: ArrayLike, cache: object) -> np.ndarray:
    Y, scale, training = cache
    dY = np.asarray(dY, dtype=float)
    if training:
        dY = dY - dY.mean(axis=0) - Y * np.mean(dY * Y, axis=0)
    return dY / scale
