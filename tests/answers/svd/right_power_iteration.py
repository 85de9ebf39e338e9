# %% stops when v no longer moves, up to its sign
def power_iteration(A, rng, tol=1e-10, max_iter=10_000):
    A = np.array(A, dtype=np.float64)
    start = rng.random(A.shape[0]) + 0.5
    v = start / np.sqrt(start @ start)
    iteration = 0
    while iteration < max_iter:
        iteration += 1
        product = A.dot(v)
        length = np.linalg.norm(product)
        if length == 0.0:
            return 0.0, v, iteration
        following = product / length
        moved = min(np.linalg.norm(following - v), np.linalg.norm(following + v))
        if moved <= tol / 2:
            if v[np.argmax(np.abs(v))] < 0:
                v = -v
            return v @ A @ v, v, iteration
        v = following
    raise np.linalg.LinAlgError("power iteration did not converge")

# %% plain Python sums, residual computed after the step
import math


def power_iteration(A, rng, tol=1e-10, max_iter=10_000):
    rows = [[float(value) for value in row] for row in A]

    def times(vector):
        return [math.fsum(a * x for a, x in zip(row, vector)) for row in rows]

    def unit(vector):
        largest = max(abs(x) for x in vector)
        vector = [x / largest for x in vector]
        length = math.sqrt(math.fsum(x * x for x in vector))
        return [x / length for x in vector]

    v = unit(rng.standard_normal(len(rows)).tolist())
    image = times(v)
    for count in range(1, max_iter + 1):
        lam = math.fsum(a * b for a, b in zip(v, image))
        residual = math.sqrt(math.fsum((a - lam * b) ** 2 for a, b in zip(image, v)))
        if residual <= tol * abs(lam):
            top = max(v, key=abs)
            return lam, np.array(v if top > 0 else [-x for x in v]), count
        v = unit(image)
        image = times(v)
    raise np.linalg.LinAlgError

# %% scaled by the largest entry, lists not arrays along the way
def power_iteration(A, rng, tol=1e-10, max_iter=10_000):
    A = np.asarray(A, dtype=float)
    scale = np.abs(A).max() or 1.0
    B = A / scale
    x = rng.uniform(-1.0, 1.0, size=A.shape[0])
    for n_iter in range(max_iter):
        x = x / np.linalg.norm(x)
        y = B @ x
        rayleigh = x @ y
        if np.linalg.norm(y - rayleigh * x) <= tol * abs(rayleigh):
            x = x if x.max() >= -x.min() else -x
            return np.float64(scale * rayleigh), x, np.int64(n_iter + 1)
        x = y
    raise np.linalg.LinAlgError(f"{max_iter} iterations were not enough")

# %% blind: multiply, normalise, look at the residual
def power_iteration(A, rng, tol=1e-10, max_iter=10_000):
    A = np.array(A, dtype=float)
    v = rng.normal(size=len(A))
    v = v / np.linalg.norm(v)
    for n_iter in range(1, max_iter + 1):
        w = A @ v
        if np.any(w):
            v = w / np.linalg.norm(w)
        lam = float(v @ A @ v)
        if np.linalg.norm(A @ v - lam * v) <= tol * abs(lam):
            return lam, v if v[np.abs(v).argmax()] > 0 else -v, n_iter
    raise np.linalg.LinAlgError("no convergence")

# %% blind: one product an iteration, on a matrix scaled to size one
def power_iteration(A, rng, tol=1e-10, max_iter=10_000):
    A = np.asarray(A, dtype=np.float64)
    size = np.abs(A).max()
    scaled = A / size if size > 0 else A
    v = rng.uniform(-1.0, 1.0, size=A.shape[0])
    v /= np.sqrt(v @ v)
    n_iter = 0
    while n_iter < max_iter:
        n_iter += 1
        product = scaled @ v
        lam = v @ product
        miss = product - lam * v
        if np.sqrt(miss @ miss) <= tol * abs(lam):
            if v[np.argmax(abs(v))] < 0:
                v = -v
            return float(lam * size), v, n_iter
        length = np.sqrt(product @ product)
        v = product / length if length > 0 else v
    raise np.linalg.LinAlgError("the eigenvector did not settle")
