# %% W1 the norm of A v is taken for the eigenvalue
def power_iteration(A, rng, tol=1e-10, max_iter=10_000):
    A = np.asarray(A, dtype=float)
    v = rng.normal(size=len(A))
    v /= np.linalg.norm(v)
    for n_iter in range(1, max_iter + 1):
        w = A @ v
        lam = np.linalg.norm(w)
        if lam == 0:
            return 0.0, v * np.sign(v[np.abs(v).argmax()]), n_iter
        if min(np.linalg.norm(w - lam * v), np.linalg.norm(w + lam * v)) <= tol * lam:
            return float(lam), v * np.sign(v[np.abs(v).argmax()]), n_iter
        v = w / lam
    raise np.linalg.LinAlgError

# %% W2 the vector is never scaled back
def power_iteration(A, rng, tol=1e-10, max_iter=10_000):
    A = np.asarray(A, dtype=float)
    v = rng.normal(size=len(A))
    with np.errstate(all="ignore"):
        for n_iter in range(1, max_iter + 1):
            w = A @ v
            lam = (v @ w) / (v @ v)
            if np.linalg.norm(w - lam * v) <= tol * abs(lam) * np.linalg.norm(v):
                v = v / np.linalg.norm(v)
                return float(lam), v * np.sign(v[np.abs(v).argmax()]), n_iter
            v = w
    raise np.linalg.LinAlgError

# %% W3 a change of sign counts as movement
def power_iteration(A, rng, tol=1e-10, max_iter=10_000):
    A = np.asarray(A, dtype=float)
    v = rng.normal(size=len(A))
    v /= np.linalg.norm(v)
    for n_iter in range(1, max_iter + 1):
        w = A @ v
        if not w.any():
            return 0.0, v * np.sign(v[np.abs(v).argmax()]), n_iter
        w = w / np.linalg.norm(w)
        if np.linalg.norm(w - v) <= tol:
            return float(w @ A @ w), w * np.sign(w[np.abs(w).argmax()]), n_iter
        v = w
    raise np.linalg.LinAlgError

# %% W4 starts at the first unit vector
def power_iteration(A, rng, tol=1e-10, max_iter=10_000):
    A = np.asarray(A, dtype=float)
    v = np.zeros(len(A))
    v[0] = 1.0
    for n_iter in range(1, max_iter + 1):
        w = A @ v
        lam = v @ w
        if np.linalg.norm(w - lam * v) <= tol * abs(lam):
            return float(lam), v * np.sign(v[np.abs(v).argmax()]), n_iter
        v = w / np.linalg.norm(w)
    raise np.linalg.LinAlgError

# %% W5 an absolute residual
def power_iteration(A, rng, tol=1e-10, max_iter=10_000):
    A = np.asarray(A, dtype=float)
    v = rng.normal(size=len(A))
    v /= np.linalg.norm(v)
    for n_iter in range(1, max_iter + 1):
        w = A @ v
        lam = v @ w
        if np.linalg.norm(w - lam * v) <= tol:
            return float(lam), v * np.sign(v[np.abs(v).argmax()]), n_iter
        v = w / np.linalg.norm(w)
    raise np.linalg.LinAlgError

# %% W6 stops when the eigenvalue no longer moves
def power_iteration(A, rng, tol=1e-10, max_iter=10_000):
    A = np.asarray(A, dtype=float)
    v = rng.normal(size=len(A))
    v /= np.linalg.norm(v)
    before = np.inf
    for n_iter in range(1, max_iter + 1):
        w = A @ v
        lam = v @ w
        if abs(lam - before) <= tol * abs(lam) or not w.any():
            return float(lam), v * np.sign(v[np.abs(v).argmax()]), n_iter
        before = lam
        v = w / np.linalg.norm(w)
    raise np.linalg.LinAlgError

# %% W7 the sign of v is left to chance
def power_iteration(A, rng, tol=1e-10, max_iter=10_000):
    A = np.asarray(A, dtype=float)
    v = rng.normal(size=len(A))
    v /= np.linalg.norm(v)
    for n_iter in range(1, max_iter + 1):
        w = A @ v
        lam = v @ w
        if np.linalg.norm(w - lam * v) <= tol * abs(lam):
            return float(lam), v * np.sign(v.sum()), n_iter
        v = w / np.linalg.norm(w)
    raise np.linalg.LinAlgError

# %% W8 gives up silently
def power_iteration(A, rng, tol=1e-10, max_iter=10_000):
    A = np.asarray(A, dtype=float)
    v = rng.normal(size=len(A))
    v /= np.linalg.norm(v)
    for n_iter in range(1, max_iter + 1):
        w = A @ v
        lam = v @ w
        if np.linalg.norm(w - lam * v) <= tol * abs(lam):
            break
        v = w / np.linalg.norm(w)
    return float(lam), v * np.sign(v[np.abs(v).argmax()]), n_iter
