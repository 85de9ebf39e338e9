# %% W1 taken literally
def logsumexp(z, axis=-1):
    return np.log(np.sum(np.exp(np.asarray(z, dtype=float)), axis=axis))

# %% W2 one maximum for all slices
def logsumexp(z, axis=-1):
    z = np.asarray(z, dtype=float)
    peak = np.max(z)
    shift = peak if np.isfinite(peak) else 0.0
    with np.errstate(all="ignore"):
        return shift + np.log(np.sum(np.exp(z - shift), axis=axis))

# %% W3 NaN where all entries are -inf
def logsumexp(z, axis=-1):
    z = np.asarray(z, dtype=float)
    peak = np.max(z, axis=axis, keepdims=True)
    return np.log(np.sum(np.exp(z - peak), axis=axis)) + np.squeeze(peak, axis=axis)

# %% W5 a warning where all entries are -inf
def logsumexp(z, axis=-1):
    z = np.asarray(z, dtype=float)
    peak = np.max(z, axis=axis, keepdims=True)
    shift = np.where(np.isfinite(peak), peak, 0.0)
    return np.log(np.sum(np.exp(z - shift), axis=axis)) + np.squeeze(shift, axis=axis)

# %% W4 the axis is ignored
def logsumexp(z, axis=-1):
    return np.logaddexp.reduce(np.asarray(z, dtype=float), axis=-1)
