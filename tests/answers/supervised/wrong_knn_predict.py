# %% W1 pairs of distance and label are sorted, so labels break equal distances
def knn_predict(Xtr, ytr, Xte, k, task):
    if not 1 <= k <= len(Xtr):
        raise ValueError(f"k must be between 1 and the number of training rows, {len(Xtr)}; got {k}")
    if task not in ("classification", "regression"):
        raise ValueError(f"task must be classification or regression, got {task!r}")
    squared = ((Xte[:, None, :] - Xtr[None, :, :]) ** 2).sum(axis=2)
    neighbours = np.array([np.lexsort((ytr, row))[:k] for row in squared], dtype=int).reshape(len(Xte), k)
    targets = ytr[neighbours]  # (m, k), the nearest first
    if task == "regression":
        return targets.mean(axis=1)
    votes = (targets[:, :, None] == targets[:, None, :]).sum(axis=2)  # for the label of each neighbour
    return targets[np.arange(len(Xte)), votes.argmax(axis=1)]  # argmax takes the first, hence nearest, maximum

# %% W2 mean and vote run along the wrong axis
def knn_predict(Xtr, ytr, Xte, k, task):
    if not 1 <= k <= len(Xtr):
        raise ValueError(f"k must be between 1 and the number of training rows, {len(Xtr)}; got {k}")
    if task not in ("classification", "regression"):
        raise ValueError(f"task must be classification or regression, got {task!r}")
    squared = ((Xte[:, None, :] - Xtr[None, :, :]) ** 2).sum(axis=2)
    neighbours = np.argsort(squared, axis=1, kind="stable")[:, :k]
    targets = ytr[neighbours]  # (m, k), the nearest first
    if task == "regression":
        return targets.mean(axis=0)
    targets = targets.T
    votes = (targets[:, :, None] == targets[:, None, :]).sum(axis=2)  # for the label of each neighbour
    return targets[np.arange(len(targets)), votes.argmax(axis=1)]  # argmax takes the first, hence nearest, maximum

# %% W3 tied votes go to the smallest label
def knn_predict(Xtr, ytr, Xte, k, task):
    if not 1 <= k <= len(Xtr):
        raise ValueError(f"k must be between 1 and the number of training rows, {len(Xtr)}; got {k}")
    if task not in ("classification", "regression"):
        raise ValueError(f"task must be classification or regression, got {task!r}")
    squared = ((Xte[:, None, :] - Xtr[None, :, :]) ** 2).sum(axis=2)
    neighbours = np.argsort(squared, axis=1, kind="stable")[:, :k]
    targets = ytr[neighbours]  # (m, k), the nearest first
    if task == "regression":
        return targets.mean(axis=1)
    classes = np.unique(ytr)
    votes = (targets[:, :, None] == classes).sum(axis=1)
    return classes[votes.argmax(axis=1)]

# %% W4 argpartition leaves the neighbours unsorted
def knn_predict(Xtr, ytr, Xte, k, task):
    if not 1 <= k <= len(Xtr):
        raise ValueError(f"k must be between 1 and the number of training rows, {len(Xtr)}; got {k}")
    if task not in ("classification", "regression"):
        raise ValueError(f"task must be classification or regression, got {task!r}")
    squared = ((Xte[:, None, :] - Xtr[None, :, :]) ** 2).sum(axis=2)
    neighbours = np.argpartition(squared, k - 1, axis=1)[:, :k]
    targets = ytr[neighbours]  # (m, k), the nearest first
    if task == "regression":
        return targets.mean(axis=1)
    votes = (targets[:, :, None] == targets[:, None, :]).sum(axis=2)  # for the label of each neighbour
    return targets[np.arange(len(Xte)), votes.argmax(axis=1)]  # argmax takes the first, hence nearest, maximum

# %% W5 absolute differences are added without squaring
def knn_predict(Xtr, ytr, Xte, k, task):
    if not 1 <= k <= len(Xtr):
        raise ValueError(f"k must be between 1 and the number of training rows, {len(Xtr)}; got {k}")
    if task not in ("classification", "regression"):
        raise ValueError(f"task must be classification or regression, got {task!r}")
    squared = np.abs(Xte[:, None, :] - Xtr[None, :, :]).sum(axis=2)
    neighbours = np.argsort(squared, axis=1, kind="stable")[:, :k]
    targets = ytr[neighbours]  # (m, k), the nearest first
    if task == "regression":
        return targets.mean(axis=1)
    votes = (targets[:, :, None] == targets[:, None, :]).sum(axis=2)  # for the label of each neighbour
    return targets[np.arange(len(Xte)), votes.argmax(axis=1)]  # argmax takes the first, hence nearest, maximum

# %% W6 signed differences are added
def knn_predict(Xtr, ytr, Xte, k, task):
    if not 1 <= k <= len(Xtr):
        raise ValueError(f"k must be between 1 and the number of training rows, {len(Xtr)}; got {k}")
    if task not in ("classification", "regression"):
        raise ValueError(f"task must be classification or regression, got {task!r}")
    squared = np.abs((Xte[:, None, :] - Xtr[None, :, :]).sum(axis=2))
    neighbours = np.argsort(squared, axis=1, kind="stable")[:, :k]
    targets = ytr[neighbours]  # (m, k), the nearest first
    if task == "regression":
        return targets.mean(axis=1)
    votes = (targets[:, :, None] == targets[:, None, :]).sum(axis=2)  # for the label of each neighbour
    return targets[np.arange(len(Xte)), votes.argmax(axis=1)]  # argmax takes the first, hence nearest, maximum

# %% W7 tied votes go to the nearest neighbour of all
def knn_predict(Xtr, ytr, Xte, k, task):
    if not 1 <= k <= len(Xtr):
        raise ValueError(f"k must be between 1 and the number of training rows, {len(Xtr)}; got {k}")
    if task not in ("classification", "regression"):
        raise ValueError(f"task must be classification or regression, got {task!r}")
    squared = ((Xte[:, None, :] - Xtr[None, :, :]) ** 2).sum(axis=2)
    neighbours = np.argsort(squared, axis=1, kind="stable")[:, :k]
    targets = ytr[neighbours]  # (m, k), the nearest first
    if task == "regression":
        return targets.mean(axis=1)
    votes = (targets[:, :, None] == targets[:, None, :]).sum(axis=2)  # for the label of each neighbour
    tied = (votes == votes.max(axis=1, keepdims=True)) & (votes[:, :1] < k)
    count = np.array([len({str(v) for v, t in zip(row, keep) if t}) for row, keep in zip(targets, tied)])
    return np.where(count > 1, targets[:, 0], targets[np.arange(len(Xte)), votes.argmax(axis=1)])  # argmax takes the first, hence nearest, maximum
