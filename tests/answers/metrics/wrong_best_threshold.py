# %% W1 the threshold is 0.5
def best_threshold(y: ArrayLike, p: ArrayLike,
                   cost_fp: float, cost_fn: float) -> tuple[float, float]:
    y, p = two_classes(y, p)
    if cost_fp < 0 or cost_fn < 0:
        raise ValueError(f"costs must not be negative, got {cost_fp} and {cost_fn}")
    thresholds = np.array([0.5])
    negatives, positives = np.sort(p[y == 0]), np.sort(p[y == 1])
    false_alarms = len(negatives) - np.searchsorted(negatives, thresholds)
    misses = np.searchsorted(positives, thresholds)
    costs = cost_fp * false_alarms + cost_fn * misses
    best = np.argmin(costs)
    return float(thresholds[best]), float(costs[best])


# %% W2 a grid of 100 thresholds is tried
def best_threshold(y: ArrayLike, p: ArrayLike,
                   cost_fp: float, cost_fn: float) -> tuple[float, float]:
    y, p = two_classes(y, p)
    if cost_fp < 0 or cost_fn < 0:
        raise ValueError(f"costs must not be negative, got {cost_fp} and {cost_fn}")
    thresholds = np.append(np.linspace(0, 1, 100), np.inf)
    negatives, positives = np.sort(p[y == 0]), np.sort(p[y == 1])
    false_alarms = len(negatives) - np.searchsorted(negatives, thresholds)
    misses = np.searchsorted(positives, thresholds)
    costs = cost_fp * false_alarms + cost_fn * misses
    best = np.argmin(costs)
    return float(thresholds[best]), float(costs[best])


# %% W3 rows with p = t are not flagged
def best_threshold(y: ArrayLike, p: ArrayLike,
                   cost_fp: float, cost_fn: float) -> tuple[float, float]:
    y, p = two_classes(y, p)
    if cost_fp < 0 or cost_fn < 0:
        raise ValueError(f"costs must not be negative, got {cost_fp} and {cost_fn}")
    thresholds = np.append(np.unique(p), np.inf)
    negatives, positives = np.sort(p[y == 0]), np.sort(p[y == 1])
    false_alarms = len(negatives) - np.searchsorted(negatives, thresholds, side="right")
    misses = np.searchsorted(positives, thresholds, side="right")
    costs = cost_fp * false_alarms + cost_fn * misses
    best = np.argmin(costs)
    return float(thresholds[best]), float(costs[best])


# %% W4 the costs are swapped
def best_threshold(y: ArrayLike, p: ArrayLike,
                   cost_fp: float, cost_fn: float) -> tuple[float, float]:
    y, p = two_classes(y, p)
    if cost_fp < 0 or cost_fn < 0:
        raise ValueError(f"costs must not be negative, got {cost_fp} and {cost_fn}")
    thresholds = np.append(np.unique(p), np.inf)
    negatives, positives = np.sort(p[y == 0]), np.sort(p[y == 1])
    false_alarms = len(negatives) - np.searchsorted(negatives, thresholds)
    misses = np.searchsorted(positives, thresholds)
    costs = cost_fn * false_alarms + cost_fp * misses
    best = np.argmin(costs)
    return float(thresholds[best]), float(costs[best])


# %% W5 flagging nobody is not tried
def best_threshold(y: ArrayLike, p: ArrayLike,
                   cost_fp: float, cost_fn: float) -> tuple[float, float]:
    y, p = two_classes(y, p)
    if cost_fp < 0 or cost_fn < 0:
        raise ValueError(f"costs must not be negative, got {cost_fp} and {cost_fn}")
    thresholds = np.unique(p)
    negatives, positives = np.sort(p[y == 0]), np.sort(p[y == 1])
    false_alarms = len(negatives) - np.searchsorted(negatives, thresholds)
    misses = np.searchsorted(positives, thresholds)
    costs = cost_fp * false_alarms + cost_fn * misses
    best = np.argmin(costs)
    return float(thresholds[best]), float(costs[best])


# %% W6 of equal costs the highest threshold is taken
def best_threshold(y: ArrayLike, p: ArrayLike,
                   cost_fp: float, cost_fn: float) -> tuple[float, float]:
    y, p = two_classes(y, p)
    if cost_fp < 0 or cost_fn < 0:
        raise ValueError(f"costs must not be negative, got {cost_fp} and {cost_fn}")
    thresholds = np.append(np.unique(p), np.inf)
    negatives, positives = np.sort(p[y == 0]), np.sort(p[y == 1])
    false_alarms = len(negatives) - np.searchsorted(negatives, thresholds)
    misses = np.searchsorted(positives, thresholds)
    costs = cost_fp * false_alarms + cost_fn * misses
    best = len(costs) - 1 - np.argmin(costs[::-1])
    return float(thresholds[best]), float(costs[best])


# %% W7 the mean cost is returned
def best_threshold(y: ArrayLike, p: ArrayLike,
                   cost_fp: float, cost_fn: float) -> tuple[float, float]:
    y, p = two_classes(y, p)
    if cost_fp < 0 or cost_fn < 0:
        raise ValueError(f"costs must not be negative, got {cost_fp} and {cost_fn}")
    thresholds = np.append(np.unique(p), np.inf)
    negatives, positives = np.sort(p[y == 0]), np.sort(p[y == 1])
    false_alarms = len(negatives) - np.searchsorted(negatives, thresholds)
    misses = np.searchsorted(positives, thresholds)
    costs = cost_fp * false_alarms + cost_fn * misses
    best = np.argmin(costs)
    return float(thresholds[best]), float(costs[best]) / len(y)


# %% W8 flagging everybody is not tried
def best_threshold(y: ArrayLike, p: ArrayLike,
                   cost_fp: float, cost_fn: float) -> tuple[float, float]:
    y, p = two_classes(y, p)
    if cost_fp < 0 or cost_fn < 0:
        raise ValueError(f"costs must not be negative, got {cost_fp} and {cost_fn}")
    thresholds = np.append(np.unique(p)[1:], np.inf)
    negatives, positives = np.sort(p[y == 0]), np.sort(p[y == 1])
    false_alarms = len(negatives) - np.searchsorted(negatives, thresholds)
    misses = np.searchsorted(positives, thresholds)
    costs = cost_fp * false_alarms + cost_fn * misses
    best = np.argmin(costs)
    return float(thresholds[best]), float(costs[best])
