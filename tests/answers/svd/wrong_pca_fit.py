# %% W1 not centred
def pca_fit(X, k):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    if n < 2 or not 1 <= k <= min(n, d):
        raise ValueError
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X, full_matrices=False)
    if s[0] == 0:
        raise ValueError
    Vt = Vt * np.sign(Vt[np.arange(len(Vt)), np.abs(Vt).argmax(axis=1)])[:, None]
    variance = s**2 / (n - 1)
    return {
        "mean": mean,
        "components": Vt[:k],
        "explained_variance": variance[:k],
        "explained_variance_ratio": variance[:k] / variance.sum(),
    }

# %% W2 divides by n
def pca_fit(X, k):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    if n < 2 or not 1 <= k <= min(n, d):
        raise ValueError
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    if s[0] == 0:
        raise ValueError
    Vt = Vt * np.sign(Vt[np.arange(len(Vt)), np.abs(Vt).argmax(axis=1)])[:, None]
    variance = s**2 / n
    return {
        "mean": mean,
        "components": Vt[:k],
        "explained_variance": variance[:k],
        "explained_variance_ratio": variance[:k] / variance.sum(),
    }

# %% W3 the ascending order of eigh
def pca_fit(X, k):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    if n < 2 or not 1 <= k <= min(n, d):
        raise ValueError
    mean = X.mean(axis=0)
    values, V = np.linalg.eigh((X - mean).T @ (X - mean) / (n - 1))
    if values[-1] <= 0:
        raise ValueError
    Vt = V.T * np.sign(V[np.abs(V).argmax(axis=0), np.arange(d)])[:, None]
    return {
        "mean": mean,
        "components": Vt[:k],
        "explained_variance": values[:k],
        "explained_variance_ratio": values[:k] / values.sum(),
    }

# %% W4 standardises
def pca_fit(X, k):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    if n < 2 or not 1 <= k <= min(n, d):
        raise ValueError
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd((X - mean) / np.where(X.std(axis=0) > 0, X.std(axis=0), 1.0), full_matrices=False)
    if s[0] == 0:
        raise ValueError
    Vt = Vt * np.sign(Vt[np.arange(len(Vt)), np.abs(Vt).argmax(axis=1)])[:, None]
    variance = s**2 / (n - 1)
    return {
        "mean": mean,
        "components": Vt[:k],
        "explained_variance": variance[:k],
        "explained_variance_ratio": variance[:k] / variance.sum(),
    }

# %% W5 the ratio is of the variance kept
def pca_fit(X, k):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    if n < 2 or not 1 <= k <= min(n, d):
        raise ValueError
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    if s[0] == 0:
        raise ValueError
    Vt = Vt * np.sign(Vt[np.arange(len(Vt)), np.abs(Vt).argmax(axis=1)])[:, None]
    variance = s**2 / (n - 1)
    return {
        "mean": mean,
        "components": Vt[:k],
        "explained_variance": variance[:k],
        "explained_variance_ratio": variance[:k] / variance[:k].sum(),
    }

# %% W6 the components stand in columns
def pca_fit(X, k):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    if n < 2 or not 1 <= k <= min(n, d):
        raise ValueError
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    if s[0] == 0:
        raise ValueError
    Vt = Vt * np.sign(Vt[np.arange(len(Vt)), np.abs(Vt).argmax(axis=1)])[:, None]
    variance = s**2 / (n - 1)
    return {
        "mean": mean,
        "components": Vt[:k].T,
        "explained_variance": variance[:k],
        "explained_variance_ratio": variance[:k] / variance.sum(),
    }

# %% W7 the signs are left as they come
def pca_fit(X, k):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    if n < 2 or not 1 <= k <= min(n, d):
        raise ValueError
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    if s[0] == 0:
        raise ValueError
    variance = s**2 / (n - 1)
    return {
        "mean": mean,
        "components": Vt[:k],
        "explained_variance": variance[:k],
        "explained_variance_ratio": variance[:k] / variance.sum(),
    }

# %% W8 one row or equal rows are accepted
def pca_fit(X, k):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    if not 1 <= k <= min(n, d):
        raise ValueError
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    Vt = Vt * np.sign(Vt[np.arange(len(Vt)), np.abs(Vt).argmax(axis=1)])[:, None]
    variance = s**2 / max(n - 1, 1)
    return {
        "mean": mean,
        "components": Vt[:k],
        "explained_variance": variance[:k],
        "explained_variance_ratio": variance[:k] / max(variance.sum(), 1e-300),
    }
