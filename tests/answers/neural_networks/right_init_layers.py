# %% standard normals times a scale
def init_layers(sizes, scheme, rng):
    sizes = list(sizes)
    if len(sizes) < 2 or any(size < 1 for size in sizes):
        raise ValueError(sizes)
    if scheme == "he":
        scale = [(2 / a) ** 0.5 for a in sizes[:-1]]
    elif scheme == "glorot":
        scale = [(2 / (a + b)) ** 0.5 for a, b in zip(sizes, sizes[1:])]
    else:
        raise ValueError(scheme)
    return [(s * rng.standard_normal((a, b)), np.zeros((b,))) for s, a, b in zip(scale, sizes, sizes[1:])]

# %% one long draw, cut into layers
def init_layers(sizes, scheme, rng):
    if scheme not in {"he", "glorot"} or len(sizes) <= 1 or not all(size >= 1 for size in sizes):
        raise ValueError("sizes or scheme")
    shapes = list(zip(sizes[:-1], sizes[1:]))
    numbers = rng.normal(size=sum(a * b for a, b in shapes))
    out, start = [], 0
    for a, b in shapes:
        fan = a if scheme == "he" else a + b
        out.append((numbers[start : start + a * b].reshape(a, b) * np.sqrt(2.0 / fan), np.zeros(b)))
        start += a * b
    return out
