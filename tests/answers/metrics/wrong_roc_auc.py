# %% W1 tied pairs count nothing
def roc_auc(y: ArrayLike, s: ArrayLike) -> float:
    y, s = two_classes(y, s)
    positives = int(y.sum())
    negatives = len(y) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("y needs both classes")
    return float(np.mean(s[y == 1][:, None] > s[y == 0]))


# %% W2 tied pairs count in full
def roc_auc(y: ArrayLike, s: ArrayLike) -> float:
    y, s = two_classes(y, s)
    positives = int(y.sum())
    negatives = len(y) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("y needs both classes")
    return float(np.mean(s[y == 1][:, None] >= s[y == 0]))


# %% W3 tied rows get ranks in the order they stand in
def roc_auc(y: ArrayLike, s: ArrayLike) -> float:
    y, s = two_classes(y, s)
    positives = int(y.sum())
    negatives = len(y) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("y needs both classes")
    rank = np.empty(len(s))
    rank[np.argsort(s, kind="stable")] = np.arange(1, len(s) + 1)
    won = rank[y == 1].sum() - positives * (positives + 1) / 2
    return float(won / (positives * negatives))


# %% W4 an area below one half is turned round
def roc_auc(y: ArrayLike, s: ArrayLike) -> float:
    y, s = two_classes(y, s)
    positives = int(y.sum())
    negatives = len(y) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("y needs both classes")
    _, group, size = np.unique(s, return_inverse=True, return_counts=True)
    mean_rank = np.cumsum(size) - (size - 1) / 2
    won = mean_rank[group][y == 1].sum() - positives * (positives + 1) / 2
    area = float(won / (positives * negatives))
    return max(area, 1 - area)


# %% W5 the scores are cut at 0.5 first
def roc_auc(y: ArrayLike, s: ArrayLike) -> float:
    y, s = two_classes(y, s)
    s = (s >= 0.5).astype(int)
    positives = int(y.sum())
    negatives = len(y) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("y needs both classes")
    _, group, size = np.unique(s, return_inverse=True, return_counts=True)
    mean_rank = np.cumsum(size) - (size - 1) / 2
    won = mean_rank[group][y == 1].sum() - positives * (positives + 1) / 2
    return float(won / (positives * negatives))


# %% W6 scores that are close count as tied
def roc_auc(y: ArrayLike, s: ArrayLike) -> float:
    y, s = two_classes(y, s)
    positives = int(y.sum())
    negatives = len(y) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("y needs both classes")
    positive, negative = s[y == 1][:, None], s[y == 0]
    tied = np.isclose(positive, negative)
    return float(np.mean(np.where(tied, 0.5, positive > negative)))


# %% W7 one class gives 0.5
def roc_auc(y: ArrayLike, s: ArrayLike) -> float:
    y, s = two_classes(y, s)
    positives = int(y.sum())
    negatives = len(y) - positives
    if positives == 0 or negatives == 0:
        return 0.5
    _, group, size = np.unique(s, return_inverse=True, return_counts=True)
    mean_rank = np.cumsum(size) - (size - 1) / 2
    won = mean_rank[group][y == 1].sum() - positives * (positives + 1) / 2
    return float(won / (positives * negatives))
