# %% W1 rows are the prediction
def confusion(y: ArrayLike, yhat: ArrayLike, labels: Sequence) -> np.ndarray:
    place = {label: i for i, label in enumerate(labels)}
    if len(y) != len(yhat) or len(place) != len(labels):
        raise ValueError("y and yhat must have one length, and labels no repetition")
    unknown = (set(y) | set(yhat)) - set(place)
    if unknown:
        raise ValueError(f"labels without a place in the table: {unknown}")
    counts = np.zeros((len(labels), len(labels)), dtype=int)
    for truth, guess in zip(y, yhat):
        counts[place[guess], place[truth]] += 1
    return counts


# %% W2 the labels are sorted
def confusion(y: ArrayLike, yhat: ArrayLike, labels: Sequence) -> np.ndarray:
    place = {label: i for i, label in enumerate(sorted(labels))}
    if len(y) != len(yhat) or len(place) != len(labels):
        raise ValueError("y and yhat must have one length, and labels no repetition")
    unknown = (set(y) | set(yhat)) - set(place)
    if unknown:
        raise ValueError(f"labels without a place in the table: {unknown}")
    counts = np.zeros((len(labels), len(labels)), dtype=int)
    for truth, guess in zip(y, yhat):
        counts[place[truth], place[guess]] += 1
    return counts


# %% W3 unknown labels are dropped, as scikit-learn does
def confusion(y: ArrayLike, yhat: ArrayLike, labels: Sequence) -> np.ndarray:
    place = {label: i for i, label in enumerate(labels)}
    if len(y) != len(yhat) or len(place) != len(labels):
        raise ValueError("y and yhat must have one length, and labels no repetition")
    counts = np.zeros((len(labels), len(labels)), dtype=int)
    for truth, guess in zip(y, yhat):
        if truth in place and guess in place:
            counts[place[truth], place[guess]] += 1
    return counts


# %% W4 labels that do not occur are left out
def confusion(y: ArrayLike, yhat: ArrayLike, labels: Sequence) -> np.ndarray:
    place = {label: i for i, label in enumerate(labels)}
    if len(y) != len(yhat) or len(place) != len(labels):
        raise ValueError("y and yhat must have one length, and labels no repetition")
    unknown = (set(y) | set(yhat)) - set(place)
    if unknown:
        raise ValueError(f"labels without a place in the table: {unknown}")
    place = {label: i for i, label in enumerate(label for label in labels if label in set(y) | set(yhat))}
    counts = np.zeros((len(place), len(place)), dtype=int)
    for truth, guess in zip(y, yhat):
        counts[place[truth], place[guess]] += 1
    return counts
