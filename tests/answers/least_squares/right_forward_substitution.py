# %% double loop over entries
def forward_substitution(L, b):
    n = len(b)
    x = np.array(b, dtype=float)
    for i in range(n):
        if L[i][i] == 0:
            raise np.linalg.LinAlgError("singular")
        for j in range(i):
            x[i] -= L[i][j] * x[j]
        x[i] /= L[i][i]
    return x

# %% column by column
def forward_substitution(L, b):
    L = np.array(L, dtype=np.float64)
    x = np.array(b, dtype=np.float64)
    if not np.diag(L).all():
        raise np.linalg.LinAlgError("zero on the diagonal")
    for j in range(x.shape[0]):
        x[j] /= L[j, j]
        x[j + 1 :] = (x[j + 1 :].T - np.multiply.outer(L[j + 1 :, j], x[j]).T).T
    return x

# %% always two-dimensional inside
def forward_substitution(L, b):
    L = np.tril(np.asarray(L, dtype=float))
    shape = np.shape(b)
    B = np.asarray(b, dtype=float).reshape(shape[0], -1) if shape[0] else np.zeros(shape)
    if (np.diagonal(L) == 0.0).any():
        raise np.linalg.LinAlgError("no unique solution")
    rows = []
    for i in range(shape[0]):
        known = sum((L[i, j] * rows[j] for j in range(i)), np.zeros(B.shape[1]))
        rows.append((B[i] - known) / L[i, i])
    return np.array(rows, dtype=float).reshape(shape)


# %% blind: row by row, one dot product per unknown
def forward_substitution(L, b):
    L = np.asarray(L, dtype=np.float64)
    x = np.array(b, dtype=np.float64)
    n = x.shape[0]
    if np.any(np.diagonal(L) == 0):
        raise np.linalg.LinAlgError("zero on the diagonal")
    for i in range(n):
        x[i] = (x[i] - L[i, :i] @ x[:i]) / L[i, i]
    return x


# %% blind: blocks, halving the system recursively
def forward_substitution(L, b):
    L = np.array(L, dtype=np.float64)
    b = np.array(b, dtype=np.float64)
    n = len(b)
    if not all(L[i, i] for i in range(n)):
        raise np.linalg.LinAlgError("singular")
    if b.ndim == 1:
        return forward_substitution(L, b[:, None])[:, 0].copy()
    if n == 0:
        return b
    if n == 1:
        return b / L[0, 0]
    h = n // 2
    top = forward_substitution(L[:h, :h], b[:h])
    bottom = forward_substitution(L[h:, h:], b[h:] - L[h:, :h] @ top)
    return np.vstack([top, bottom])
