# %% W1 the columns come from the labels that occur
def one_hot(y, n_classes=None):
    y = np.asarray(y, dtype=int)
    if np.any(y < 0) or (n_classes is not None and np.any(y >= n_classes)):
        raise ValueError("label out of range")
    return (y[:, None] == np.unique(y)).astype(float)

# %% W2 minus one becomes the last class
def one_hot(y, n_classes=None):
    y = np.asarray(y, dtype=int)
    if n_classes is None:
        n_classes = int(y.max()) + 1
    if np.any(y >= n_classes):
        raise ValueError("label too large")
    return np.eye(n_classes)[y]

# %% W3 the result is boolean
def one_hot(y, n_classes=None):
    y = np.asarray(y, dtype=int)
    if n_classes is None:
        n_classes = int(y.max()) + 1
    if np.any((y < 0) | (y >= n_classes)):
        raise ValueError("label out of range")
    return y[:, None] == np.arange(n_classes)

# %% W4 zero classes is taken for not given
def one_hot(y, n_classes=None):
    y = np.asarray(y, dtype=int)
    n_classes = n_classes or int(y.max()) + 1
    if np.any((y < 0) | (y >= n_classes)):
        raise ValueError("label out of range")
    return np.eye(n_classes)[y]
