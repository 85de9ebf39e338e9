# %% binomial numbers
def dropout(X, p, rng, training):
    if p < 0 or p >= 1:
        raise ValueError(p)
    X = np.array(X, dtype=float)
    if not training:
        return X, np.ones_like(X)
    mask = rng.binomial(1, 1 - p, size=X.shape) / (1 - p)
    return X * mask, mask

# %% a copy with zeros put in
def dropout(X, p, rng, training):
    if not (p >= 0 and p < 1):
        raise ValueError("p")
    mask = np.full(np.shape(X), 1.0)
    if training:
        mask = mask / (1 - p)
        mask[rng.uniform(size=mask.shape) < p] = 0.0
    return np.multiply(mask, X), mask

# %% blind: uniform numbers
def dropout(X, p, rng, training):
    if not 0 <= p < 1:
        raise ValueError("p must be from 0 to below 1")
    X = np.asarray(X, dtype=float)
    mask = (rng.random(X.shape) >= p) / (1 - p) if training else np.ones(X.shape)
    return X * mask, mask

# %% blind: a binomial draw for each entry
def dropout(X, p, rng, training):
    if p < 0 or p >= 1:
        raise ValueError(f"p is {p}")
    signal = np.array(X, dtype=np.float64)
    mask = np.ones_like(signal)
    if training:
        mask = rng.binomial(1, 1 - p, size=signal.shape) * (1.0 / (1.0 - p))
    return np.multiply(signal, mask), mask
