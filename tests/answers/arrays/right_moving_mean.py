# %% loop over windows
def moving_mean(x, w):
    values = [float(value) for value in x]
    if w < 1 or w > len(values):
        raise ValueError("no such window")
    return np.array([sum(values[i : i + w]) / w for i in range(len(values) - w + 1)])

# %% convolution
def moving_mean(x, w):
    x = np.asarray(x, dtype=float)
    if w < 1:
        raise ValueError("w must be at least 1")
    if len(x) < w:
        raise ValueError("w must be at most n")
    return np.convolve(x, np.ones(w), mode="valid") / w

# %% sum of shifted copies
def moving_mean(x, w):
    x = np.array(x, dtype=np.float64)
    n = x.shape[0]
    if not (0 < w < n + 1):
        raise ValueError(f"w={w}, n={n}")
    total = np.zeros(n - w + 1)
    for j in range(w):
        total += x[j : n - w + 1 + j]
    return total / w

# %% running sum, with missing values counted apart
def moving_mean(x, w):
    x = np.asarray(x, dtype=float)
    if not 1 <= w <= len(x):
        raise ValueError("window")
    missing = np.isnan(x)
    origin = 0.0 if missing.all() else x[~missing][0]
    sums = np.concatenate([[0.0], np.cumsum(np.where(missing, 0.0, x - origin))])
    holes = np.concatenate([[0], np.cumsum(missing)])
    means = origin + (sums[w:] - sums[:-w]) / w
    means[holes[w:] > holes[:-w]] = np.nan
    return means

# %% from the text alone, one
def moving_mean(x, w):
    x = np.asarray(x, dtype=np.float64)
    if w < 1 or w > len(x):
        raise ValueError("w must be between 1 and n")
    return np.lib.stride_tricks.sliding_window_view(x, w).mean(axis=1)

# %% from the text alone, two
def moving_mean(x, w):
    x = np.array(x, dtype=float)
    n = x.shape[0]
    if not 1 <= w <= n:
        raise ValueError("impossible window")
    total = np.zeros(n - w + 1)
    for j in range(w):
        total += x[j:j + n - w + 1]
    return total / w
