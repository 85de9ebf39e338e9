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

# %% from the text alone, one
def distance_contrast(dims: Sequence[int], n: int, rng: np.random.Generator) -> np.ndarray:
    if n < 1:
        raise ValueError("n must be at least 1")
    if any(d < 1 for d in dims):
        raise ValueError("a dimension is below 1")
    result = np.empty(len(dims))
    for i, d in enumerate(dims):
        points = rng.random((n, d))
        query = rng.random(d)
        distance = np.linalg.norm(points - query, axis=1)
        result[i] = (distance.max() - distance.min()) / distance.min()
    return result


# %% from the text alone, two
def distance_contrast(dims: Sequence[int], n: int, rng: np.random.Generator) -> np.ndarray:
    if n < 1 or min(dims, default=1) < 1:
        raise ValueError("n and every dimension must be at least 1")

    def contrast(d):
        *points, query = rng.random((n + 1, d)).tolist()
        distances = sorted(math.dist(point, query) for point in points)
        return (distances[-1] - distances[0]) / distances[0]

    return np.array([contrast(d) for d in dims], dtype=float)
