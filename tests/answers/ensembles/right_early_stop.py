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

# %% blind: a loop with a counter
def early_stop(val, patience, min_delta):
    val = [float(v) for v in val]
    if not val or patience < 1 or min_delta < 0:
        raise ValueError("nothing to look at, or a bad setting")
    best, waited = None, 0
    for t, v in enumerate(val):
        if v == v and (best is None or v < val[best] - min_delta):
            best, waited = t, 0
        else:
            waited += 1
            if waited == patience:
                return best, t
    return best, len(val) - 1

# %% blind: jump from one best round to the next
def early_stop(val, patience, min_delta):
    val = np.array(val, dtype=np.float64)
    if val.size == 0:
        raise ValueError("no errors")
    if patience < 1:
        raise ValueError("patience below 1")
    if min_delta < 0:
        raise ValueError("min_delta below 0")
    best, bound, last = None, None, -1            # last: the round that was best last, -1 before all
    while True:
        window = val[last + 1:last + 1 + int(patience)]
        better = ~np.isnan(window) if bound is None else window < bound
        if not better.any():
            return best, int(min(last + patience, len(val) - 1))
        best = last = last + 1 + int(np.flatnonzero(better)[0])
        bound = val[best] - min_delta
