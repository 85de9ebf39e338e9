# %% W1 the gap is one row short
def forward_splits(n, k, gap, min_train):
    if k < 1 or gap < 0 or min_train < 1 or n - min_train - gap < k:
        raise ValueError("impossible")
    blocks = np.array_split(np.arange(min_train + gap, n), k)
    return [(np.arange(min(block[0] - gap + 1, block[0])), block) for block in blocks]


# %% W2 the rows to validate are dealt out like cards
def forward_splits(n, k, gap, min_train):
    if k < 1 or gap < 0 or min_train < 1 or n - min_train - gap < k:
        raise ValueError("impossible")
    rows = np.arange(min_train + gap, n)
    starts = np.array_split(rows, k)
    return [(np.arange(block[0] - gap), rows[j::k]) for j, block in enumerate(starts)]


# %% W3 the later rows are trained on as well
def forward_splits(n, k, gap, min_train):
    if k < 1 or gap < 0 or min_train < 1 or n - min_train - gap < k:
        raise ValueError("impossible")
    blocks = np.array_split(np.arange(min_train + gap, n), k)
    return [(np.concatenate([np.arange(block[0] - gap), np.arange(block[-1] + gap + 1, n)]), block) for block in blocks]


# %% W4 the window slides
def forward_splits(n, k, gap, min_train):
    if k < 1 or gap < 0 or min_train < 1 or n - min_train - gap < k:
        raise ValueError("impossible")
    blocks = np.array_split(np.arange(min_train + gap, n), k)
    return [(np.arange(block[0] - gap - min_train, block[0] - gap), block) for block in blocks]


# %% W5 the remainder is lost
def forward_splits(n, k, gap, min_train):
    if k < 1 or gap < 0 or min_train < 1 or n - min_train - gap < k:
        raise ValueError("impossible")
    size, first = (n - min_train - gap) // k, min_train + gap
    blocks = [np.arange(first + j * size, first + (j + 1) * size) for j in range(k)]
    return [(np.arange(block[0] - gap), block) for block in blocks]
