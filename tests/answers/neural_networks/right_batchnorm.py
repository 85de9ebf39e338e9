# %% copies, the way back by the chain rule step by step
def batchnorm(X, state, training, momentum):
    X = np.array(X, dtype=float)
    old_mean, old_var = np.array(state["mean"], dtype=float), np.array(state["var"], dtype=float)
    if not training:
        scale = np.sqrt(old_var + 1e-5)
        return (X - old_mean) / scale, {"mean": old_mean, "var": old_var}, {"scale": scale}
    mean = np.mean(X, axis=0)
    centred = X - mean
    var = np.mean(centred**2, axis=0)
    scale = np.sqrt(var + 1e-5)
    new = {"mean": momentum * old_mean + (1 - momentum) * mean, "var": momentum * old_var + (1 - momentum) * var}
    return centred / scale, new, {"scale": scale, "centred": centred}


def batchnorm_backward(dY, cache):
    dY, scale = np.array(dY, dtype=float), cache["scale"]
    if "centred" not in cache:
        return dY / scale
    centred, n = cache["centred"], len(dY)
    dvar = np.sum(dY * centred, axis=0) * -0.5 * scale**-3
    dcentred = dY / scale + dvar * 2 * centred / n
    return dcentred - dcentred.mean(axis=0)

# %% column by column, the way back as a matrix
def batchnorm(X, state, training, momentum):
    X = np.array(X, dtype=float)
    n, d = X.shape
    Y, new, backs = np.empty((n, d)), {"mean": np.empty(d), "var": np.empty(d)}, []
    for j in range(d):
        mean, var = float(state["mean"][j]), float(state["var"][j])
        new["mean"][j], new["var"][j] = mean, var
        if training:
            mean, var = X[:, j].mean(), X[:, j].var()
            new["mean"][j] = momentum * new["mean"][j] + (1 - momentum) * mean
            new["var"][j] = momentum * new["var"][j] + (1 - momentum) * var
        scale = (var + 1e-5) ** 0.5
        Y[:, j] = (X[:, j] - mean) / scale
        J = np.eye(n) / scale
        if training:
            J = (np.eye(n) - 1 / n - np.outer(Y[:, j], Y[:, j]) / n) / scale
        backs.append(J)
    return Y, new, backs


def batchnorm_backward(dY, cache):
    return np.column_stack([J @ column for J, column in zip(cache, np.asarray(dY, dtype=float).T)])

# %% blind: the formula
def batchnorm(X, state, training, momentum):
    X = np.asarray(X, dtype=float)
    mean, var = np.array(state["mean"], dtype=float), np.array(state["var"], dtype=float)
    if training:
        mu, v = X.mean(axis=0), X.var(axis=0)
        new = {"mean": momentum * mean + (1 - momentum) * mu, "var": momentum * var + (1 - momentum) * v}
    else:
        mu, v, new = mean, var, {"mean": mean.copy(), "var": var.copy()}
    scale = 1 / np.sqrt(v + 1e-5)
    Y = (X - mu) * scale
    return Y, new, (Y.copy(), scale.copy(), training)


def batchnorm_backward(dY, cache):
    hat, scale, training = cache
    dY = np.asarray(dY, dtype=float)
    if not training:
        return dY * scale
    return scale * (dY - dY.mean(axis=0) - hat * (dY * hat).mean(axis=0))

# %% blind: the cache is the way back itself, as a matrix for each column
def batchnorm(X, state, training, momentum):
    X = np.array(X, dtype=np.float64)
    n, d = X.shape
    Y, back = np.empty((n, d)), []
    new = {"mean": np.empty(d), "var": np.empty(d)}
    for j in range(d):
        column = X[:, j]
        old = float(state["mean"][j]), float(state["var"][j])
        if training:
            centre = float(np.sum(column) / n)
            spread = float(np.sum((column - centre) ** 2) / n)
            new["mean"][j] = old[0] * momentum + centre * (1 - momentum)
            new["var"][j] = old[1] * momentum + spread * (1 - momentum)
        else:
            centre, spread = old
            new["mean"][j], new["var"][j] = old
        width = (spread + 1e-5) ** 0.5
        Y[:, j] = (column - centre) / width
        jacobian = np.eye(n)
        if training:
            jacobian = jacobian - 1 / n - np.outer(Y[:, j], Y[:, j]) / n
        back.append(jacobian / width)
    return Y, new, back


def batchnorm_backward(dY, cache):
    dY = np.asarray(dY, dtype=np.float64)
    return np.column_stack([matrix @ dY[:, j] for j, matrix in enumerate(cache)])
