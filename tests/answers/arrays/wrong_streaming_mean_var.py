# %% W1 mean square minus squared mean
def streaming_mean_var(chunks):
    n, first, second = 0, 0.0, 0.0
    for chunk in chunks:
        values = np.asarray(chunk, dtype=float)
        n += values.size
        first += values.sum()
        second += (values**2).sum()
    if n == 0:
        return 0, np.nan, np.nan
    return n, first / n, second / n - (first / n) ** 2

# %% W2 chunk means averaged without weights
def streaming_mean_var(chunks):
    n, means, variances = 0, [], []
    for chunk in chunks:
        if len(chunk):
            n += len(chunk)
            means.append(np.mean(chunk))
            variances.append(np.var(chunk))
    if n == 0:
        return 0, np.nan, np.nan
    return n, np.mean(means), np.mean(variances) + np.var(means)

# %% W3 divided by n - 1
def streaming_mean_var(chunks):
    n, mean, squares = 0, 0.0, 0.0
    for chunk in chunks:
        for value in np.asarray(chunk, dtype=float):
            n += 1
            delta = value - mean
            mean += delta / n
            squares += delta * (value - mean)
    return (n, mean, squares / (n - 1) if n > 1 else 0.0) if n else (0, np.nan, np.nan)

# %% W4 list(chunks) twice
def streaming_mean_var(chunks):
    n = sum(len(chunk) for chunk in list(chunks))
    if n == 0:
        return 0, np.nan, np.nan
    values = np.concatenate(list(chunks))
    return n, values.mean(), values.var()

# %% W5 all chunks are kept
def streaming_mean_var(chunks):
    kept = [np.asarray(chunk) for chunk in chunks]
    n = sum(len(chunk) for chunk in kept)
    if n == 0:
        return 0, np.nan, np.nan
    values = np.concatenate(kept)
    return n, values.mean(), values.var()

# %% W6 the term between chunks is forgotten
def streaming_mean_var(chunks):
    n, mean, squares = 0, 0.0, 0.0
    for chunk in chunks:
        if len(chunk):
            squares += np.var(chunk) * len(chunk)
            mean = (n * mean + np.sum(chunk)) / (n + len(chunk))
            n += len(chunk)
    return (n, mean, squares / n) if n else (0, np.nan, np.nan)

# %% W7 float32 chunks are averaged in float32
def streaming_mean_var(chunks):
    n, mean, squares = 0, 0.0, 0.0
    for chunk in chunks:
        if len(chunk):
            centre, k = chunk.mean(), len(chunk)
            delta = centre - mean
            squares += ((chunk - centre) ** 2).sum() + delta**2 * n * k / (n + k)
            mean += delta * k / (n + k)
            n += k
    return (n, mean, squares / n) if n else (0, np.nan, np.nan)
