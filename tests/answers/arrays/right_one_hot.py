# %% fill a table of zeros
def one_hot(y, n_classes=None):
    labels = [int(label) for label in y]
    if n_classes is None:
        n_classes = max(labels) + 1  # max of nothing is a ValueError
    table = np.zeros((len(labels), n_classes))
    for i, label in enumerate(labels):
        if label < 0 or label >= n_classes:
            raise ValueError(f"label {label} of row {i} is outside 0 … {n_classes - 1}")
        table[i, label] = 1.0
    return table

# %% compare with all classes
def one_hot(y, n_classes=None):
    y = np.asarray(y)
    k = np.max(y) + 1 if n_classes is None else n_classes
    if y.size and (np.min(y) < 0 or np.max(y) >= k):
        raise ValueError("label out of range")
    return (y[:, None] == np.arange(k)).astype(np.float64)

# %% flat index
def one_hot(y, n_classes=None):
    y = np.array(y, dtype=np.int64)
    n = len(y)
    if n_classes is None:
        if n == 0:
            raise ValueError("no labels, no classes")
        n_classes = y.max() + 1
    if not all(0 <= label < n_classes for label in y):
        raise ValueError("bad label")
    flat = np.zeros(n * n_classes)
    flat[np.arange(n) * n_classes + y] = 1
    return flat.reshape(n, n_classes)

# %% from the text alone, one
def one_hot(y, n_classes=None):
    y = np.asarray(y)
    if n_classes is None:
        if y.size == 0:
            raise ValueError("empty y needs n_classes")
        n_classes = int(y.max()) + 1
    if y.size and (y.min() < 0 or y.max() >= n_classes):
        raise ValueError("label out of range")
    out = np.zeros((len(y), n_classes))
    out[np.arange(len(y)), y.astype(int)] = 1.0
    return out

# %% from the text alone, two
def one_hot(y, n_classes=None):
    labels = [int(label) for label in y]
    if n_classes is None:
        if not labels:
            raise ValueError("no labels and no n_classes")
        n_classes = max(labels) + 1
    for label in labels:
        if not 0 <= label < n_classes:
            raise ValueError(f"label {label} is not in 0..{n_classes - 1}")
    column = np.array(labels, dtype=int).reshape(-1, 1)
    return (column == np.arange(n_classes)).astype(np.float64)
