# %% all pairs at once
def roc_auc(y, s):
    y, s = two_classes(y, s)
    difference = s[y == 1][:, None] - s[y == 0][None, :]
    if difference.size == 0:
        raise ValueError("one class only")
    return float((np.sign(difference) + 1).mean() / 2)

# %% area under the steps of the curve
def roc_auc(y, s):
    y, s = two_classes(y, s)
    if len(set(y.tolist())) == 1:
        raise ValueError("the area needs both classes")
    hits = alarms = 0
    area = 0.0
    for value in sorted(set(s.tolist()), reverse=True):
        inside = s == value
        gained, wrong = int(y[inside].sum()), int((1 - y[inside]).sum())
        area += wrong * (hits + gained / 2)
        hits, alarms = hits + gained, alarms + wrong
    return area / (hits * alarms)

# %% ranks from SciPy
def roc_auc(y, s):
    from scipy.stats import rankdata

    y, s = two_classes(y, s)
    n1, n0 = (y == 1).sum(), (y == 0).sum()
    if n1 * n0 == 0:
        raise ValueError("y needs zeros and ones")
    return (rankdata(s)[y == 1].mean() - (n1 + 1) / 2) / n0

# %% blind: mean ranks from unique values
def roc_auc(y, s):
    y, s = two_classes(y, s)
    ones = int(y.sum())
    zeros = len(y) - ones
    if not ones or not zeros:
        raise ValueError("both classes are needed")
    _, group, size = np.unique(s, return_inverse=True, return_counts=True)
    rank = np.cumsum(size) - (size - 1) / 2
    return float((rank[group][y == 1].sum() - ones * (ones + 1) / 2) / (ones * zeros))

# %% blind: for each positive, negatives below by binary search
def roc_auc(y, s):
    y, s = two_classes(y, s)
    positive, negative = s[y == 1], np.sort(s[y == 0])
    if positive.size == 0 or negative.size == 0:
        raise ValueError("only one class")
    below = np.searchsorted(negative, positive, side="left")
    upto = np.searchsorted(negative, positive, side="right")
    return float(np.mean((below + upto) / 2) / negative.size)
