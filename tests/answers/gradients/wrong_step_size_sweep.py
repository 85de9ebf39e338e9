# %% W1 the smallest step is called the best
def step_size_sweep(f, df, x, hs):
    if len(hs) == 0:
        raise ValueError("no steps")
    errors = np.array([abs((f(x + h) - f(x - h)) / (2 * h) - df(x)) for h in hs])
    return errors, float(min(hs))

# %% W2 compared with f instead of df
def step_size_sweep(f, df, x, hs):
    if len(hs) == 0:
        raise ValueError("no steps")
    errors = np.array([abs((f(x + h) - f(x - h)) / (2 * h) - f(x)) for h in hs])
    return errors, float(hs[int(np.argmin(errors))])

# %% W3 one-sided
def step_size_sweep(f, df, x, hs):
    if len(hs) == 0:
        raise ValueError("no steps")
    errors = np.array([abs((f(x + h) - f(x)) / h - df(x)) for h in hs])
    return errors, float(hs[int(np.argmin(errors))])

# %% W4 the place of the best step
def step_size_sweep(f, df, x, hs):
    if len(hs) == 0:
        raise ValueError("no steps")
    errors = np.array([abs((f(x + h) - f(x - h)) / (2 * h) - df(x)) for h in hs])
    return errors, int(np.argmin(errors))

# %% W5 relative errors
def step_size_sweep(f, df, x, hs):
    if len(hs) == 0:
        raise ValueError("no steps")
    errors = np.array([abs((f(x + h) - f(x - h)) / (2 * h) - df(x)) / abs(df(x)) for h in hs])
    return errors, float(hs[int(np.argmin(errors))])

# %% W6 signed errors
def step_size_sweep(f, df, x, hs):
    if len(hs) == 0:
        raise ValueError("no steps")
    errors = np.array([(f(x + h) - f(x - h)) / (2 * h) - df(x) for h in hs])
    return errors, float(hs[int(np.argmin(errors))])

# %% W9 absolute errors, but the best is chosen with signs
def step_size_sweep(f, df, x, hs):
    if len(hs) == 0:
        raise ValueError("no steps")
    errors = np.array([(f(x + h) - f(x - h)) / (2 * h) - df(x) for h in hs])
    return np.abs(errors), float(hs[int(np.argmin(errors))])

# %% W7 the last of equal errors
def step_size_sweep(f, df, x, hs):
    if len(hs) == 0:
        raise ValueError("no steps")
    errors = np.array([abs((f(x + h) - f(x - h)) / (2 * h) - df(x)) for h in hs])
    return errors, float(hs[len(hs) - 1 - int(np.argmin(errors[::-1]))])

# %% W8 no steps give no error
def step_size_sweep(f, df, x, hs):
    errors = np.array([abs((f(x + h) - f(x - h)) / (2 * h) - df(x)) for h in hs])
    return errors, float(hs[int(np.argmin(errors))]) if len(hs) else float("nan")
