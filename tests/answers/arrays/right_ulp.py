# %% the next bit pattern
def ulp(x):
    x = np.abs(np.array(x, dtype=np.float64))
    bits = x.view(np.int64)
    with np.errstate(all="ignore"):
        gap = (bits + 1).view(np.float64) - x
    return np.where(np.isfinite(x), gap, np.nan)

# %% halve until nothing changes
def ulp(x):
    def one(value):
        value = abs(float(value))
        if not value < float("inf"):
            return float("nan")
        gap = 2.0**-1074
        while value + gap == value or (value + gap) - value != gap:
            gap *= 2
        # now the smallest power of two that is added exactly
        return gap

    x = np.asarray(x, dtype=float)
    return np.array([one(value) for value in x.ravel()]).reshape(x.shape)

# %% exponent field
def ulp(x):
    x = np.abs(np.asarray(x, dtype=float))
    field = (np.atleast_1d(x).view(np.uint64) >> np.uint64(52)).astype(int).reshape(x.shape)
    exponent = np.maximum(field, 1) - 1075
    return np.where(field == 2047, np.nan, np.ldexp(np.ones(x.shape), exponent))

# %% from the text alone, one
def ulp(x):
    x = np.asarray(x, dtype=np.float64)
    m, e = np.frexp(x)
    exponent = np.where(x == 0, -1074, np.maximum(e - 53, -1074))
    return np.where(np.isfinite(x), np.ldexp(1.0, exponent), np.nan)

# %% from the text alone, two
def ulp(x):
    x = np.array(x, dtype=np.float64)
    flat = np.abs(x).reshape(-1)
    finite = np.isfinite(flat)
    out = np.full(flat.shape, np.nan)
    start = flat[finite]
    after = (start.view(np.int64) + 1).view(np.float64)   # the next bit pattern is the next double
    out[finite] = after - start
    return out.reshape(x.shape)
