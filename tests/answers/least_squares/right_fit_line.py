# %% exact fractions
def fit_line(x, y):
    from fractions import Fraction
    xs, ys = [Fraction(float(v)) for v in x], [Fraction(float(v)) for v in y]
    if len(set(xs)) < 2:
        raise ValueError("all x are equal")
    n, sx, sy = len(xs), sum(xs), sum(ys)
    slope = (n * sum(a * b for a, b in zip(xs, ys)) - sx * sy) / (n * sum(a * a for a in xs) - sx * sx)
    return float(slope), float((sy - slope * sx) / n)

# %% shift to the first x, then least squares
def fit_line(x, y):
    x, y = np.array(x, dtype=float), np.array(y, dtype=float)
    if x.size < 2 or np.all(x == x[0]):
        raise ValueError("constant x")
    scale = np.ptp(x)
    z, level = (x - np.mean(x)) / scale, np.mean(y)
    beta = np.linalg.lstsq(np.column_stack([np.ones(len(x)), z]), y - level, rcond=None)[0]
    slope = beta[1] / scale
    return slope, level + beta[0] - slope * np.mean(x)

# %% covariance over variance
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(np.unique(x)) < 2:
        raise ValueError("x is constant")
    slope = np.cov(x, y)[0, 1] / np.var(x, ddof=1)
    return [slope, np.mean(y) - slope * np.mean(x)]


# %% blind: first value taken off, then the mean, scaled, closed formula
def fit_line(x, y):
    x = np.asarray(x, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if x.size == 0 or np.all(x == x[0]):
        raise ValueError("all x are equal")
    dx, dy = x - x[0], y - y[0]
    mx, my = dx.mean(), dy.mean()
    u = dx - mx
    scale = np.abs(u).max()
    u = u / scale
    slope = (u @ (dy - my)) / (u @ u) / scale
    return float(slope), float(y[0] + my - slope * (x[0] + mx))


# %% blind: exact fractions
def fit_line(x, y):
    from fractions import Fraction

    xs = [Fraction(value) for value in np.asarray(x).tolist()]
    ys = [Fraction(value) for value in np.asarray(y).tolist()]
    n = len(xs)
    if len(set(xs)) < 2:
        raise ValueError("x must take two values at least")
    mean_x, mean_y = sum(xs) / n, sum(ys) / n
    above = sum((a - mean_x) * (b - mean_y) for a, b in zip(xs, ys))
    below = sum((a - mean_x) ** 2 for a in xs)
    slope = above / below
    return float(slope), float(mean_y - slope * mean_x)
