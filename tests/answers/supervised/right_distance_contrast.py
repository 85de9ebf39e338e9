# %% plain Python
def distance_contrast(dims, n, rng):
    if n < 1 or any(d < 1 for d in dims):
        raise ValueError("n and dims must be positive")
    contrasts = []
    for d in dims:
        points = [rng.random(d).tolist() for _ in range(n)]
        query = rng.random(d).tolist()
        distances = sorted(math.dist(p, query) for p in points)
        contrasts.append(distances[-1] / distances[0] - 1 if n > 1 else 0.0)
    return np.array(contrasts)

# %% one draw for points and query
def distance_contrast(dims, n, rng):
    if n <= 0 or min(dims) <= 0:
        raise ValueError("need at least one point and one dimension")
    out = np.empty(len(dims))
    for i, d in enumerate(dims):
        rows = rng.uniform(size=(n + 1, d))
        squared = np.einsum("ij,ij->i", rows[:-1] - rows[-1], rows[:-1] - rows[-1])
        near, far = np.sqrt([squared.min(), squared.max()])
        out[i] = (far - near) / near
    return out
