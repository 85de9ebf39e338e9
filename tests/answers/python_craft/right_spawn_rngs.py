# %% the bytes of the name as further seed words
def spawn_rngs(seed, names):
    return {name: np.random.default_rng([seed, *name.encode("utf-8")]) for name in names}

# %% the hash of seed and name as seed
def spawn_rngs(seed, names):
    rngs = {}
    for name in names:
        digest = hashlib.sha256(f"{seed}/{name}".encode()).digest()
        rngs[name] = np.random.Generator(np.random.PCG64(int.from_bytes(digest, "little")))
    return rngs

# %% another bit generator, code points as spawn key
def spawn_rngs(seed: int, names: Iterable[str]) -> dict[str, np.random.Generator]:
    def generator(name):
        key = tuple(ord(letter) for letter in name)
        return np.random.Generator(np.random.Philox(np.random.SeedSequence(entropy=seed, spawn_key=key)))

    return dict(zip(unique := list(names), map(generator, unique)))

# %% from the text alone, one
def spawn_rngs(seed: int, names: Iterable[str]) -> dict[str, np.random.Generator]:
    rngs = {}
    for name in names:
        digest = hashlib.sha256(name.encode("utf-8")).digest()
        words = tuple(int.from_bytes(digest[i : i + 4], "big") for i in range(0, 32, 4))
        rngs[name] = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=words))
    return rngs


# %% from the text alone, two
def spawn_rngs(seed: int, names: Iterable[str]) -> dict[str, np.random.Generator]:
    def entropy(name):
        return int(hashlib.sha256(f"{seed}:{name}".encode()).hexdigest(), 16)

    return {name: np.random.Generator(np.random.PCG64(entropy(name))) for name in names}
