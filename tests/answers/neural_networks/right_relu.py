# %% products with a mask
def relu(Z):
    Z = np.array(Z, dtype=float)
    return Z * (Z > 0)


def relu_backward(dA, Z):
    return np.array(dA, dtype=float) * (np.array(Z) > 0)

# %% a copy with zeros put in
def relu(Z):
    out = np.array(Z, dtype=float)
    out[out < 0] = 0
    return out


def relu_backward(dA, Z):
    out = np.array(dA, dtype=float)
    out[~(np.asarray(Z) > 0)] = 0.0
    return out

# %% blind: where
def relu(Z):
    Z = np.asarray(Z, dtype=float)
    return np.where(Z > 0, Z, 0.0)


def relu_backward(dA, Z):
    return np.where(np.asarray(Z) > 0, np.asarray(dA, dtype=float), 0.0)

# %% blind: a copy with entries put to zero
def relu(Z):
    out = np.array(Z, dtype=np.float64)
    out[out <= 0] = 0
    return out


def relu_backward(dA, Z):
    out = np.array(dA, dtype=np.float64)
    out[~(np.array(Z) > 0)] = 0
    return out
