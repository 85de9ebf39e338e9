# %% a loop that keeps the best so far
def step_size_sweep(f, df, x, hs):
    hs = [float(h) for h in hs]
    if not hs:
        raise ValueError("hs is empty")
    errors, best, smallest = [], hs[0], math.inf
    for h in hs:
        error = abs((f(x + h) - f(x - h)) / (2 * h) - df(x))
        errors.append(float(error))
        if error < smallest:
            best, smallest = h, error
    return np.array(errors), best

# %% min with a key
def step_size_sweep(f, df, x, hs):
    errors = np.fromiter((np.abs(df(x) - 0.5 / h * (f(x + h) - f(x - h))) for h in hs), dtype=float)
    if errors.size == 0:
        raise ValueError("at least one step is needed")
    place = min(range(errors.size), key=lambda i: errors[i])
    return errors, hs[place]

# %% blind: comprehension, argmin
def step_size_sweep(f, df, x, hs):
    hs = [float(h) for h in hs]
    if not hs:
        raise ValueError("no steps")
    exact = df(x)
    errors = np.array([abs((f(x + h) - f(x - h)) / (2 * h) - exact) for h in hs], dtype=np.float64)
    return errors, hs[int(np.argmin(errors))]

# %% blind: loop that keeps the best so far
def step_size_sweep(f, df, x, hs):
    if len(hs) == 0:
        raise ValueError("hs is empty")
    errors = np.empty(len(hs))
    best, least = float(hs[0]), np.inf
    for place, h in enumerate(map(float, hs)):
        errors[place] = np.abs((f(x + h) - f(x - h)) / (2 * h) - df(x))
        if errors[place] < least:
            best, least = h, errors[place]
    return errors, best
