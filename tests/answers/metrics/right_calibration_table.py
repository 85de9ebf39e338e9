# %% one bin after the other
def calibration_table(y, p, bins):
    y, p = two_classes(y, p)
    if bins < 1 or (p < 0).any() or (p > 1).any():
        raise ValueError("bins < 1 or p outside [0, 1]")
    table, error = [], 0.0
    for j in range(bins):
        inside = (p >= j / bins) & ((p < (j + 1) / bins) | (j == bins - 1))
        if not inside.any():
            table.append([0, float("nan"), float("nan")])
            continue
        table.append([inside.sum(), p[inside].mean(), y[inside].mean()])
        error += inside.mean() * abs(p[inside].mean() - y[inside].mean())
    return np.array(table, dtype=float), float(error)

# %% NumPy's histogram
def calibration_table(y, p, bins):
    y, p = two_classes(y, p)
    if bins < 1 or not ((0 <= p) & (p <= 1)).all():
        raise ValueError("bins must be positive, p between 0 and 1")
    n, _ = np.histogram(p, bins=bins, range=(0, 1))
    sums, _ = np.histogram(p, bins=bins, range=(0, 1), weights=p)
    ones, _ = np.histogram(p, bins=bins, range=(0, 1), weights=y)
    with np.errstate(invalid="ignore"):
        mean, share = sums / n, ones / n
    return np.array([n, mean, share]).T, float(np.nansum(n * np.abs(mean - share)) / n.sum())

# %% blind: a loop over bins with masks
def calibration_table(y, p, bins):
    y, p = two_classes(y, p)
    if bins < 1:
        raise ValueError("bins")
    if p.min() < 0 or p.max() > 1:
        raise ValueError("p must be between 0 and 1")
    rows, ece = [], 0.0
    for j in range(bins):
        inside = (p >= j / bins) & ((p < (j + 1) / bins) | ((j == bins - 1) & (p == 1)))
        if inside.any():
            rows.append((inside.sum(), p[inside].mean(), y[inside].mean()))
            ece += inside.mean() * abs(rows[-1][1] - rows[-1][2])
        else:
            rows.append((0, np.nan, np.nan))
    return np.array(rows, dtype=float), float(ece)

# %% blind: bincount of searchsorted places
def calibration_table(y, p, bins):
    y, p = two_classes(y, p)
    if bins < 1 or np.any((p < 0) | (p > 1)):
        raise ValueError("bins must be at least 1 and p in [0, 1]")
    inner = np.arange(1, bins) / bins
    place = np.searchsorted(inner, p, side="right")
    n, sum_p, sum_y = (np.bincount(place, weights=w, minlength=bins) for w in (np.ones(len(p)), p, y))
    table = np.full((bins, 3), np.nan)
    table[:, 0] = n
    full = n > 0
    table[full, 1], table[full, 2] = sum_p[full] / n[full], sum_y[full] / n[full]
    return table, float(np.sum(np.abs(sum_p - sum_y)) / len(p))
