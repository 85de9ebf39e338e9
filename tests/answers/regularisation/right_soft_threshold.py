# %% two one-sided parts
def soft_threshold(z, t):
    if t < 0:
        raise ValueError(t)
    z = np.array(z, dtype=float)
    return np.maximum(z - t, 0) - np.maximum(-z - t, 0)

# %% minus the clipped part
def soft_threshold(z, t):
    if not t >= 0:
        raise ValueError("t")
    z = np.array(z, dtype=float)
    out = z - np.clip(z, -t, t)
    return out if out.ndim else float(out)

# %% loop over the flat array
def soft_threshold(z, t):
    if t < 0:
        raise ValueError("t")
    z = np.array(z, dtype=float)
    out = np.zeros(z.size)
    for i, v in enumerate(z.ravel()):
        if v > t:
            out[i] = v - t
        elif v < -t:
            out[i] = v + t
        elif v != v:
            out[i] = v
    return out.reshape(z.shape)

# %% blind: the formula
def soft_threshold(z, t):
    if t < 0:
        raise ValueError("t must not be negative")
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)

# %% blind: z minus its part within [-t, t], filled by masks
def soft_threshold(z, t):
    if t < 0:
        raise ValueError(f"t is {t}")
    z = np.array(z, dtype=np.float64)
    out = np.zeros(z.shape)
    out[z > t] = z[z > t] - t
    out[z < -t] = z[z < -t] + t
    out[np.isnan(z)] = np.nan
    return float(out) if out.ndim == 0 else out
