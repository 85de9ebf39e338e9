# %% every candidate in a loop
def best_threshold(y, p, cost_fp, cost_fn):
    y, p = two_classes(y, p)
    if min(cost_fp, cost_fn) < 0:
        raise ValueError("negative cost")
    best = None
    for t in sorted(set(p.tolist())) + [float("inf")]:
        flagged = p >= t
        cost = cost_fp * int(np.sum(flagged & (y == 0))) + cost_fn * int(np.sum(~flagged & (y == 1)))
        if best is None or cost < best[1]:
            best = (t, float(cost))
    return best

# %% one table of thresholds by rows
def best_threshold(y, p, cost_fp, cost_fn):
    if cost_fp < 0 or cost_fn < 0:
        raise ValueError("costs must not be negative")
    y, p = two_classes(y, p)
    t = np.append(np.sort(p), np.inf)
    flagged = p >= t[:, None]
    cost = cost_fp * (flagged & (y == 0)).sum(axis=1) + cost_fn * (~flagged & (y == 1)).sum(axis=1)
    return t[cost.argmin()], float(cost.min())

# %% running counts from the lowest score up
def best_threshold(y, p, cost_fp, cost_fn):
    y, p = two_classes(y, p)
    if cost_fp < 0:
        raise ValueError("cost_fp is negative")
    if cost_fn < 0:
        raise ValueError("cost_fn is negative")
    alarms, misses = int((y == 0).sum()), 0
    found, lowest = float(p.min()), alarms * cost_fp
    values = np.unique(p)
    for below, t in zip(values, [*values[1:], np.inf]):
        alarms -= int(((p == below) & (y == 0)).sum())
        misses += int(((p == below) & (y == 1)).sum())
        if alarms * cost_fp + misses * cost_fn < lowest:
            found, lowest = float(t), alarms * cost_fp + misses * cost_fn
    return found, float(lowest)

# %% blind: try every candidate
def best_threshold(y, p, cost_fp, cost_fn):
    y, p = two_classes(y, p)
    if cost_fp < 0 or cost_fn < 0:
        raise ValueError("a cost is negative")
    best = None
    for t in [*sorted(set(p.tolist())), np.inf]:
        flagged = p >= t
        cost = cost_fp * np.sum(flagged & (y == 0)) + cost_fn * np.sum(~flagged & (y == 1))
        if best is None or cost < best[1]:
            best = float(t), float(cost)
    return best

# %% blind: cumulative counts over the sorted scores
def best_threshold(y, p, cost_fp, cost_fn):
    y, p = two_classes(y, p)
    if min(cost_fp, cost_fn) < 0:
        raise ValueError("costs must not be negative")
    values, group = np.unique(p, return_inverse=True)
    ones = np.bincount(group, weights=y, minlength=len(values))
    zeros = np.bincount(group, weights=1 - y, minlength=len(values))
    missed = np.concatenate([[0.0], np.cumsum(ones)])  # ones below each candidate, nobody last
    annoyed = np.concatenate([np.cumsum(zeros[::-1])[::-1], [0.0]])
    costs = cost_fp * annoyed + cost_fn * missed
    i = int(np.argmin(costs))
    return float(np.append(values, np.inf)[i]), float(costs[i])
