# %% W1 the precision is not divided by the base rate
def lift_at(y: ArrayLike, s: ArrayLike, share: float) -> float:
    y, s = two_classes(y, s)
    if not 0 < share <= 1 or y.sum() == 0:
        raise ValueError("share must lie in (0, 1], and y must hold a positive")
    _, group = np.unique(-s, return_inverse=True)  # group 0 has the highest score
    size = np.bincount(group)
    places = share * len(y)
    taken = np.clip(places - (np.cumsum(size) - size), 0, size)
    positives = np.sum(taken * np.bincount(group, weights=y) / size)
    return float(positives / places)


# %% W2 the number of rows is cut off, to none for a small share
def lift_at(y: ArrayLike, s: ArrayLike, share: float) -> float:
    y, s = two_classes(y, s)
    if not 0 < share <= 1 or y.sum() == 0:
        raise ValueError("share must lie in (0, 1], and y must hold a positive")
    rows = int(share * len(y))
    top = y[np.argsort(-s, kind="stable")[:rows]]
    return float(top.sum() / rows / y.mean()) if rows else float("nan")


# %% W3 tied rows are taken in the order they stand in
def lift_at(y: ArrayLike, s: ArrayLike, share: float) -> float:
    y, s = two_classes(y, s)
    if not 0 < share <= 1 or y.sum() == 0:
        raise ValueError("share must lie in (0, 1], and y must hold a positive")
    group = np.argsort(np.argsort(-s, kind="stable"))
    size = np.bincount(group)
    places = share * len(y)
    taken = np.clip(places - (np.cumsum(size) - size), 0, size)
    positives = np.sum(taken * np.bincount(group, weights=y) / size)
    return float(positives / places / y.mean())


# %% W4 the lowest scores are taken
def lift_at(y: ArrayLike, s: ArrayLike, share: float) -> float:
    y, s = two_classes(y, s)
    if not 0 < share <= 1 or y.sum() == 0:
        raise ValueError("share must lie in (0, 1], and y must hold a positive")
    _, group = np.unique(s, return_inverse=True)  # group 0 has the highest score
    size = np.bincount(group)
    places = share * len(y)
    taken = np.clip(places - (np.cumsum(size) - size), 0, size)
    positives = np.sum(taken * np.bincount(group, weights=y) / size)
    return float(positives / places / y.mean())


# %% W5 the whole tied group is taken
def lift_at(y: ArrayLike, s: ArrayLike, share: float) -> float:
    y, s = two_classes(y, s)
    if not 0 < share <= 1 or y.sum() == 0:
        raise ValueError("share must lie in (0, 1], and y must hold a positive")
    _, group = np.unique(-s, return_inverse=True)  # group 0 has the highest score
    size = np.bincount(group)
    places = share * len(y)
    taken = np.where(np.cumsum(size) - size < places, size, 0)
    places = taken.sum()
    positives = np.sum(taken * np.bincount(group, weights=y) / size)
    return float(positives / places / y.mean())


# %% W6 the share of all positives is returned
def lift_at(y: ArrayLike, s: ArrayLike, share: float) -> float:
    y, s = two_classes(y, s)
    if not 0 < share <= 1 or y.sum() == 0:
        raise ValueError("share must lie in (0, 1], and y must hold a positive")
    _, group = np.unique(-s, return_inverse=True)  # group 0 has the highest score
    size = np.bincount(group)
    places = share * len(y)
    taken = np.clip(places - (np.cumsum(size) - size), 0, size)
    positives = np.sum(taken * np.bincount(group, weights=y) / size)
    return float(positives / y.sum())


# %% W7 the number of places is rounded up
def lift_at(y: ArrayLike, s: ArrayLike, share: float) -> float:
    y, s = two_classes(y, s)
    if not 0 < share <= 1 or y.sum() == 0:
        raise ValueError("share must lie in (0, 1], and y must hold a positive")
    _, group = np.unique(-s, return_inverse=True)  # group 0 has the highest score
    size = np.bincount(group)
    places = np.ceil(share * len(y) - 1e-9)
    taken = np.clip(places - (np.cumsum(size) - size), 0, size)
    positives = np.sum(taken * np.bincount(group, weights=y) / size)
    return float(positives / places / y.mean())
