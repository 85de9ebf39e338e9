# %% W1 the naive formula overflows
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return 1 / (1 + np.exp(-z))

# %% W2 the score is clipped at 20
def sigmoid(z):
    z = np.clip(np.asarray(z, dtype=float), -20, 20)
    return 1 / (1 + np.exp(-z))

# %% W3 half a hyperbolic tangent
def sigmoid(z):
    return 0.5 * (1 + np.tanh(np.asarray(z, dtype=float) / 2))

# %% W5 keeps float32
def sigmoid(z):
    z = np.asarray(z)
    z = z if z.dtype == np.float32 else z.astype(float)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, z.dtype.type(1), small) / (1 + small)

# %% W6 arrays only
def sigmoid(z):
    out = np.empty(z.shape)
    up = z >= 0
    out[up] = 1 / (1 + np.exp(-z[up].astype(float)))
    powers = np.exp(z[~up].astype(float))
    out[~up] = powers / (1 + powers)
    return out
