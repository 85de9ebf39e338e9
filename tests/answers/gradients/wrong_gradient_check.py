# %% W1 the mean of the errors
def gradient_check(f, grad, x):
    x = np.array(x, dtype=float)
    a = np.asarray(grad(x.copy()), dtype=float)
    if a.shape != x.shape:
        return False, math.inf
    b = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = 1e-5
        b[i] = float(f(x + nudge) - f(x - nudge)) / 2e-5
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return False, math.inf
    errors = np.abs(a - b) / np.maximum(1, np.maximum(np.abs(a), np.abs(b)))
    worst = float(np.mean(errors)) if x.size else 0.0
    return worst <= 1e-6, worst

# %% W2 absolute errors
def gradient_check(f, grad, x):
    x = np.array(x, dtype=float)
    a = np.asarray(grad(x.copy()), dtype=float)
    if a.shape != x.shape:
        return False, math.inf
    b = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = 1e-5
        b[i] = float(f(x + nudge) - f(x - nudge)) / 2e-5
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return False, math.inf
    errors = np.abs(a - b)
    worst = float(np.max(errors, initial=0.0))
    return worst <= 1e-6, worst

# %% W3 threshold of a tenth
def gradient_check(f, grad, x):
    x = np.array(x, dtype=float)
    a = np.asarray(grad(x.copy()), dtype=float)
    if a.shape != x.shape:
        return False, math.inf
    b = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = 1e-5
        b[i] = float(f(x + nudge) - f(x - nudge)) / 2e-5
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return False, math.inf
    errors = np.abs(a - b) / np.maximum(1, np.maximum(np.abs(a), np.abs(b)))
    worst = float(np.max(errors, initial=0.0))
    return worst <= 1e-1, worst

# %% W9 threshold of a hundred-thousandth
def gradient_check(f, grad, x):
    x = np.array(x, dtype=float)
    a = np.asarray(grad(x.copy()), dtype=float)
    if a.shape != x.shape:
        return False, math.inf
    b = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = 1e-5
        b[i] = float(f(x + nudge) - f(x - nudge)) / 2e-5
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return False, math.inf
    errors = np.abs(a - b) / np.maximum(1, np.maximum(np.abs(a), np.abs(b)))
    worst = float(np.max(errors, initial=0.0))
    return worst <= 1e-5, worst

# %% W4 divided by tiny slopes
def gradient_check(f, grad, x):
    x = np.array(x, dtype=float)
    a = np.asarray(grad(x.copy()), dtype=float)
    if a.shape != x.shape:
        return False, math.inf
    b = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = 1e-5
        b[i] = float(f(x + nudge) - f(x - nudge)) / 2e-5
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return False, math.inf
    errors = np.abs(a - b) / np.maximum(1e-300, np.maximum(np.abs(a), np.abs(b)))
    worst = float(np.max(errors, initial=0.0))
    return worst <= 1e-6, worst

# %% W5 other shapes are broadcast
def gradient_check(f, grad, x):
    x = np.array(x, dtype=float)
    a = np.asarray(grad(x.copy()), dtype=float)
    b = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = 1e-5
        b[i] = float(f(x + nudge) - f(x - nudge)) / 2e-5
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return False, math.inf
    errors = np.abs(a - b) / np.maximum(1, np.maximum(np.abs(a), np.abs(b)))
    worst = float(np.max(errors, initial=0.0))
    return worst <= 1e-6, worst

# %% W10 an error for another shape
def gradient_check(f, grad, x):
    x = np.array(x, dtype=float)
    a = np.asarray(grad(x.copy()), dtype=float)
    if a.shape != x.shape:
        raise ValueError("another shape")
    b = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = 1e-5
        b[i] = float(f(x + nudge) - f(x - nudge)) / 2e-5
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return False, math.inf
    errors = np.abs(a - b) / np.maximum(1, np.maximum(np.abs(a), np.abs(b)))
    worst = float(np.max(errors, initial=0.0))
    return worst <= 1e-6, worst

# %% W6 integers stay integers
def gradient_check(f, grad, x):
    x = np.array(x)
    a = np.asarray(grad(x.copy()), dtype=float)
    if a.shape != x.shape:
        return False, math.inf
    b = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros_like(x)
        nudge[i] = 1e-5
        b[i] = float(f(x + nudge) - f(x - nudge)) / 2e-5
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return False, math.inf
    errors = np.abs(a - b) / np.maximum(1, np.maximum(np.abs(a), np.abs(b)))
    worst = float(np.max(errors, initial=0.0))
    return worst <= 1e-6, worst

# %% W7 signs are ignored
def gradient_check(f, grad, x):
    x = np.array(x, dtype=float)
    a = np.asarray(grad(x.copy()), dtype=float)
    if a.shape != x.shape:
        return False, math.inf
    b = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = 1e-5
        b[i] = float(f(x + nudge) - f(x - nudge)) / 2e-5
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return False, math.inf
    errors = np.abs(np.abs(a) - np.abs(b)) / np.maximum(1, np.maximum(np.abs(a), np.abs(b)))
    worst = float(np.max(errors, initial=0.0))
    return worst <= 1e-6, worst

# %% W8 entries that are not finite are skipped
def gradient_check(f, grad, x):
    x = np.array(x, dtype=float)
    a = np.asarray(grad(x.copy()), dtype=float)
    if a.shape != x.shape:
        return False, math.inf
    b = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = 1e-5
        b[i] = float(f(x + nudge) - f(x - nudge)) / 2e-5
    fine = np.isfinite(a) & np.isfinite(b)
    a, b = a[fine], b[fine]
    errors = np.abs(a - b) / np.maximum(1, np.maximum(np.abs(a), np.abs(b)))
    worst = float(np.max(errors, initial=0.0))
    return worst <= 1e-6, worst

# %% W11 NaN as an error
def gradient_check(f, grad, x):
    x = np.array(x, dtype=float)
    a = np.asarray(grad(x.copy()), dtype=float)
    if a.shape != x.shape:
        return False, math.inf
    b = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = 1e-5
        b[i] = float(f(x + nudge) - f(x - nudge)) / 2e-5
    errors = np.abs(a - b) / np.maximum(1, np.maximum(np.abs(a), np.abs(b)))
    worst = float(np.max(errors, initial=0.0))
    return worst <= 1e-6, worst
