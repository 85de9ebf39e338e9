# %% W1 the last round as the best
def early_stop(val, patience, min_delta):
    val = np.asarray(val, dtype=float)
    if val.size == 0 or patience < 1 or min_delta < 0:
        raise ValueError("arguments")
    best, waited = None, 0
    for t, error in enumerate(val):
        if not np.isnan(error) and (best is None or error < val[best] - min_delta):
            best, waited = t, 0
        else:
            waited += 1
            if waited == patience:
                return t, t
    return len(val) - 1, len(val) - 1

# %% W2 ties count
def early_stop(val, patience, min_delta):
    val = np.asarray(val, dtype=float)
    if val.size == 0 or patience < 1 or min_delta < 0:
        raise ValueError("arguments")
    best, waited = None, 0
    for t, error in enumerate(val):
        if not np.isnan(error) and (best is None or error <= val[best] - min_delta):
            best, waited = t, 0
        else:
            waited += 1
            if waited == patience:
                return best, t
    return best, len(val) - 1

# %% W3 compares with the round before
def early_stop(val, patience, min_delta):
    val = np.asarray(val, dtype=float)
    if val.size == 0 or patience < 1 or min_delta < 0:
        raise ValueError("arguments")
    best, waited = None, 0
    for t, error in enumerate(val):
        if not np.isnan(error) and (best is None or error < val[t - 1] - min_delta):
            best, waited = t, 0
        else:
            waited += 1
            if waited == patience:
                return best, t
    return best, len(val) - 1

# %% W4 one round too late
def early_stop(val, patience, min_delta):
    val = np.asarray(val, dtype=float)
    if val.size == 0 or patience < 1 or min_delta < 0:
        raise ValueError("arguments")
    best, waited = None, 0
    for t, error in enumerate(val):
        if not np.isnan(error) and (best is None or error < val[best] - min_delta):
            best, waited = t, 0
        else:
            waited += 1
            if waited > patience:
                return best, t
    return best, len(val) - 1

# %% W5 min_delta ignored
def early_stop(val, patience, min_delta):
    val = np.asarray(val, dtype=float)
    if val.size == 0 or patience < 1 or min_delta < 0:
        raise ValueError("arguments")
    best, waited = None, 0
    for t, error in enumerate(val):
        if not np.isnan(error) and (best is None or error < val[best]):
            best, waited = t, 0
        else:
            waited += 1
            if waited == patience:
                return best, t
    return best, len(val) - 1

# %% W6 NaN resets the patience
def early_stop(val, patience, min_delta):
    val = np.asarray(val, dtype=float)
    if val.size == 0 or patience < 1 or min_delta < 0:
        raise ValueError("arguments")
    best, waited = None, 0
    for t, error in enumerate(val):
        if best is None or not error >= val[best] - min_delta:
            best, waited = t, 0
        else:
            waited += 1
            if waited == patience:
                return best, t
    return best, len(val) - 1
