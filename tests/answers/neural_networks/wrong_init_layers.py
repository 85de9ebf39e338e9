# %% W1 zeros
def init_layers(sizes: list[int], scheme: str, rng: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    if len(sizes) < 2 or min(sizes) < 1 or scheme not in ("he", "glorot"):
        raise ValueError("at least two sizes, each at least 1; scheme 'he' or 'glorot'")
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        variance = 2 / n_in if scheme == "he" else 2 / (n_in + n_out)
        layers.append((np.zeros((n_in, n_out)), np.zeros(n_out)))
    return layers

# %% W2 fan-out for He
def init_layers(sizes: list[int], scheme: str, rng: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    if len(sizes) < 2 or min(sizes) < 1 or scheme not in ("he", "glorot"):
        raise ValueError("at least two sizes, each at least 1; scheme 'he' or 'glorot'")
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        variance = 2 / n_out if scheme == "he" else 2 / (n_in + n_out)
        layers.append((rng.normal(scale=np.sqrt(variance), size=(n_in, n_out)), np.zeros(n_out)))
    return layers

# %% W3 variance as standard deviation
def init_layers(sizes: list[int], scheme: str, rng: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    if len(sizes) < 2 or min(sizes) < 1 or scheme not in ("he", "glorot"):
        raise ValueError("at least two sizes, each at least 1; scheme 'he' or 'glorot'")
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        variance = 2 / n_in if scheme == "he" else 2 / (n_in + n_out)
        layers.append((rng.normal(scale=variance, size=(n_in, n_out)), np.zeros(n_out)))
    return layers
