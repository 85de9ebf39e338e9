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

# %% blind: a comprehension over neighbouring sizes
def init_layers(sizes, scheme, rng):
    sizes = list(sizes)
    if scheme not in ("he", "glorot") or len(sizes) < 2 or min(sizes) < 1:
        raise ValueError("sizes or scheme do not fit")
    pairs = zip(sizes, sizes[1:])
    return [(rng.normal(0.0, (2 / (i if scheme == "he" else i + o)) ** 0.5, size=(i, o)), np.zeros(o)) for i, o in pairs]

# %% blind: a table of schemes, number by number
def init_layers(sizes, scheme, rng):
    variance = {"he": lambda i, o: 2.0 / i, "glorot": lambda i, o: 2.0 / (i + o)}
    if scheme not in variance:
        raise ValueError(f"no scheme {scheme}")
    if len(sizes) < 2:
        raise ValueError("input and output are needed")
    for size in sizes:
        if size < 1:
            raise ValueError("no layer without units")
    layers = []
    for k in range(1, len(sizes)):
        rows, columns = sizes[k - 1], sizes[k]
        scale = np.sqrt(variance[scheme](rows, columns))
        W = np.array([[scale * rng.standard_normal() for _ in range(columns)] for _ in range(rows)])
        layers.append((W, np.zeros((columns,))))
    return layers
