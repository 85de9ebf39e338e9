# %% pairwise logaddexp
def logsumexp(z, axis=-1):
    with np.errstate(invalid="ignore"):
        return np.logaddexp.reduce(np.asarray(z, dtype=float), axis=axis)

# %% slice by slice
import math

def logsumexp(z, axis=-1):
    def one(values):
        peak = max(values)
        if any(math.isnan(value) for value in values):
            return math.nan
        if math.isinf(peak):
            return peak
        return peak + math.log(math.fsum(math.exp(value - peak) for value in values))

    return np.apply_along_axis(lambda row: one(row.tolist()), axis, np.asarray(z, dtype=float))

# %% axis moved to the front, log1p of the rest
def logsumexp(z, axis=-1):
    z = np.sort(np.moveaxis(np.array(z, dtype=float), axis, 0), axis=0)  # NaN is sorted last
    top, rest = z[-1], z[:-1]
    safe = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(all="ignore"):
        tail = np.log1p(np.exp(rest - safe).sum(axis=0))
    return np.where(np.isfinite(top), safe + tail, top)

# %% from the text alone, one
def logsumexp(z, axis=-1):
    z = np.asarray(z, dtype=np.float64)
    c = z.max(axis=axis, keepdims=True)
    c0 = np.where(np.isfinite(c), c, 0.0)
    with np.errstate(all="ignore"):
        result = np.log(np.exp(z - c0).sum(axis=axis)) + np.squeeze(c0, axis=axis)
    return result

# %% from the text alone, two
def logsumexp(z, axis=-1):
    z = np.asarray(z, dtype=np.float64)
    with np.errstate(all="ignore"):
        return np.logaddexp.reduce(z, axis=axis)
