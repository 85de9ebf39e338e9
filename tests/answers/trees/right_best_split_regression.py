# %% every threshold tried, variances on their own
def best_split_regression(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) != len(y):
        raise ValueError("lengths")
    values = np.unique(x)
    if len(values) < 2 or np.ptp(y) == 0:
        return None, 0.0
    y = y - y.mean()
    middles = (values[1:] + values[:-1]) / 2
    gains = []
    for t in middles:
        low, high = y[x <= t], y[x > t]
        gains.append(y.var() - (len(low) * low.var() + len(high) * high.var()) / len(y))
    best = next(i for i, gain in enumerate(gains) if gain >= max(gains) - 1e-10 * y.var())
    return float(middles[best]), float(gains[best])

# %% the difference of the children's means
def best_split_regression(x, y):
    x, y = np.array(x, dtype=float), np.array(y, dtype=float)
    if x.shape != y.shape:
        raise ValueError("lengths")
    if len(set(x.tolist())) < 2 or len(set(y.tolist())) < 2:
        return None, 0.0
    y -= y[0]
    y -= y.mean()
    order = np.argsort(x)
    x, y = x[order], y[order]
    n = len(x)
    k = np.arange(1, n)
    sums = np.cumsum(y)
    gains = k * (n - k) / n**2 * (sums[:-1] / k - (sums[-1] - sums[:-1]) / (n - k)) ** 2
    gains[x[1:] == x[:-1]] = -1
    best = int(np.flatnonzero(gains >= gains.max() * (1 - 1e-10))[0])
    return float((x[best] + x[best + 1]) / 2), float(gains[best])

# %% blind: centred cumulative sums
def best_split_regression(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) != len(y):
        raise ValueError("lengths differ")
    if len(x) < 2 or x.min() == x.max() or y.min() == y.max():
        return None, 0.0
    order = np.argsort(x, kind="stable")
    x, y = x[order], (y - y.mean())[order]
    n = len(x)
    size = np.arange(1, n)
    run = np.cumsum(y)[:-1]
    gain = (run**2 / size + run**2 / (n - size)) / n
    gain[x[1:] == x[:-1]] = -np.inf
    i = int(np.flatnonzero(gain >= gain.max() * (1 - 1e-10))[0])
    return float((x[i] + x[i + 1]) / 2), float(gain[i])

# %% blind: the variances of both sides, threshold by threshold
def best_split_regression(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if x.shape != y.shape:
        raise ValueError("x and y differ in length")
    values = np.unique(x)
    if len(values) < 2 or np.ptp(y) == 0:
        return None, 0.0
    y = y - y.mean()
    best_t, best = None, -1.0
    for low, high in zip(values, values[1:]):
        t = (low + high) / 2
        left = x <= low
        share = left.mean()
        gain = y.var() - share * y[left].var() - (1 - share) * y[~left].var()
        if best_t is None or gain > best + 1e-10 * y.var():
            best_t, best = float(t), float(gain)
    return best_t, best
