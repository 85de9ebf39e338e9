# %% W1 the ends are padded with zeros
def moving_mean(x, w):
    x = np.asarray(x, dtype=float)
    if not 1 <= w <= len(x):
        raise ValueError("window")
    return np.convolve(x, np.ones(w), mode="same") / w

# %% W2 the running sum has no zero in front: the first window is lost
def moving_mean(x, w):
    x = np.asarray(x, dtype=float)
    if not 1 <= w <= len(x):
        raise ValueError("window")
    sums = np.cumsum(x)
    return (sums[w:] - sums[:-w]) / w

# %% W3 the last window is lost
def moving_mean(x, w):
    x = np.asarray(x, dtype=float)
    if not 1 <= w <= len(x):
        raise ValueError("window")
    return np.array([x[i : i + w].mean() for i in range(len(x) - w)])

# %% W4 a running sum carries a NaN along
def moving_mean(x, w):
    x = np.asarray(x, dtype=float)
    if not 1 <= w <= len(x):
        raise ValueError("window")
    sums = np.concatenate([[0.0], np.cumsum(x)])
    return (sums[w:] - sums[:-w]) / w

# %% W5 a window of one returns the input itself
def moving_mean(x, w):
    x = np.asarray(x, dtype=float)
    if not 1 <= w <= len(x):
        raise ValueError("window")
    return x if w == 1 else np.lib.stride_tricks.sliding_window_view(x, w).mean(axis=1)
