# %% digest as bytes, compared as integers
def stable_split(ids, test_share, salt):
    if not (test_share >= 0 and test_share <= 1):
        raise ValueError("test_share")
    limit = int(test_share * 2**256)
    mask = []
    for each in ids:
        state = hashlib.sha256()
        state.update((salt + ":" + str(each)).encode("utf-8"))
        mask.append(int.from_bytes(state.digest(), "big") < limit)
    return np.array(mask, dtype=bool)

# %% the leading 64 bits decide, in pandas
def stable_split(ids, test_share, salt):
    if math.isnan(test_share) or test_share < 0 or test_share > 1:
        raise ValueError(f"{test_share} is no share")
    texts = pd.Series([str(each) for each in ids], dtype=object)
    u = texts.map(lambda text: int(hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()[:16], 16) / 2**64)
    return (u.to_numpy(dtype=float) < test_share)

# %% np.fromiter
def stable_split(ids, test_share, salt):
    if not 0.0 <= test_share <= 1.0:
        raise ValueError

    def u(text):
        return int(hashlib.sha256(bytes(f"{salt}:{text}", "utf-8")).hexdigest(), 16) / 2**256

    return np.fromiter((u(each) < test_share for each in map(str, ids)), dtype=bool)

# %% from the text alone, one
def stable_split(ids: Iterable[int | str], test_share: float, salt: str) -> np.ndarray:
    if not 0 <= test_share <= 1:
        raise ValueError("test_share must lie in [0, 1]")
    mask = []
    for each in ids:
        digest = hashlib.sha256(f"{salt}:{str(each)}".encode("utf-8")).hexdigest()
        u = int(digest, 16) / 2**256
        mask.append(u < test_share)
    return np.array(mask, dtype=bool)


# %% from the text alone, two
def stable_split(ids: Iterable[int | str], test_share: float, salt: str) -> np.ndarray:
    if math.isnan(test_share) or test_share < 0 or test_share > 1:
        raise ValueError(f"test_share must lie in [0, 1], not {test_share}")
    numerator, denominator = test_share.as_integer_ratio()
    start = hashlib.sha256((salt + ":").encode("utf-8"))

    def is_test(each):
        state = start.copy()
        state.update(str(each).encode("utf-8"))
        return int.from_bytes(state.digest(), "big") * denominator < numerator * 2**256

    return np.fromiter(map(is_test, ids), dtype=bool)
