# %% one value at a time (Welford)
def streaming_mean_var(chunks):
    n, mean, squares = 0, 0.0, 0.0
    for chunk in chunks:
        for value in chunk.tolist():
            n += 1
            delta = value - mean
            mean += delta / n
            squares += delta * (value - mean)
    if n == 0:
        return 0, np.nan, np.nan
    return n, mean, squares / n

# %% sums of offsets from the first value
def streaming_mean_var(chunks):
    origin = None
    n = 0
    first = second = 0.0
    for chunk in chunks:
        if len(chunk) == 0:
            continue
        if origin is None:
            origin = float(chunk[0])
        offset = chunk.astype(float) - origin
        n += len(chunk)
        first += offset.sum()
        second += (offset**2).sum()
    if origin is None:
        return 0, float("nan"), float("nan")
    return n, origin + first / n, second / n - (first / n) ** 2

# %% variances merged
def streaming_mean_var(chunks):
    n, mean, var = 0, np.nan, np.nan
    for chunk in chunks:
        k = np.size(chunk)
        if k:
            m, v = np.mean(chunk, dtype=float), np.var(chunk, dtype=float)
            if n == 0:
                n, mean, var = k, m, v
            else:
                share = k / (n + k)
                gap = m - mean
                mean, var = mean + share * gap, (1 - share) * var + share * v + share * (1 - share) * gap**2
                n += k
    return n, mean, var

# %% from the text alone, one
def streaming_mean_var(chunks):
    n, mean, S = 0, 0.0, 0.0
    for chunk in chunks:
        chunk = np.asarray(chunk, dtype=np.float64)
        nc = len(chunk)
        if nc == 0:
            continue
        mc = chunk.mean()
        Sc = ((chunk - mc) ** 2).sum()
        delta = mc - mean
        N = n + nc
        S += Sc + delta ** 2 * n * nc / N
        mean += delta * nc / N
        n = N
    if n == 0:
        return 0, float("nan"), float("nan")
    return n, float(mean), float(S / n)

# %% from the text alone, two
def streaming_mean_var(chunks):
    count = 0
    mean = 0.0
    S = 0.0
    for chunk in chunks:
        for value in chunk:
            value = float(value)
            count += 1
            before = value - mean
            mean += before / count
            S += before * (value - mean)
    if count == 0:
        return (0, np.nan, np.nan)
    return (count, mean, S / count)
