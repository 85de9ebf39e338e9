# %% W1 the points are joined by straight lines
def average_precision(y: ArrayLike, s: ArrayLike) -> float:
    y, s = two_classes(y, s)
    if y.sum() == 0:
        raise ValueError("y holds no positive")
    _, group = np.unique(-s, return_inverse=True)  # group 0 has the highest score
    hits = np.bincount(group, weights=y)
    precision = np.cumsum(hits) / np.cumsum(np.bincount(group))
    recall = np.append(0, np.cumsum(hits) / y.sum())
    return float(np.trapezoid(np.append(precision[0], precision), recall))


# %% W2 tied rows enter one by one
def average_precision(y: ArrayLike, s: ArrayLike) -> float:
    y, s = two_classes(y, s)
    if y.sum() == 0:
        raise ValueError("y holds no positive")
    hits = y[np.argsort(-s, kind="stable")]
    precision = np.cumsum(hits) / np.arange(1, len(y) + 1)
    return float(np.sum(hits * precision) / y.sum())


# %% W3 the precisions are averaged, each threshold alike
def average_precision(y: ArrayLike, s: ArrayLike) -> float:
    y, s = two_classes(y, s)
    if y.sum() == 0:
        raise ValueError("y holds no positive")
    _, group = np.unique(-s, return_inverse=True)  # group 0 has the highest score
    hits = np.bincount(group, weights=y)
    precision = np.cumsum(hits) / np.cumsum(np.bincount(group))
    return float(np.mean(precision))


# %% W4 the lowest scores come first
def average_precision(y: ArrayLike, s: ArrayLike) -> float:
    y, s = two_classes(y, s)
    if y.sum() == 0:
        raise ValueError("y holds no positive")
    _, group = np.unique(s, return_inverse=True)  # group 0 has the highest score
    hits = np.bincount(group, weights=y)
    precision = np.cumsum(hits) / np.cumsum(np.bincount(group))
    return float(np.sum(hits * precision) / y.sum())


# %% W5 each precision is replaced by the best one further down
def average_precision(y: ArrayLike, s: ArrayLike) -> float:
    y, s = two_classes(y, s)
    if y.sum() == 0:
        raise ValueError("y holds no positive")
    _, group = np.unique(-s, return_inverse=True)  # group 0 has the highest score
    hits = np.bincount(group, weights=y)
    precision = np.cumsum(hits) / np.cumsum(np.bincount(group))
    precision = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(hits * precision) / y.sum())


# %% W6 no positive gives 0
def average_precision(y: ArrayLike, s: ArrayLike) -> float:
    y, s = two_classes(y, s)
    if y.sum() == 0:
        return 0.0
    _, group = np.unique(-s, return_inverse=True)  # group 0 has the highest score
    hits = np.bincount(group, weights=y)
    precision = np.cumsum(hits) / np.cumsum(np.bincount(group))
    return float(np.sum(hits * precision) / y.sum())
