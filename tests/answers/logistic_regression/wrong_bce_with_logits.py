# %% W1 the logarithm of a clipped probability
def bce_with_logits(z, y, weight=None):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    weight = np.ones(z.shape) if weight is None else np.asarray(weight, dtype=float)
    if z.ndim != 1 or not z.size or not z.shape == y.shape == weight.shape:
        raise ValueError("shapes")
    if not np.isin(y, [0, 1]).all():
        raise ValueError("labels must be 0 or 1")
    if weight.min() < 0 or not weight.any():
        raise ValueError("weights")
    p = np.clip(np.exp(-np.logaddexp(0, -z)), 1e-15, 1 - 1e-15)
    losses = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return float((weight * losses).sum() / weight.sum())

# %% W2 the weights are not normalised
def bce_with_logits(z, y, weight=None):
    plain = weight is None
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    weight = np.ones(z.shape) if weight is None else np.asarray(weight, dtype=float)
    if z.ndim != 1 or not z.size or not z.shape == y.shape == weight.shape:
        raise ValueError("shapes")
    if not np.isin(y, [0, 1]).all():
        raise ValueError("labels must be 0 or 1")
    if weight.min() < 0 or not weight.any():
        raise ValueError("weights")
    losses = np.logaddexp(0, (1 - 2 * y) * z)
    return float((weight * losses).sum() / (weight.sum() if plain else 1))

# %% W3 labels are not checked
def bce_with_logits(z, y, weight=None):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    weight = np.ones(z.shape) if weight is None else np.asarray(weight, dtype=float)
    if z.ndim != 1 or not z.size or not z.shape == y.shape == weight.shape:
        raise ValueError("shapes")
    if weight.min() < 0 or not weight.any():
        raise ValueError("weights")
    losses = np.logaddexp(0, (1 - 2 * y) * z)
    return float((weight * losses).sum() / weight.sum())

# %% W4 sum instead of mean
def bce_with_logits(z, y, weight=None):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    weight = np.ones(z.shape) if weight is None else np.asarray(weight, dtype=float)
    if z.ndim != 1 or not z.size or not z.shape == y.shape == weight.shape:
        raise ValueError("shapes")
    if not np.isin(y, [0, 1]).all():
        raise ValueError("labels must be 0 or 1")
    if weight.min() < 0 or not weight.any():
        raise ValueError("weights")
    losses = np.logaddexp(0, (1 - 2 * y) * z)
    return float((weight * losses).sum() / (weight.sum() / len(z)))

# %% W5 the exponential overflows
def bce_with_logits(z, y, weight=None):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    weight = np.ones(z.shape) if weight is None else np.asarray(weight, dtype=float)
    if z.ndim != 1 or not z.size or not z.shape == y.shape == weight.shape:
        raise ValueError("shapes")
    if not np.isin(y, [0, 1]).all():
        raise ValueError("labels must be 0 or 1")
    if weight.min() < 0 or not weight.any():
        raise ValueError("weights")
    losses = np.log1p(np.exp((1 - 2 * y) * z))
    return float((weight * losses).sum() / weight.sum())

# %% W6 the difference of two large numbers
def bce_with_logits(z, y, weight=None):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    weight = np.ones(z.shape) if weight is None else np.asarray(weight, dtype=float)
    if z.ndim != 1 or not z.size or not z.shape == y.shape == weight.shape:
        raise ValueError("shapes")
    if not np.isin(y, [0, 1]).all():
        raise ValueError("labels must be 0 or 1")
    if weight.min() < 0 or not weight.any():
        raise ValueError("weights")
    losses = np.logaddexp(0, z) - y * z
    return float((weight * losses).sum() / weight.sum())

# %% W7 the weighted losses are averaged over n
def bce_with_logits(z, y, weight=None):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    weight = np.ones(z.shape) if weight is None else np.asarray(weight, dtype=float)
    if z.ndim != 1 or not z.size or not z.shape == y.shape == weight.shape:
        raise ValueError("shapes")
    if not np.isin(y, [0, 1]).all():
        raise ValueError("labels must be 0 or 1")
    if weight.min() < 0 or not weight.any():
        raise ValueError("weights")
    losses = np.logaddexp(0, (1 - 2 * y) * z)
    return float((weight * losses).mean())

# %% W8 labels keep their dtype
def bce_with_logits(z, y, weight=None):
    z, y = np.asarray(z, dtype=float), np.asarray(y)
    weight = np.ones(z.shape) if weight is None else np.asarray(weight, dtype=float)
    if z.ndim != 1 or not z.size or not z.shape == y.shape == weight.shape:
        raise ValueError("shapes")
    if not np.isin(y, [0, 1]).all():
        raise ValueError("labels must be 0 or 1")
    if weight.min() < 0 or not weight.any():
        raise ValueError("weights")
    losses = np.logaddexp(0, (1 - 2 * y) * z)
    return float((weight * losses).sum() / weight.sum())

# %% W9 shapes are not compared
def bce_with_logits(z, y, weight=None):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    weight = np.ones(z.shape) if weight is None else np.asarray(weight, dtype=float)
    if not z.size:
        raise ValueError("shapes")
    if not np.isin(y, [0, 1]).all():
        raise ValueError("labels must be 0 or 1")
    if weight.min() < 0 or not weight.any():
        raise ValueError("weights")
    losses = np.logaddexp(0, (1 - 2 * y) * z)
    return float((weight * losses).sum() / (weight + 0 * losses).sum())
