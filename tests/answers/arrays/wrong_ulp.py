# %% W1 the gap after 1, everywhere
def ulp(x):
    return np.full(np.shape(x), np.finfo(float).eps)

# %% W2 the gap below a power of two
def ulp(x):
    x = np.abs(np.asarray(x, dtype=float))
    below = np.maximum(np.atleast_1d(x).view(np.int64).reshape(x.shape) - 1, 0).view(np.float64)
    gap = np.where(x == 0, 5e-324, np.where(np.isfinite(x), x, 0.0) - np.where(np.isfinite(x), below, 0.0))
    return np.where(np.isfinite(x), gap, np.nan)

# %% W3 the gap of the dtype it is given
def ulp(x):
    x = np.abs(np.asarray(x))
    if x.dtype == np.float32:
        return np.ldexp(1.0, np.frexp(x)[1] - 24)
    x = x.astype(float)
    _, exponent = np.frexp(np.maximum(x, np.finfo(float).tiny))
    return np.where(np.isfinite(x), np.ldexp(1.0, exponent - 53), np.nan)

# %% W4 eps times x: right at powers of two only
def ulp(x):
    x = np.abs(np.asarray(x, dtype=float))
    return np.where(np.isfinite(x), np.maximum(x * np.finfo(float).eps, 5e-324), np.nan)

# %% W5 zero and subnormal numbers forgotten
def ulp(x):
    x = np.asarray(x, dtype=float)
    _, exponent = np.frexp(x)
    return np.where(np.isfinite(x), np.ldexp(1.0, exponent - 53), np.nan)
