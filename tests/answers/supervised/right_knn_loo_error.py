# %% delete each row and sort the others
def knn_loo_error(X, y, ks):
    n = len(X)
    for k in ks:
        if not 1 <= k <= n - 1:
            raise ValueError("k")
    wrong = np.zeros(len(ks))
    for i in range(n):
        others = np.delete(np.arange(n), i)
        distance = np.linalg.norm(X[others] - X[i], axis=1)
        labels = y[others[np.argsort(distance, kind="stable")]].tolist()
        for j, k in enumerate(ks):
            nearest = labels[:k]
            wrong[j] += max(nearest, key=nearest.count) != y[i]
    return wrong / n

# %% running votes for every k at once
from scipy.spatial.distance import pdist, squareform


def knn_loo_error(X, y, ks):
    n = len(X)
    ks = np.asarray(ks)
    if (ks < 1).any() or (ks > n - 1).any():
        raise ValueError("every k must lie in 1..n-1")
    classes, codes = np.unique(y, return_inverse=True)
    distance = squareform(pdist(X, "sqeuclidean"))
    order = np.array([[j for j in np.argsort(row, kind="stable") if j != i] for i, row in enumerate(distance)])
    member = codes[order][:, :, None] == np.arange(len(classes))
    count = member.cumsum(axis=1)
    first = np.where(member.any(axis=1), member.argmax(axis=1), n)
    answers = np.argmax(count * (n + 1) - first[:, None, :], axis=2)
    return (answers != codes[:, None]).mean(axis=0)[ks - 1]

# %% from the text alone, one
def knn_loo_error(X: np.ndarray, y: np.ndarray, ks: Sequence[int]) -> np.ndarray:
    n = len(X)
    if any(k < 1 or k > n - 1 for k in ks):
        raise ValueError("every k must be between 1 and n - 1")
    points = np.asarray(X, dtype=float)
    labels = np.asarray(y).tolist()
    wrong = [0] * len(ks)
    for i in range(n):
        distance = np.sqrt(((points - points[i]) ** 2).sum(axis=1))
        others = [j for j in np.argsort(distance, kind="stable").tolist() if j != i]
        for position, k in enumerate(ks):
            votes = {}
            for j in others[:k]:
                votes[labels[j]] = votes.get(labels[j], 0) + 1
            wrong[position] += max(votes, key=votes.get) != labels[i]
    return np.array(wrong, dtype=float) / n


# %% from the text alone, two
def knn_loo_error(X: np.ndarray, y: np.ndarray, ks: Sequence[int]) -> np.ndarray:
    X = np.asarray(X).astype(np.float64)
    n = X.shape[0]
    wanted = np.asarray(ks)
    if wanted.min() < 1 or wanted.max() > n - 1:
        raise ValueError("impossible k")
    squared = np.zeros((n, n))
    for column in X.T:
        squared += (column[:, None] - column[None, :]) ** 2
    np.fill_diagonal(squared, np.inf)
    order = np.argsort(squared, axis=1, kind="stable")[:, : n - 1]
    codes = np.unique(y, return_inverse=True)[1].reshape(n)
    hood = codes[order]
    rows = np.arange(n)
    votes = np.zeros((n, codes.max() + 1), dtype=int)
    first = np.full(votes.shape, n)  # rank of the nearest member of each class
    error = np.empty(n)
    for rank in range(n - 1):
        label = hood[:, rank]
        votes[rows, label] += 1
        first[rows, label] = np.minimum(first[rows, label], rank)
        tied = votes == votes.max(axis=1, keepdims=True)
        guess = np.where(tied, first, n + 1).argmin(axis=1)
        error[rank + 1] = np.mean(guess != codes)
    return error[wanted]
