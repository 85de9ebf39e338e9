# %% a loop over the sorted entries
def project_simplex(v):
    values = [float(a) for a in v]
    if not values or not all(np.isfinite(values)):
        raise ValueError("finite numbers, please")
    top = max(values)
    values = [a - top for a in values]
    total, tau = 0.0, 0.0
    for j, a in enumerate(sorted(values, reverse=True), start=1):
        total += a
        if a > (total - 1) / j:
            tau = (total - 1) / j
    return np.array([max(a - tau, 0.0) for a in values])

# %% drops entries until all that remain survive
def project_simplex(v):
    v = np.array(v, dtype=np.float64)
    if not len(v) or np.any(~np.isfinite(v)):
        raise ValueError
    v -= np.max(v)
    alive = np.ones(len(v), dtype=bool)
    while True:
        tau = (v[alive].sum() - 1) / alive.sum()
        stay = alive & (v > tau)
        if (stay == alive).all():
            return np.where(alive, v - tau, 0.0)
        alive = stay

# %% bisection for tau, then exact on the survivors
def project_simplex(v):
    v = np.asarray(v).astype(float)
    if v.shape == (0,) or np.isnan(v).any() or np.isinf(v).any():
        raise ValueError
    v = v - v.max()
    low, high = -1.0, 0.0
    for _ in range(100):
        middle = (low + high) / 2
        if np.clip(v - middle, 0, None).sum() > 1:
            low = middle
        else:
            high = middle
    alive = v > high
    return np.where(alive, np.clip(v - (v[alive].sum() - 1) / alive.sum(), 0, None), 0.0)

# %% blind: sort and cumulative sums after subtracting the largest
def project_simplex(v):
    v = np.array(v, dtype=np.float64)
    if v.size == 0 or not np.isfinite(v).all():
        raise ValueError("v must hold finite numbers")
    v = v - v.max()
    u = np.sort(v)[::-1]
    tau = (np.cumsum(u) - 1) / np.arange(1, len(u) + 1)
    j = np.flatnonzero(u > tau)[-1]
    return np.maximum(v - tau[j], 0.0)

# %% blind: active set, drop what does not survive until nothing changes
def project_simplex(v):
    v = np.asarray(v, dtype=float)
    if v.size == 0 or not np.all(np.isfinite(v)):
        raise ValueError("empty, NaN or infinite")
    v = v - np.max(v)
    alive = v > -1.0  # the largest is 0 and tau is never below -1
    while True:
        tau = (v[alive].sum() - 1.0) / alive.sum()
        still = alive & (v > tau)
        if still.sum() == alive.sum():
            return np.where(alive, v - tau, 0.0)
        alive = still
