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
