# %% loop over the rows
import math


def softmax(z):
    z = np.array(z, dtype=float)
    out = np.zeros(z.shape)
    for i in np.ndindex(*z.shape[:-1]):
        top = max(z[i])
        powers = [math.exp(v - top) for v in z[i]]
        out[i] = [power / sum(powers) for power in powers]
    return out

# %% by way of logarithms
def softmax(z):
    z = np.moveaxis(np.asarray(z, dtype=np.float64), -1, 0)
    return np.moveaxis(np.exp(z - np.logaddexp.reduce(z, axis=0)), 0, -1)

# %% one over the sum of differences, the last axis added
def softmax(z):
    z = np.asarray(z).astype(float)
    z = z - np.max(z, axis=-1)[..., None]
    powers = np.exp(z)
    return np.divide(powers, np.sum(powers, axis=-1)[..., np.newaxis])

# %% blind: minus the maximum of each row
def softmax(z):
    z = np.asarray(z, dtype=float)
    grown = np.exp(z - z.max(axis=-1, keepdims=True))
    return grown / grown.sum(axis=-1, keepdims=True)

# %% blind: logs, by logaddexp along the last axis
def softmax(z):
    z = np.array(z, dtype=float)
    total = np.logaddexp.reduce(z, axis=-1)
    return np.exp(z - total[..., None])

# %% blind: one row after the other
def softmax(z):
    z = np.array(z, dtype=float)
    out = np.empty_like(z)
    for place in np.ndindex(z.shape[:-1]):
        row = z[place] - max(z[place])
        out[place] = [np.exp(v) for v in row]
        out[place] /= sum(out[place])
    return out
