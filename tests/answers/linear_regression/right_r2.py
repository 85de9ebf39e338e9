# %% plain Python
def r2(y, yhat):
    y, yhat = [float(v) for v in y], [float(v) for v in yhat]
    if not y or len(y) != len(yhat):
        raise ValueError("lengths")
    if len(set(y)) == 1:
        return 1.0 if y == yhat else 0.0
    mean = sum(y) / len(y)
    return 1 - sum((a - b) ** 2 for a, b in zip(y, yhat)) / sum((a - mean) ** 2 for a in y)


def adjusted_r2(y, yhat, p):
    value, left = r2(y, yhat), len(y) - p - 1
    if left <= 0:
        raise ValueError("degrees")
    return value - (1 - value) * p / left

# %% the library
def r2(y, yhat):
    from sklearn.metrics import r2_score
    y, yhat = np.asarray(y, dtype=float), np.asarray(yhat, dtype=float)
    if y.size == 0 or y.shape != yhat.shape:
        raise ValueError
    if np.all(y == y[0]):
        return 1.0 if np.array_equal(y, yhat) else 0.0
    return r2_score(y, yhat)


def adjusted_r2(y, yhat, p):
    n = len(y)
    value = r2(y, yhat)
    if n < p + 2:
        raise ValueError
    return 1 - (1 - value) / (n - p - 1) * (n - 1)

# %% blind: NumPy, sums of squares
def r2(y, yhat):
    y, yhat = np.asarray(y, dtype=float), np.asarray(yhat, dtype=float)
    if len(y) == 0 or len(y) != len(yhat):
        raise ValueError("y and yhat need the same length, at least 1")
    if np.all(y == y[0]):
        return 1.0 if np.all(yhat == y) else 0.0
    return float(1 - np.sum((y - yhat) ** 2) / np.sum((y - y.mean()) ** 2))


def adjusted_r2(y, yhat, p):
    share = r2(y, yhat)
    n = len(y)
    if n - p - 1 < 1:
        raise ValueError("too few rows")
    return 1 - (1 - share) * (n - 1) / (n - p - 1)

# %% blind: plain Python with fsum, as a ratio of mean squares
import math


def r2(y, yhat):
    y, yhat = [float(v) for v in y], [float(v) for v in yhat]
    n = len(y)
    if n != len(yhat):
        raise ValueError("lengths differ")
    if not n:
        raise ValueError("no values")
    if min(y) == max(y):
        return float(y == yhat)
    origin = y[0]
    mean = math.fsum(v - origin for v in y) / n
    left = math.fsum((a - b) ** 2 for a, b in zip(y, yhat)) / n
    whole = math.fsum((v - origin - mean) ** 2 for v in y) / n
    return (whole - left) / whole


def adjusted_r2(y, yhat, p):
    n = len(y)
    if n and n - p - 1 < 1:
        raise ValueError("n - p - 1 must be at least 1")
    unexplained = 1.0 - r2(y, yhat)
    return 1.0 - unexplained / (n - p - 1) * (n - 1)
