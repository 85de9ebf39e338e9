# %% eigenvalues decide, a loop searches
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0).astype(float)
    k = 0
    while k < max_iter and np.linalg.norm(grad(x)) > tol:
        g, H = np.array(grad(x)), np.array(hess(x))
        direction = np.linalg.solve(H, -g) if np.linalg.eigvalsh(H).min() > 0 else -g
        t = 1.0
        while True:
            value = f(x + t * direction)
            if np.isfinite(value) and value <= f(x) + 1e-4 * t * np.dot(g, direction):
                break
            t *= 0.5
            if t < 1e-16:
                return x
        x = x + t * direction
        k += 1
    return x

# %% solve with the Cholesky factor
from scipy.linalg import LinAlgError, cho_factor, cho_solve


def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array([float(a) for a in x0])
    for _ in range(max_iter):
        g = grad(x)
        if np.sqrt(np.sum(np.square(g))) <= tol:
            return x
        try:
            d = cho_solve(cho_factor(hess(x)), -g)
        except LinAlgError:
            d = -1.0 * g
        here, slope = f(x), float(g @ d)
        for k in range(60):
            t = 2.0**-k
            if t < 1e-16:
                return x
            there = f(x + t * d)
            if abs(there) != np.inf and there <= here + 1e-4 * t * slope:
                x = x + t * d
                break
    return x

# %% with a search of its own
def _armijo(f, g, x, direction):
    here, t = f(x), 1.0
    while t >= 1e-16:
        there = f(x + t * direction)
        if np.isfinite(there) and there <= here + 1e-4 * t * np.dot(g, direction):
            return t
        t /= 2
    return None


def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g = np.array(grad(x), dtype=float)
        if np.linalg.norm(g) <= tol:
            break
        values, Q = np.linalg.eigh(hess(x))
        direction = -Q @ ((Q.T @ g) / values) if values.min() > 0 else -g
        t = _armijo(f, g, x, direction)
        if t is None:
            break
        x = x + t * direction
    return x

# %% blind: cholesky as test, solve for the direction
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.array(x0, dtype=np.float64)
    for _ in range(max_iter):
        g = grad(x.copy())
        if np.linalg.norm(g) <= tol:
            break
        H = hess(x.copy())
        try:
            np.linalg.cholesky(H)
            d = np.linalg.solve(H, -g)
        except np.linalg.LinAlgError:
            d = -g
        slope, here, t = g @ d, f(x.copy()), 1.0
        while t >= 1e-16:
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * slope:
                break
            t /= 2
        else:
            return x
        x = x + t * d
    return x

# %% blind: direction from the eigenvectors, range of halvings
def newton(f, grad, hess, x0, tol, max_iter):
    x = np.asarray(x0, dtype=float).copy()
    height = f(x.copy())
    for _ in range(max_iter):
        g = np.array(grad(x.copy()), dtype=float)
        if np.sqrt(g @ g) <= tol:
            return x
        values, vectors = np.linalg.eigh(np.array(hess(x.copy()), dtype=float))
        if values[0] > 1e-15 * values[-1]:
            d = -vectors @ ((vectors.T @ g) / values)
        else:
            d = -g
        for k in range(54):  # 2**-53 > 1e-16 > 2**-54
            t = 0.5**k
            new = x + t * d
            there = f(new.copy())
            if np.isfinite(there) and there <= height + 1e-4 * t * (g @ d):
                x, height = new, there
                break
        else:
            return x
    return x
