# %% W1 ascending: the k smallest
def top_k(scores, k):
    scores = np.asarray(scores, dtype=float)
    if not 1 <= k <= scores.shape[1]:
        raise ValueError("k")
    return np.argsort(scores, axis=1, kind="stable")[:, :k]

# %% W2 reversed argsort reverses the ties
def top_k(scores, k):
    scores = np.asarray(scores, dtype=float)
    if not 1 <= k <= scores.shape[1]:
        raise ValueError("k")
    return np.argsort(scores, axis=1, kind="stable")[:, ::-1][:, :k]

# %% W3 argpartition does not sort
def top_k(scores, k):
    scores = np.asarray(scores, dtype=float)
    if not 1 <= k <= scores.shape[1]:
        raise ValueError("k")
    return np.argpartition(-scores, k - 1, axis=1)[:, :k]

# %% W4 the scores are returned
def top_k(scores, k):
    scores = np.asarray(scores, dtype=float)
    if not 1 <= k <= scores.shape[1]:
        raise ValueError("k")
    return -np.sort(-scores, axis=1)[:, :k]

# %% W5 negated unsigned integers wrap around
def top_k(scores, k):
    scores = np.asarray(scores)
    if not 1 <= k <= scores.shape[1]:
        raise ValueError("k")
    return np.argsort(-scores, axis=1, kind="stable")[:, :k]

# %% W6 too large a k returns what there is
def top_k(scores, k):
    scores = np.asarray(scores, dtype=float)
    return np.argsort(-scores, axis=1, kind="stable")[:, :k]

# %% W7 the k largest, the smallest of them first
def top_k(scores, k):
    scores = np.asarray(scores, dtype=float)
    if not 1 <= k <= scores.shape[1]:
        raise ValueError("k")
    return np.argsort(-scores, axis=1, kind="stable")[:, :k][:, ::-1]
