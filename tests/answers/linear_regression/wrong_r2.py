# %% W1 squared correlation
def r2(y: np.ndarray, yhat: np.ndarray) -> float:
    y, yhat = np.asarray(y, dtype=float), np.asarray(yhat, dtype=float)
    if len(y) == 0 or len(y) != len(yhat):
        raise ValueError("y and yhat need the same number of values, at least one")
    if y.min() == y.max():
        return float(np.all(y == yhat))
    return float(np.corrcoef(y, yhat)[0, 1] ** 2) if np.ptp(yhat) > 0 else 0.0

def adjusted_r2(y: np.ndarray, yhat: np.ndarray, p: int) -> float:
    share, n = r2(y, yhat), len(y)
    if n - p - 1 < 1:
        raise ValueError("too few rows for this many columns")
    return 1 - (1 - share) * (n - 1) / (n - p - 1)

# %% W2 mean of the forecasts
def r2(y: np.ndarray, yhat: np.ndarray) -> float:
    y, yhat = np.asarray(y, dtype=float), np.asarray(yhat, dtype=float)
    if len(y) == 0 or len(y) != len(yhat):
        raise ValueError("y and yhat need the same number of values, at least one")
    if y.min() == y.max():
        return float(np.all(y == yhat))
    return float(1 - np.sum((y - yhat) ** 2) / np.sum((y - yhat.mean()) ** 2))

def adjusted_r2(y: np.ndarray, yhat: np.ndarray, p: int) -> float:
    share, n = r2(y, yhat), len(y)
    if n - p - 1 < 1:
        raise ValueError("too few rows for this many columns")
    return 1 - (1 - share) * (n - 1) / (n - p - 1)

# %% W3 clipped
def r2(y: np.ndarray, yhat: np.ndarray) -> float:
    y, yhat = np.asarray(y, dtype=float), np.asarray(yhat, dtype=float)
    if len(y) == 0 or len(y) != len(yhat):
        raise ValueError("y and yhat need the same number of values, at least one")
    if y.min() == y.max():
        return float(np.all(y == yhat))
    return max(0.0, float(1 - np.sum((y - yhat) ** 2) / np.sum((y - y.mean()) ** 2)))

def adjusted_r2(y: np.ndarray, yhat: np.ndarray, p: int) -> float:
    share, n = r2(y, yhat), len(y)
    if n - p - 1 < 1:
        raise ValueError("too few rows for this many columns")
    return 1 - (1 - share) * (n - 1) / (n - p - 1)

# %% W4 swapped
def r2(y: np.ndarray, yhat: np.ndarray) -> float:
    y, yhat = np.asarray(y, dtype=float), np.asarray(yhat, dtype=float)
    if len(y) == 0 or len(y) != len(yhat):
        raise ValueError("y and yhat need the same number of values, at least one")
    if y.min() == y.max():
        return float(np.all(y == yhat))
    return float(1 - np.sum((y - yhat) ** 2) / np.sum((yhat - yhat.mean()) ** 2))

def adjusted_r2(y: np.ndarray, yhat: np.ndarray, p: int) -> float:
    share, n = r2(y, yhat), len(y)
    if n - p - 1 < 1:
        raise ValueError("too few rows for this many columns")
    return 1 - (1 - share) * (n - 1) / (n - p - 1)

# %% W5 constant y divides by zero
def r2(y: np.ndarray, yhat: np.ndarray) -> float:
    y, yhat = np.asarray(y, dtype=float), np.asarray(yhat, dtype=float)
    if len(y) == 0 or len(y) != len(yhat):
        raise ValueError("y and yhat need the same number of values, at least one")
    return float(1 - np.sum((y - yhat) ** 2) / np.sum((y - y.mean()) ** 2))

def adjusted_r2(y: np.ndarray, yhat: np.ndarray, p: int) -> float:
    share, n = r2(y, yhat), len(y)
    if n - p - 1 < 1:
        raise ValueError("too few rows for this many columns")
    return 1 - (1 - share) * (n - 1) / (n - p - 1)
