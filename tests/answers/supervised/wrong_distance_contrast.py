# %% W1 the query is one of the points
def distance_contrast(dims, n, rng):
    if n < 1 or min(dims) < 1:
        raise ValueError(f"n and every dimension must be at least 1, got n = {n} and dims = {dims}")
    contrasts = []
    for d in dims:
        points, query = rng.random((n, d)), rng.random(d)
        points[0] = query
        distances = np.linalg.norm(points - query, axis=1)
        contrasts.append((distances.max() - distances.min()) / distances.min())
    return np.array(contrasts)

# %% W2 the distances stay squared
def distance_contrast(dims, n, rng):
    if n < 1 or min(dims) < 1:
        raise ValueError(f"n and every dimension must be at least 1, got n = {n} and dims = {dims}")
    contrasts = []
    for d in dims:
        points, query = rng.random((n, d)), rng.random(d)
        distances = ((points - query) ** 2).sum(axis=1)
        contrasts.append((distances.max() - distances.min()) / distances.min())
    return np.array(contrasts)

# %% W3 divided by the largest distance
def distance_contrast(dims, n, rng):
    if n < 1 or min(dims) < 1:
        raise ValueError(f"n and every dimension must be at least 1, got n = {n} and dims = {dims}")
    contrasts = []
    for d in dims:
        points, query = rng.random((n, d)), rng.random(d)
        distances = np.linalg.norm(points - query, axis=1)
        contrasts.append((distances.max() - distances.min()) / distances.max())
    return np.array(contrasts)
