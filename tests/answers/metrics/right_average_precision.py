# %% a loop over distinct scores
def average_precision(y, s):
    y, s = two_classes(y, s)
    total = int(y.sum())
    if total == 0:
        raise ValueError("no positive")
    result, recall_before = 0.0, 0.0
    for threshold in sorted(set(s.tolist()), reverse=True):
        flagged = s >= threshold
        tp = int(y[flagged].sum())
        result += (tp / total - recall_before) * tp / int(flagged.sum())
        recall_before = tp / total
    return result

# %% mean precision at the positives, counted from the end of each tie
def average_precision(y, s):
    y, s = two_classes(y, s)
    if not y.any():
        raise ValueError("no positive")
    order = np.argsort(s)[::-1]
    y, s = y[order], s[order]
    ends = np.append(np.flatnonzero(np.diff(s)), len(s) - 1)
    tp = np.cumsum(y)[ends]
    recall = tp / tp[-1]
    return np.sum(np.diff(np.append(0.0, recall)) * tp / (ends + 1))

# %% scikit-learn after the checks
def average_precision(y, s):
    from sklearn.metrics import average_precision_score

    y, s = two_classes(y, s)
    if y.max() == 0:
        raise ValueError("no positive")
    return float(average_precision_score(y, s))

# %% blind: loop over distinct scores, highest first
def average_precision(y, s):
    y, s = two_classes(y, s)
    if not y.any():
        raise ValueError("no positive")
    hits = taken = 0
    total = 0.0
    for value in np.unique(s)[::-1]:
        group = y[s == value]
        hits, taken = hits + int(group.sum()), taken + group.size
        total += group.sum() / y.sum() * hits / taken
    return float(total)

# %% blind: cumulative sums at the last row of every tied group
def average_precision(y, s):
    y, s = two_classes(y, s)
    if y.sum() == 0:
        raise ValueError("no positive")
    order = np.argsort(-s, kind="stable")
    y, s = y[order], s[order]
    last = np.append(np.flatnonzero(s[1:] != s[:-1]), len(s) - 1)
    hits = np.cumsum(y)[last]
    precision = hits / (last + 1)
    return float(np.sum(np.diff(hits, prepend=0) * precision) / y.sum())
