# %% W1 Python's own hash
def stable_split(ids, test_share, salt):
    if not 0 <= test_share <= 1:
        raise ValueError("test_share")
    return np.array([hash((salt, str(each))) % 10**9 / 10**9 < test_share for each in ids], dtype=bool)

# %% W2 a random generator seeded with the salt
def stable_split(ids, test_share, salt):
    if not 0 <= test_share <= 1:
        raise ValueError("test_share")
    return np.random.default_rng(list(salt.encode())).random(len(list(ids))) < test_share

# %% W3 the last digit of the id
def stable_split(ids, test_share, salt):
    if not 0 <= test_share <= 1:
        raise ValueError("test_share")
    tails = [str(each)[-1:] for each in ids]
    shift = sum(salt.encode())
    return np.array([(ord(tail or "0") * 7 + shift) % 10 / 10 < test_share for tail in tails], dtype=bool)

# %% W4 the representation of the id is hashed
def stable_split(ids, test_share, salt):
    if not 0 <= test_share <= 1:
        raise ValueError("test_share")
    digests = [hashlib.sha256(f"{salt}:{each!r}".encode()).hexdigest() for each in ids]
    return np.array([int(digest, 16) / 2**256 < test_share for digest in digests], dtype=bool)

# %% W5 the salt is forgotten
def stable_split(ids, test_share, salt):
    if not 0 <= test_share <= 1:
        raise ValueError("test_share")
    digests = [hashlib.sha256(f"{each}".encode()).hexdigest() for each in ids]
    return np.array([int(digest, 16) / 2**256 < test_share for digest in digests], dtype=bool)

# %% W6 the ids with the smallest hashes, so that other ids decide too
def stable_split(ids, test_share, salt):
    if not 0 <= test_share <= 1:
        raise ValueError("test_share")
    u = np.array([int(hashlib.sha256(f"{salt}:{each}".encode()).hexdigest(), 16) / 2**256 for each in ids])
    return np.argsort(np.argsort(u)) < round(test_share * len(u))
