# %% W1 the inequality is reversed
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        there = f(x + t * direction)
        if np.isfinite(there) and there >= here + c * t * slope:
            return float(t)
        t = t * beta
    raise ValueError

# %% W2 any decrease will do
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        there = f(x + t * direction)
        if np.isfinite(there) and there < here:
            return float(t)
        t = t * beta
    raise ValueError

# %% W3 an endless loop
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while True:
        there = f(x + t * direction)
        if np.isfinite(there) and there <= here + c * t * slope:
            return float(t)
        t = t * beta
    raise ValueError

# %% W4 NaN passes for a decrease
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        there = f(x + t * direction)
        if not there > here + c * t * slope:
            return float(t)
        t = t * beta
    raise ValueError

# %% W5 ascent directions are not refused
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        there = f(x + t * direction)
        if np.isfinite(there) and there <= here + c * t * slope:
            return float(t)
        t = t * beta
    raise ValueError

# %% W6 the new point is returned
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        there = f(x + t * direction)
        if np.isfinite(there) and there <= here + c * t * slope:
            return x + t * direction
        t = t * beta
    raise ValueError

# %% W7 shrinks before the first try
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        t = t * beta
        there = f(x + t * direction)
        if np.isfinite(there) and there <= here + c * t * slope:
            return float(t)
    raise ValueError

# %% W8 gives up after twenty steps
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while t >= 1e-6 * t0:
        there = f(x + t * direction)
        if np.isfinite(there) and there <= here + c * t * slope:
            return float(t)
        t = t * beta
    raise ValueError

# %% W9 equality is not enough
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        there = f(x + t * direction)
        if np.isfinite(there) and there < here + c * t * slope:
            return float(t)
        t = t * beta
    raise ValueError

# %% W10 the slope of a direction of length 1
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        there = f(x + t * direction)
        if np.isfinite(there) and there <= here + c * t * slope / np.linalg.norm(direction):
            return float(t)
        t = t * beta
    raise ValueError

# %% W11 forgets the share c
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        there = f(x + t * direction)
        if np.isfinite(there) and there <= here + t * slope:
            return float(t)
        t = t * beta
    raise ValueError

# %% W12 minus infinity passes for a decrease
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        there = f(x + t * direction)
        if there <= here + c * t * slope:
            return float(t)
        t = t * beta
    raise ValueError

# %% W13 returns the last step though it is not acceptable
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        there = f(x + t * direction)
        if np.isfinite(there) and there <= here + c * t * slope:
            return float(t)
        t = t * beta
    return float(t)

# %% W14 the squared gradient for the slope
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        there = f(x + t * direction)
        if np.isfinite(there) and there <= here + -c * t * (g @ g):
            return float(t)
        t = t * beta
    raise ValueError

# %% W15 forgets the step in the bound
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        there = f(x + t * direction)
        if np.isfinite(there) and there <= here + c * slope:
            return float(t)
        t = t * beta
    raise ValueError
