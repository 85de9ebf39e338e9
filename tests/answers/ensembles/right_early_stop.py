# %% count down
def early_stop(val, patience, min_delta):
    val = [float(v) for v in val]
    if not val or patience < 1 or min_delta < 0:
        raise ValueError("arguments")
    best, lowest, chances = None, float("inf"), patience
    for t, error in enumerate(val):
        first = best is None and error == error
        if first or error < lowest - min_delta:
            best, lowest, chances = t, error, patience
        else:
            chances -= 1
        if chances == 0:
            return best, t
    return best, t

# %% the rounds that improve first, then the first long gap
def early_stop(val, patience, min_delta):
    val = np.array(val, dtype=float)
    if len(val) < 1:
        raise ValueError("no errors")
    if patience < 1 or min_delta < 0:
        raise ValueError("patience or min_delta")
    record, steps = None, []
    for t in range(len(val)):
        if np.isfinite(val[t]) or np.isinf(val[t]):
            if record is None or val[t] < record - min_delta:
                record = val[t]
                steps.append(t)
    ends = [-1, *steps]
    for k, start in enumerate(ends):
        following = ends[k + 1] if k + 1 < len(ends) else len(val)
        if following - start > patience:
            return (start if start >= 0 else None), start + patience
    return (steps[-1] if steps else None), len(val) - 1
