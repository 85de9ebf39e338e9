# %% W1 nothing is subtracted
def softmax(z):
    z = np.asarray(z, dtype=float)
    top = z.max(axis=-1, keepdims=True)
    powers = np.exp(z)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% W2 along the first axis
def softmax(z):
    z = np.asarray(z, dtype=float)
    top = z.max(axis=0, keepdims=True)
    powers = np.exp(z - top)
    return powers / powers.sum(axis=0, keepdims=True)

# %% W3 one normaliser for all rows
def softmax(z):
    z = np.asarray(z, dtype=float)
    top = z.max(axis=-1, keepdims=True)
    powers = np.exp(z - top)
    return powers / powers.sum()

# %% W4 one maximum for all rows
def softmax(z):
    z = np.asarray(z, dtype=float)
    top = z.max(initial=-np.inf)
    powers = np.exp(z - top)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% W5 the summed axis is dropped
def softmax(z):
    z = np.asarray(z, dtype=float)
    top = z.max(axis=-1, keepdims=True)
    powers = np.exp(z - top)
    return powers / powers.sum(axis=-1)

# %% W6 float32 stays float32
def softmax(z):
    z = np.asarray(z)
    z = z if z.dtype == np.float32 else z.astype(float)
    top = z.max(axis=-1, keepdims=True)
    powers = np.exp(z - top)
    return powers / powers.sum(axis=-1, keepdims=True)
