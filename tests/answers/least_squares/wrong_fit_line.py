# %% W1 the formula of the old books
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) == 0 or x.min() == x.max():
        raise ValueError("constant")
    n = len(x)
    with np.errstate(all="ignore"):
        slope = (x @ y - n * x.mean() * y.mean()) / (x @ x - n * x.mean() ** 2)
    return float(slope), float(y.mean() - slope * x.mean())

# %% W2 x and y swapped
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) == 0 or x.min() == x.max():
        raise ValueError("constant")
    dx, dy = x - x.mean(), y - y.mean()
    slope = (dx @ dy) / (dy @ dy)
    return float(slope), float(x.mean() - slope * y.mean())

# %% W3 the correlation
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) == 0 or x.min() == x.max():
        raise ValueError("constant")
    dx, dy = x - x.mean(), y - y.mean()
    slope = (dx @ dy) / np.sqrt((dx @ dx) * (dy @ dy))
    return float(slope), float(y.mean() - slope * x.mean())

# %% W4 intercept first
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) == 0 or x.min() == x.max():
        raise ValueError("constant")
    dx, dy = x - x.mean(), y - y.mean()
    slope = (dx @ dy) / (dx @ dx)
    return float(y.mean() - slope * x.mean()), float(slope)

# %% W5 only x is centred
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) == 0 or x.min() == x.max():
        raise ValueError("constant")
    dx = x - x.mean()
    slope = (dx @ y) / (dx @ dx)
    return float(slope), float(y.mean() - slope * x.mean())

# %% W6 the rounded spread decides
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    dx, dy = x - x.mean(), y - y.mean()
    if not dx @ dx > 0:
        raise ValueError("constant")
    slope = (dx @ dy) / (dx @ dx)
    return float(slope), float(y.mean() - slope * x.mean())

# %% W8 no check at all
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    dx, dy = x - x.mean(), y - y.mean()
    with np.errstate(all="ignore"):
        slope = (dx @ dy) / (dx @ dx)
    return float(slope), float(y.mean() - slope * x.mean())

# %% W7 timestamps are taken for constant
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) == 0 or np.allclose(x, x[0]):
        raise ValueError("constant")
    dx, dy = x - x.mean(), y - y.mean()
    slope = (dx @ dy) / (dx @ dx)
    return float(slope), float(y.mean() - slope * x.mean())
