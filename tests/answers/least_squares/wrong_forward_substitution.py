# %% W1 the whole row
def forward_substitution(L, b):
    L, b = np.asarray(L, dtype=float), np.asarray(b, dtype=float)
    if np.any(np.diagonal(L) == 0):
        raise np.linalg.LinAlgError("zero")
    x = b.copy()
    for i in range(len(b)):
        x[i] = (b[i] - L[i] @ x + L[i, i] * x[i]) / L[i, i]
    return x

# %% W2 only one right-hand side
def forward_substitution(L, b):
    L, b = np.asarray(L, dtype=float), np.asarray(b, dtype=float)
    if np.any(np.diagonal(L) == 0):
        raise np.linalg.LinAlgError("zero")
    x = np.zeros(len(b))
    for i in range(len(b)):
        x[i] = (b[i] - sum(L[i, j] * x[j] for j in range(i))) / L[i, i]
    return x

# %% W3 divides before subtracting
def forward_substitution(L, b):
    L, b = np.asarray(L, dtype=float), np.asarray(b, dtype=float)
    if np.any(np.diagonal(L) == 0):
        raise np.linalg.LinAlgError("zero")
    x = np.zeros_like(b)
    for i in range(len(b)):
        x[i] = b[i] / L[i, i] - L[i, :i] @ x[:i]
    return x

# %% W4 the result has the dtype of b
def forward_substitution(L, b):
    L, b = np.asarray(L), np.asarray(b)
    if np.any(np.diagonal(L) == 0):
        raise np.linalg.LinAlgError("zero")
    x = np.zeros_like(b)
    for i in range(len(b)):
        x[i] = (b[i] - L[i, :i] @ x[:i]) / L[i, i]
    return x

# %% W5 a tiny pivot is taken for zero
def forward_substitution(L, b):
    L, b = np.asarray(L, dtype=float), np.asarray(b, dtype=float)
    if np.any(np.abs(np.diagonal(L)) < 1e-12):
        raise np.linalg.LinAlgError("zero")
    x = np.zeros_like(b)
    for i in range(len(b)):
        x[i] = (b[i] - L[i, :i] @ x[:i]) / L[i, i]
    return x

# %% W6 divides by zero
def forward_substitution(L, b):
    L, b = np.asarray(L, dtype=float), np.asarray(b, dtype=float)
    x = np.zeros_like(b)
    with np.errstate(all="ignore"):
        for i in range(len(b)):
            x[i] = (b[i] - L[i, :i] @ x[:i]) / L[i, i]
    return x

# %% W8 looks at the result instead of the diagonal
def forward_substitution(L, b):
    L, b = np.asarray(L, dtype=float), np.asarray(b, dtype=float)
    x = np.zeros_like(b)
    with np.errstate(all="ignore"):
        for i in range(len(b)):
            x[i] = (b[i] - L[i, :i] @ x[:i]) / L[i, i]
    if np.isinf(x).any():
        raise np.linalg.LinAlgError("zero")
    return x

# %% W7 the whole row, multiplied by zeros
def forward_substitution(L, b):
    L, b = np.asarray(L, dtype=float), np.asarray(b, dtype=float)
    if np.any(np.diagonal(L) == 0):
        raise np.linalg.LinAlgError("zero")
    x = np.zeros_like(b)
    for i in range(len(b)):
        x[i] = (b[i] - L[i] @ x) / L[i, i]  # x is still 0 there, but 0 * nan is nan
    return x
