# %% the layers are added one by one
def best_rank_k(X, k):
    X = np.array(X, dtype=float)
    if k < 0:
        raise ValueError("k must not be negative")
    U, s, Vt = np.linalg.svd(X)
    total = np.zeros(X.shape)
    for i in range(min(k, len(s))):
        total += s[i] * np.outer(U[:, i], Vt[i])
    return total

# %% projection on the leading eigenvectors of X^T X
def best_rank_k(X, k):
    if k < 0:
        raise ValueError
    X = np.asarray(X, dtype=float)
    values, vectors = np.linalg.eigh(X.T @ X)
    leading = vectors[:, np.argsort(-values)[:k]]
    return X @ leading @ leading.T

# %% the small singular values are set to zero in a diagonal matrix
def best_rank_k(X, k):
    if k < 0:
        raise ValueError("negative rank")
    U, s, Vt = np.linalg.svd(np.asarray(X, dtype=float), full_matrices=False)
    s = np.where(np.arange(s.size) < k, s, 0.0)
    return U @ np.diag(s) @ Vt

# %% blind: cut the singular values
def best_rank_k(X, k):
    if k < 0:
        raise ValueError("k must not be negative")
    U, s, Vt = np.linalg.svd(np.asarray(X, dtype=float), full_matrices=False)
    return (U[:, :k] * s[:k]) @ Vt[:k]

# %% blind: project onto the first left singular vectors
def best_rank_k(X, k):
    X = np.array(X, dtype=float)
    if k < 0:
        raise ValueError("a rank is not negative")
    if k >= min(X.shape):
        return X
    basis = np.linalg.svd(X.T)[2][:k]
    return basis.T @ (basis @ X)
