# %% two formulas, chosen by a mask
def sigmoid(z):
    z = np.asarray(z, dtype=np.float64)
    flat = np.atleast_1d(z).ravel()
    out = np.full(flat.shape, np.nan)
    up, down = flat >= 0, flat < 0
    out[up] = 1 / (1 + np.exp(-flat[up]))
    powers = np.exp(flat[down])
    out[down] = powers / (1 + powers)
    return out.reshape(z.shape) if z.ndim else float(out[0])

# %% exponential of a log
def sigmoid(z):
    with np.errstate(invalid="ignore"):
        return np.exp(-np.logaddexp(0.0, -np.asarray(z, dtype=float)))

# %% loop
import math


def sigmoid(z):
    def one(v):
        if math.isnan(v):
            return v
        if v < 0:
            return math.exp(v) / (1 + math.exp(v))
        return 1 / (1 + math.exp(-v))

    z = np.array(z, dtype=float)
    if z.ndim == 0:
        return one(float(z))
    return np.array([one(v) for v in z.ravel().tolist()], dtype=float).reshape(z.shape)

# %% blind: one exponential, e to the minus |z|
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    small = np.exp(-np.abs(z))
    out = np.where(z >= 0, 1.0, small) / (1.0 + small)
    return out if out.ndim else float(out)

# %% blind: logaddexp
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    with np.errstate(invalid="ignore"):  # of NaN
        out = np.exp(-np.logaddexp(0.0, -z))
    return out if z.ndim else float(out)

# %% blind: masks for both signs
def sigmoid(z):
    z = np.array(z, dtype=float)
    flat = np.atleast_1d(z).ravel()
    out = np.full(flat.shape, np.nan)
    up, down = flat >= 0, flat < 0
    out[up] = 1 / (1 + np.exp(-flat[up]))
    grown = np.exp(flat[down])
    out[down] = grown / (1 + grown)
    return out.reshape(z.shape)[()]
