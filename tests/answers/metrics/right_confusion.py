# %% look-up by sorted search and one count of pairs
def confusion(y, yhat, labels):
    names, y, yhat = np.asarray(labels), np.asarray(y), np.asarray(yhat)
    k = len(names)
    if len(np.unique(names)) != k or y.shape != yhat.shape:
        raise ValueError("labels must not repeat, y and yhat must have one length")
    if y.size == 0:
        return np.zeros((k, k), dtype=np.int64)
    row, column = y[:, None] == names, yhat[:, None] == names
    if not (row.any(axis=1).all() and column.any(axis=1).all()):
        raise ValueError("a label is not in labels")
    return np.bincount(row.argmax(axis=1) * k + column.argmax(axis=1), minlength=k * k).reshape(k, k)

# %% a comprehension over a Counter of pairs
def confusion(y, yhat, labels):
    from collections import Counter

    labels, y, yhat = list(labels), list(y), list(yhat)
    for label in y + yhat:
        if label not in labels:
            raise ValueError(f"unknown label {label}")
    if len(set(labels)) < len(labels):
        raise ValueError("a label is there twice")
    pairs = Counter(zip(y, yhat, strict=True))
    return np.array([[pairs[truth, guess] for guess in labels] for truth in labels])

# %% blind: a dictionary from label to place, one row at a time
def confusion(y, yhat, labels):
    labels = list(np.asarray(labels).tolist())
    if len(set(labels)) != len(labels):
        raise ValueError("a label is listed twice")
    place = {label: i for i, label in enumerate(labels)}
    y, yhat = np.asarray(y).tolist(), np.asarray(yhat).tolist()
    if len(y) != len(yhat):
        raise ValueError("y and yhat differ in length")
    table = np.zeros((len(labels), len(labels)), dtype=int)
    for truth, guess in zip(y, yhat):
        if truth not in place or guess not in place:
            raise ValueError(f"unknown label in {(truth, guess)}")
        table[place[truth], place[guess]] += 1
    return table

# %% blind: products of indicator matrices
def confusion(y, yhat, labels):
    y, yhat, labels = np.asarray(y), np.asarray(yhat), np.asarray(labels)
    if len(y) != len(yhat):
        raise ValueError("lengths")
    if len(np.unique(labels)) < len(labels):
        raise ValueError("labels repeat")
    truth = (y[:, None] == labels).astype(int).reshape(len(y), len(labels))
    guess = (yhat[:, None] == labels).astype(int).reshape(len(y), len(labels))
    if not truth.any(axis=1).all() or not guess.any(axis=1).all():
        raise ValueError("a label is not in labels")
    return truth.T @ guess
