# %% a loop that walks along the pieces
def sample_discrete(p, size, rng):
    p = [float(value) for value in p]
    if any(not value >= 0 for value in p) or not abs(sum(p) - 1) <= 1e-9:
        raise ValueError("not a distribution")
    last = max(k for k, value in enumerate(p) if value > 0)

    def category(u):
        upper = 0.0
        for k, value in enumerate(p):
            upper += value
            if u < upper:
                return k
        return last

    u = np.asarray(rng.random(size))
    return np.array([category(value) for value in u.ravel()], dtype=int).reshape(u.shape)

# %% counts the cuts at or below u, one draw at a time
import math


def sample_discrete(p, size, rng):
    p = np.array(p, dtype=float)
    if p.ndim != 1 or p.size == 0 or np.isnan(p).any() or (p < 0).any() or not math.isclose(math.fsum(p), 1, rel_tol=0, abs_tol=1e-9):
        raise ValueError("not a distribution")
    cuts = p.cumsum()
    shape = (size,) if np.ndim(size) == 0 else tuple(size)
    u = np.array([rng.random() for _ in range(math.prod(shape))]).reshape(shape)
    return np.minimum((u[..., None] >= cuts).sum(axis=-1), np.flatnonzero(p).max())
