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
