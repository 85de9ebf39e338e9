# %% W1 every bin weighs the same in the error
def calibration_table(y: ArrayLike, p: ArrayLike, bins: int) -> tuple[np.ndarray, float]:
    y, p = two_classes(y, p)
    if bins < 1 or p.min() < 0 or p.max() > 1:
        raise ValueError("bins must be at least 1 and every p between 0 and 1")
    place = np.minimum((p * bins).astype(int), bins - 1)
    size, sum_p, ones = (np.bincount(place, weights=w, minlength=bins) for w in (None, p, y))
    divisor = np.where(size > 0, size, np.nan)
    table = np.column_stack([size, sum_p / divisor, ones / divisor])
    return table, float(np.nanmean(np.abs(table[:, 1] - table[:, 2])))


# %% W2 rows with p = 1 fall out of the last bin
def calibration_table(y: ArrayLike, p: ArrayLike, bins: int) -> tuple[np.ndarray, float]:
    y, p = two_classes(y, p)
    if bins < 1 or p.min() < 0 or p.max() > 1:
        raise ValueError("bins must be at least 1 and every p between 0 and 1")
    place = np.minimum((p * bins).astype(int), bins - 1)
    place = (p * bins).astype(int)
    y, p, place = y[place < bins], p[place < bins], place[place < bins]
    size, sum_p, ones = (np.bincount(place, weights=w, minlength=bins) for w in (None, p, y))
    divisor = np.where(size > 0, size, np.nan)
    table = np.column_stack([size, sum_p / divisor, ones / divisor])
    return table, float(np.sum(np.abs(sum_p - ones)) / max(len(y), 1))


# %% W3 an empty bin turns the error into NaN
def calibration_table(y: ArrayLike, p: ArrayLike, bins: int) -> tuple[np.ndarray, float]:
    y, p = two_classes(y, p)
    if bins < 1 or p.min() < 0 or p.max() > 1:
        raise ValueError("bins must be at least 1 and every p between 0 and 1")
    place = np.minimum((p * bins).astype(int), bins - 1)
    size, sum_p, ones = (np.bincount(place, weights=w, minlength=bins) for w in (None, p, y))
    divisor = np.where(size > 0, size, np.nan)
    table = np.column_stack([size, sum_p / divisor, ones / divisor])
    return table, float(np.sum(size * np.abs(table[:, 1] - table[:, 2])) / len(y))


# %% W4 the middle of the bin stands for the mean score
def calibration_table(y: ArrayLike, p: ArrayLike, bins: int) -> tuple[np.ndarray, float]:
    y, p = two_classes(y, p)
    if bins < 1 or p.min() < 0 or p.max() > 1:
        raise ValueError("bins must be at least 1 and every p between 0 and 1")
    place = np.minimum((p * bins).astype(int), bins - 1)
    size, sum_p, ones = (np.bincount(place, weights=w, minlength=bins) for w in (None, p, y))
    divisor = np.where(size > 0, size, np.nan)
    table = np.column_stack([size, (np.arange(bins) + 0.5) / bins + 0 * divisor, ones / divisor])
    return table, float(np.sum(np.abs(size * (np.arange(bins) + 0.5) / bins - ones)) / len(y))


# %% W5 the bins hold equal numbers of rows
def calibration_table(y: ArrayLike, p: ArrayLike, bins: int) -> tuple[np.ndarray, float]:
    y, p = two_classes(y, p)
    if bins < 1 or p.min() < 0 or p.max() > 1:
        raise ValueError("bins must be at least 1 and every p between 0 and 1")
    place = np.argsort(np.argsort(p, kind="stable")) * bins // len(p)
    size, sum_p, ones = (np.bincount(place, weights=w, minlength=bins) for w in (None, p, y))
    divisor = np.where(size > 0, size, np.nan)
    table = np.column_stack([size, sum_p / divisor, ones / divisor])
    return table, float(np.sum(np.abs(sum_p - ones)) / len(y))
