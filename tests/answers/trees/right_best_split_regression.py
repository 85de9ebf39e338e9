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
