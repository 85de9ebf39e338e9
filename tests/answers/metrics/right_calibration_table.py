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
