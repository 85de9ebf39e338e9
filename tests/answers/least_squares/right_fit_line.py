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
