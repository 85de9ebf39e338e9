# %% W1 all from the same seed
def spawn_rngs(seed, names):
    return {name: np.random.default_rng(seed) for name in names}

# %% W2 spawned in the order of the names
def spawn_rngs(seed, names):
    names = list(names)
    return dict(zip(names, np.random.default_rng(seed).spawn(len(names))))

# %% W3 the global generator is seeded
def spawn_rngs(seed, names):
    np.random.seed(seed % 2**32)
    return {name: np.random.default_rng(np.random.randint(2**31)) for name in names}

# %% W4 spawned in the order of the sorted names
def spawn_rngs(seed, names):
    names = sorted(names)
    return dict(zip(names, np.random.default_rng(seed).spawn(len(names))))

# %% W5 seed and letters are added
def spawn_rngs(seed, names):
    return {name: np.random.default_rng(seed + int.from_bytes(name.encode(), "big")) for name in names}

# %% W6 Python's own hash of the name
def spawn_rngs(seed, names):
    return {name: np.random.default_rng([seed, hash(name) % 2**63]) for name in names}
