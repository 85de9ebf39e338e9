# %% eigenvectors of the covariance matrix
def pca_fit(X, k):
    X = np.array(X, dtype=float)
    n, d = X.shape
    if n < 2 or k < 1 or k > min(n, d):
        raise ValueError("impossible number of components")
    mean = X.sum(axis=0) / n
    centred = X - mean
    cov = centred.T @ centred / (n - 1)
    total = np.trace(cov)
    if total == 0:
        raise ValueError("no variance")
    values, vectors = np.linalg.eigh(cov)
    values, vectors = values[::-1][:k], vectors[:, ::-1][:, :k]
    rows = []
    for column in vectors.T:
        rows.append(-column if column[np.argmax(abs(column))] < 0 else column)
    values = np.maximum(values, 0.0)
    return {
        "mean": mean,
        "components": np.array(rows),
        "explained_variance": values,
        "explained_variance_ratio": values / total,
    }

# %% scikit-learn, signs mended
from sklearn.decomposition import PCA


def pca_fit(X, k):
    X = np.asarray(X, dtype=float)
    if len(X) < 2 or not 1 <= k <= min(X.shape) or not np.ptp(X, axis=0).any():
        raise ValueError
    pca = PCA(k, svd_solver="full").fit(X)
    components = pca.components_.copy()
    for row in components:
        if row.max() < -row.min():
            row *= -1
    return dict(
        explained_variance_ratio=pca.explained_variance_ratio_,
        components=components,
        explained_variance=pca.explained_variance_,
        mean=pca.mean_,
    )

# %% variances of the scores
def pca_fit(X, k):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    if n < 2:
        raise ValueError("at least two rows are needed")
    if k < 1 or k > n or k > d:
        raise ValueError("k is out of range")
    mean = np.average(X, axis=0)
    W = np.linalg.svd(X - mean)[2]
    scores = (X - mean) @ W.T
    variance = scores.var(axis=0, ddof=1)
    total = X.var(axis=0, ddof=1).sum()
    if total == 0:
        raise ValueError("all rows are equal")
    W = W * np.where(W.max(axis=1) >= -W.min(axis=1), 1.0, -1.0)[:, np.newaxis]
    return {
        "mean": mean.tolist(),
        "components": W[:k],
        "explained_variance": variance[:k].tolist(),
        "explained_variance_ratio": (variance[:k] / total).tolist(),
    }

# %% blind: the SVD of the centred table
def pca_fit(X, k):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    if n < 2 or not 1 <= k <= min(n, d):
        raise ValueError("need n >= 2 and 1 <= k <= min(n, d)")
    if np.all(X == X[0]):
        raise ValueError("all rows are equal")
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    W = Vt[:k].copy()
    for row in W:
        if row[np.abs(row).argmax()] < 0:
            row *= -1
    return {
        "mean": mean,
        "components": W,
        "explained_variance": s[:k] ** 2 / (n - 1),
        "explained_variance_ratio": s[:k] ** 2 / np.sum(s**2),
    }

# %% blind: eigenvectors of the covariance matrix, turned round
def pca_fit(X, k):
    X = np.array(X, dtype=float)
    if X.shape[0] < 2:
        raise ValueError("one row has no variance")
    if k < 1 or k > min(X.shape):
        raise ValueError("k is impossible")
    if (X.max(axis=0) == X.min(axis=0)).all():
        raise ValueError("nothing varies")
    covariance = np.atleast_2d(np.cov(X, rowvar=False))
    values, vectors = np.linalg.eigh(covariance)
    values, W = np.clip(values[::-1][:k], 0.0, None), vectors[:, ::-1][:, :k].T
    largest = W[np.arange(k), np.abs(W).argmax(axis=1)]
    return {
        "mean": X.mean(axis=0),
        "components": W * np.where(largest < 0, -1.0, 1.0)[:, None],
        "explained_variance": values,
        "explained_variance_ratio": values / np.trace(covariance),
    }
