# %% W1 keeps the smallest
def best_rank_k(X, k):
    if k < 0:
        raise ValueError
    U, s, Vt = np.linalg.svd(np.asarray(X, dtype=float), full_matrices=False)
    keep = np.argsort(s)[:k]
    return (U[:, keep] * s[keep]) @ Vt[keep]

# %% W2 one layer too many
def best_rank_k(X, k):
    if k < 0:
        raise ValueError
    U, s, Vt = np.linalg.svd(np.asarray(X, dtype=float), full_matrices=False)
    return (U[:, : k + 1] * s[: k + 1]) @ Vt[: k + 1]

# %% W3 zeroes all but the k largest columns of X
def best_rank_k(X, k):
    if k < 0:
        raise ValueError
    X = np.array(X, dtype=float)
    order = np.argsort(-np.linalg.norm(X, axis=0), kind="stable")
    X[:, order[k:]] = 0.0
    return X

# %% W4 centres first, as PCA does
def best_rank_k(X, k):
    if k < 0:
        raise ValueError
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=0)
    U, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    return (U[:, :k] * s[:k]) @ Vt[:k] + mean

# %% W5 a negative k counts from the end
def best_rank_k(X, k):
    U, s, Vt = np.linalg.svd(np.asarray(X, dtype=float), full_matrices=False)
    return (U[:, :k] * s[:k]) @ Vt[:k]
