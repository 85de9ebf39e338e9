# %% sorted rows
def top_k(scores, k):
    rows = np.asarray(scores)
    n, m = rows.shape
    if k < 1 or k > m:
        raise ValueError("k must be between 1 and the number of columns")
    best = [sorted(range(m), key=lambda j: (-float(rows[i, j]), j))[:k] for i in range(n)]
    return np.array(best, dtype=np.int64).reshape(n, k)

# %% reversed columns, sorted, reversed again
def top_k(scores, k):
    scores = np.asarray(scores)
    m = scores.shape[1]
    if not 0 < k <= m:
        raise ValueError(k)
    order = np.argsort(scores[:, ::-1], axis=1, kind="stable")
    return (m - 1 - order)[:, ::-1][:, :k]

# %% lexsort on score, then column
def top_k(scores, k):
    scores = np.array(scores, dtype=float)
    n, m = scores.shape
    if k > m or k <= 0:
        raise ValueError(f"{k} of {m}")
    columns = np.broadcast_to(np.arange(m), (n, m))
    return np.lexsort((columns, -scores), axis=1)[:, :k]

# %% take the best, k times
def top_k(scores, k):
    scores = np.array(scores, dtype=float)
    n, m = scores.shape
    if not 1 <= k <= m:
        raise ValueError("k")
    picked = np.empty((n, k), dtype=int)
    left = np.ones((n, m), dtype=bool)
    for place in range(k):
        for i in range(n):
            best = max(scores[i][left[i]])
            picked[i, place] = min(j for j in range(m) if left[i, j] and scores[i, j] == best)
            left[i, picked[i, place]] = False
    return picked

# %% from the text alone, one
def top_k(scores, k):
    scores = np.asarray(scores)
    n, m = scores.shape
    if k < 1 or k > m:
        raise ValueError("k must be between 1 and m")
    order = np.argsort(scores[:, ::-1], axis=1, kind="stable")[:, ::-1]
    return (m - 1 - order)[:, :k]

# %% from the text alone, two
def top_k(scores, k):
    scores = np.asarray(scores)
    n, m = scores.shape
    if not 1 <= k <= m:
        raise ValueError("impossible k")
    result = np.zeros((n, k), dtype=int)
    for i in range(n):
        row = scores[i].tolist()
        result[i] = sorted(range(m), key=lambda j: row[j], reverse=True)[:k]
    return result
