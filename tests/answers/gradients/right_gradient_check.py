# %% all errors at once
def gradient_check(f, grad, x):
    x = np.asarray(x, dtype=float)
    a = np.asarray(grad(x.copy()), dtype=float)
    if a.shape != x.shape:
        return False, float("inf")
    if x.size == 0:
        return True, 0.0
    b = np.empty(x.size)
    for i in range(x.size):
        e = np.zeros(x.size)
        e[i] = 1e-5
        e = e.reshape(x.shape)
        b[i] = (f(x + e) - f(x - e)) / (2 * 1e-5)
    b = b.reshape(x.shape)
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return False, float("inf")
    error = float(np.max(np.abs(a - b) / np.maximum(1, np.maximum(np.abs(a), np.abs(b)))))
    return error <= 1e-6, error

# %% plain Python over flat lists, nudged in place
def gradient_check(f, grad, x):
    x = np.array(x, dtype=float)
    given = np.array(grad(x.copy()), dtype=float)
    if np.shape(given) != np.shape(x):
        return False, math.inf
    errors = [0.0]
    for index, value in np.ndenumerate(x.copy()):
        x[index] = value + 1e-5
        quotient = float(f(x))
        x[index] = value - 1e-5
        quotient = (quotient - float(f(x))) / 2e-5
        x[index] = value
        a = float(given[index])
        error = abs(a - quotient) / max(abs(a), abs(quotient), 1)
        errors.append(error if math.isfinite(error) and math.isfinite(a) and math.isfinite(quotient) else math.inf)
    worst = max(errors)
    return not worst > 1e-6, worst

# %% blind: loop over ndindex, arrays compared at once
def gradient_check(f, grad, x):
    x = np.array(x, dtype=np.float64)
    a = np.array(grad(x.copy()), dtype=np.float64)
    b = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += 1e-5
        down[i] -= 1e-5
        b[i] = (f(up) - f(down)) / 2e-5
    if a.shape != x.shape:
        return False, float("inf")
    if x.size == 0:
        return True, 0.0
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return False, float("inf")
    scale = np.maximum(1.0, np.maximum(np.abs(a), np.abs(b)))
    error = float(np.max(np.abs(a - b) / scale))
    return error <= 1e-6, error

# %% blind: entry by entry, the largest so far, early return
def gradient_check(f, grad, x):
    from math import inf, isfinite

    x = np.asarray(x, dtype=float)
    try:
        a = np.asarray(grad(x.copy()), dtype=float)
    except ValueError:  # a ragged list has no shape at all
        return False, inf
    if a.shape != x.shape:
        return False, inf
    h, flat, worst = 1e-5, x.flatten(), 0.0
    for k, slope in enumerate(a.flatten().tolist()):
        ends = []
        for by in (h, -h):
            point = flat.copy()
            point[k] += by
            ends.append(float(f(point.reshape(x.shape))))
        b = (ends[0] - ends[1]) / (2 * h)
        if not (isfinite(slope) and isfinite(b)):
            return False, inf
        worst = max(worst, abs(slope - b) / max(1.0, abs(slope), abs(b)))
    return worst <= 1e-6, worst
