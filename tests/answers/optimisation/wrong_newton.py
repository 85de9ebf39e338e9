# %% W1 plus sign
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        try:
            np.linalg.cholesky(H)
            d = np.linalg.solve(H, g)
        except np.linalg.LinAlgError:
            d = -g
        t, slope = 1.0, g @ d
        while True:
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * slope:
                break
            t = t / 2
            if t < 1e-16:
                return x
        x = x + t * d
    return x

# %% W2 no damping
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        try:
            np.linalg.cholesky(H)
            d = -np.linalg.solve(H, g)
        except np.linalg.LinAlgError:
            d = -g
        t = 1.0
        x = x + t * d
    return x

# %% W3 explicit inverse
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        try:
            np.linalg.cholesky(H)
            d = -np.linalg.inv(H) @ g
        except np.linalg.LinAlgError:
            d = -g
        t, slope = 1.0, g @ d
        while True:
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * slope:
                break
            t = t / 2
            if t < 1e-16:
                return x
        x = x + t * d
    return x

# %% W4 no fallback
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        d = -np.linalg.lstsq(H, g, rcond=None)[0]
        t, slope = 1.0, g @ d
        while True:
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * slope:
                break
            t = t / 2
            if t < 1e-16:
                return x
        x = x + t * d
    return x

# %% W5 NaN passes for a decrease
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        try:
            np.linalg.cholesky(H)
            d = -np.linalg.solve(H, g)
        except np.linalg.LinAlgError:
            d = -g
        t, slope = 1.0, g @ d
        while True:
            there = f(x + t * d)
            if not there > here + 1e-4 * t * slope:
                break
            t = t / 2
            if t < 1e-16:
                return x
        x = x + t * d
    return x

# %% W6 gradient descent
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        d = -g
        t, slope = 1.0, g @ d
        while True:
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * slope:
                break
            t = t / 2
            if t < 1e-16:
                return x
        x = x + t * d
    return x

# %% W7 the step never grows back
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    t = 1.0
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        try:
            np.linalg.cholesky(H)
            d = -np.linalg.solve(H, g)
        except np.linalg.LinAlgError:
            d = -g
        while True:
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * (g @ d):
                break
            t = t / 2
            if t < 1e-16:
                return x
        x = x + t * d
    return x

# %% W8 a singular Hessian is an error
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        if np.linalg.eigvalsh(H)[0] < -1e-12:
            d = -g
        else:
            d = -np.linalg.solve(H, g)
        t, slope = 1.0, g @ d
        while True:
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * slope:
                break
            t = t / 2
            if t < 1e-16:
                return x
        x = x + t * d
    return x

# %% W9 stops when the step is small
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        try:
            np.linalg.cholesky(H)
            d = -np.linalg.solve(H, g)
        except np.linalg.LinAlgError:
            d = -g
        t, slope = 1.0, g @ d
        while True:
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * slope:
                break
            t = t / 2
            if t < 1e-16:
                return x
        x = x + t * d
        if np.linalg.norm(t * d) <= tol:
            break
    return x

# %% W10 an endless search
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        try:
            np.linalg.cholesky(H)
            d = -np.linalg.solve(H, g)
        except np.linalg.LinAlgError:
            d = -g
        t, slope = 1.0, g @ d
        while True:
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * slope:
                break
            t = t / 2
        x = x + t * d
    return x

# %% W11 gives up after twenty halvings
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        try:
            np.linalg.cholesky(H)
            d = -np.linalg.solve(H, g)
        except np.linalg.LinAlgError:
            d = -g
        t, slope = 1.0, g @ d
        while True:
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * slope:
                break
            t = t / 2
            if t < 1e-6:
                return x
        x = x + t * d
    return x

# %% W12 any decrease will do
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        try:
            np.linalg.cholesky(H)
            d = -np.linalg.solve(H, g)
        except np.linalg.LinAlgError:
            d = -g
        t, slope = 1.0, g @ d
        while True:
            there = f(x + t * d)
            if np.isfinite(there) and there < here:
                break
            t = t / 2
            if t < 1e-16:
                return x
        x = x + t * d
    return x

# %% W13 begins with the dtype of x0
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        try:
            np.linalg.cholesky(H)
            d = -np.linalg.solve(H, g)
        except np.linalg.LinAlgError:
            d = -g
        t, slope = 1.0, g @ d
        while True:
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * slope:
                break
            t = t / 2
            if t < 1e-16:
                return x
        x = (x + t * d).astype(x.dtype)
    return x

# %% W14 takes the last step, acceptable or not
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        try:
            np.linalg.cholesky(H)
            d = -np.linalg.solve(H, g)
        except np.linalg.LinAlgError:
            d = -g
        t, slope = 1.0, g @ d
        while True:
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * slope:
                break
            t = t / 2
            if t < 1e-16:
                break
        x = x + t * d
    return x

# %% W15 turns an uphill direction round
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        d = -np.linalg.lstsq(H, g, rcond=None)[0]
        d = d if g @ d < 0 else -d
        t, slope = 1.0, g @ d
        while True:
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * slope:
                break
            t = t / 2
            if t < 1e-16:
                return x
        x = x + t * d
    return x
