# %% row by row in plain Python
def pca_transform(model, X):
    mean = [float(value) for value in model["mean"]]
    rows = [[float(value) for value in row] for row in model["components"]]
    X = np.asarray(X)
    if X.shape[1] != len(mean):
        raise ValueError("wrong number of columns")
    out = np.empty((len(X), len(rows)))
    for i, x in enumerate(X):
        for j, row in enumerate(rows):
            out[i, j] = sum(w * (float(value) - m) for w, value, m in zip(row, x, mean))
    return out


def pca_inverse(model, Z):
    rows = np.array(model["components"], dtype=float)
    Z = np.asarray(Z)
    if Z.shape[1] != len(rows):
        raise ValueError("wrong number of scores")
    out = np.tile(np.array(model["mean"], dtype=float), (len(Z), 1))
    for i, z in enumerate(Z):
        for score, row in zip(z, rows):
            out[i] += score * row
    return out

# %% einsum
def pca_transform(model, X):
    mean, W = (np.asarray(model[key], dtype=float) for key in ("mean", "components"))
    X = np.asarray(X, dtype=float)
    if X.shape[-1] != mean.size:
        raise ValueError(f"{mean.size} columns expected")
    return np.einsum("nd,kd->nk", X - mean, W)


def pca_inverse(model, Z):
    mean, W = (np.asarray(model[key], dtype=float) for key in ("mean", "components"))
    Z = np.asarray(Z, dtype=float)
    if Z.shape[-1] != len(W):
        raise ValueError(f"{len(W)} scores expected")
    return mean + np.tensordot(Z, W, axes=1)

# %% affine maps, without centring first
def pca_transform(model, X):
    mean, W = np.array(model["mean"], dtype=float), np.array(model["components"], dtype=float)
    X = np.array(X, dtype=float)
    if X.shape != (len(X), len(mean)):
        raise ValueError
    return X @ W.T - W @ mean


def pca_inverse(model, Z):
    table = np.vstack([model["components"], model["mean"]])
    return np.hstack([np.array(Z, dtype=float), np.ones((len(Z), 1))]) @ table

# %% blind: matrix products
def pca_transform(model, X):
    mean, W = (np.asarray(model[key], dtype=float) for key in ("mean", "components"))
    X = np.asarray(X, dtype=float)
    if X.ndim != 2 or X.shape[1] != len(mean):
        raise ValueError(f"X must have {len(mean)} columns")
    return (X - mean) @ W.T


def pca_inverse(model, Z):
    mean, W = (np.asarray(model[key], dtype=float) for key in ("mean", "components"))
    Z = np.asarray(Z, dtype=float)
    if Z.ndim != 2 or Z.shape[1] != len(W):
        raise ValueError(f"Z must have {len(W)} columns")
    return Z @ W + mean

# %% blind: a row at a time
def pca_transform(model, X):
    mean = [float(m) for m in model["mean"]]
    W = [[float(w) for w in row] for row in model["components"]]
    if isinstance(X, np.ndarray) and X.shape[1] != len(mean):
        raise ValueError("wrong number of columns")
    result = np.empty((len(X), len(W)))
    for i, row in enumerate(X):
        if len(row) != len(mean):
            raise ValueError("wrong number of columns")
        for j, direction in enumerate(W):
            result[i, j] = sum(w * (x - m) for w, x, m in zip(direction, row, mean))
    return result


def pca_inverse(model, Z):
    mean, W = np.array(model["mean"], dtype=float), np.array(model["components"], dtype=float)
    if np.shape(Z)[1] != W.shape[0]:
        raise ValueError("wrong number of scores")
    rows = np.tile(mean, (len(Z), 1))
    for i, scores in enumerate(Z):
        for score, direction in zip(scores, W):
            rows[i] += score * direction
    return rows
