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
