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
