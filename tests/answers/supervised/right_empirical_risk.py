# %% a loop over pairs
def empirical_risk(y, yhat, loss):
    if np.shape(y) != np.shape(yhat):
        raise ValueError("shapes differ")
    pairs = list(zip(np.asarray(y).tolist(), np.asarray(yhat).tolist()))
    if not pairs:
        raise ValueError("empty")
    if loss == "zero_one":
        return sum(a != b for a, b in pairs) / len(pairs)
    if loss == "squared":
        return sum((a - b) ** 2 for a, b in pairs) / len(pairs)
    if loss == "absolute":
        return sum(abs(a - b) for a, b in pairs) / len(pairs)
    if loss == "log":
        total = 0.0
        for a, p in pairs:
            if a not in (0, 1) or not 0 <= p <= 1:
                raise ValueError("not a label and a probability")
            p = min(max(p, 1e-12), 1 - 1e-12)
            total -= math.log(p) if a == 1 else math.log1p(-p)
        return total / len(pairs)
    if loss.startswith("pinball:"):
        q = float(loss[8:])
        if q <= 0 or q >= 1:
            raise ValueError("q")
        return sum(max(q * (a - b), (q - 1) * (a - b)) for a, b in pairs) / len(pairs)
    raise ValueError(loss)

# %% a table of losses, zero-one by counting, log as a product of labels and logarithms
def empirical_risk(y, yhat, loss):
    y, yhat = np.asarray(y), np.asarray(yhat)
    if y.ndim != yhat.ndim or len(y) != len(yhat) or y.shape != yhat.shape or not len(y):
        raise ValueError("y and yhat do not fit")
    if loss == "zero_one":
        return np.count_nonzero(y != yhat) / len(y)
    y, yhat = y.astype(np.float64), yhat.astype(np.float64)

    def log_loss(y, p):
        if set(y.tolist()) - {0.0, 1.0} or p.min() < 0 or p.max() > 1:
            raise ValueError("labels or probabilities")
        p = np.minimum(np.maximum(p, 1e-12), 1 - 1e-12)
        return -(y * np.log(p) + (1 - y) * np.log(1 - p))

    table = {"squared": lambda y, f: np.square(y - f), "absolute": lambda y, f: np.abs(f - y), "log": log_loss}
    if loss not in table:
        name, _, level = loss.partition(":")
        q = float(level)
        if name != "pinball" or not 0 < q < 1:
            raise ValueError("unknown loss")
        table[loss] = lambda y, f: q * np.clip(y - f, 0, None) + (1 - q) * np.clip(f - y, 0, None)
    return np.mean(table[loss](y, yhat))

# %% from the text alone, one
def empirical_risk(y: ArrayLike, yhat: ArrayLike, loss: str) -> float:
    y, yhat = np.asarray(y), np.asarray(yhat)
    if y.shape != yhat.shape:
        raise ValueError("y and yhat have different shapes")
    if y.size == 0:
        raise ValueError("no rows")
    if loss == "zero_one":
        return float(np.mean(y != yhat))
    q = None
    if isinstance(loss, str) and loss.startswith("pinball:"):
        q = float(loss.removeprefix("pinball:"))
        if not 0 < q < 1:
            raise ValueError("q is outside (0, 1)")
    elif loss not in ("squared", "absolute", "log"):
        raise ValueError("unknown loss")
    y, yhat = y.astype(np.float64), yhat.astype(np.float64)
    if loss == "log":
        if not np.isin(y, (0, 1)).all():
            raise ValueError("y must hold 0 and 1")
        if not ((yhat >= 0) & (yhat <= 1)).all():
            raise ValueError("a probability is outside [0, 1]")
        p = np.clip(yhat, 1e-12, 1 - 1e-12)
        return float(-np.mean(np.where(y == 1, np.log(p), np.log(1 - p))))
    e = y - yhat
    if loss == "squared":
        return float(np.mean(e**2))
    if loss == "absolute":
        return float(np.mean(np.abs(e)))
    return float(np.mean(np.maximum(q * e, (q - 1) * e)))


# %% from the text alone, two
def empirical_risk(y: ArrayLike, yhat: ArrayLike, loss: str) -> float:
    if np.shape(y) != np.shape(yhat):
        raise ValueError("shapes differ")
    truth, answers = np.asarray(y).tolist(), np.asarray(yhat).tolist()
    if len(truth) == 0:
        raise ValueError("n = 0")

    def log_price(a, p):
        a, p = float(a), float(p)
        if a not in (0.0, 1.0) or not 0 <= p <= 1:
            raise ValueError("log loss needs y in {0, 1} and a probability")
        p = min(max(p, 1e-12), 1 - 1e-12)
        return -math.log(p) if a == 1 else -math.log(1 - p)

    prices = {
        "zero_one": lambda a, b: 1.0 if a != b else 0.0,
        "squared": lambda a, b: (float(a) - float(b)) ** 2,
        "absolute": lambda a, b: abs(float(a) - float(b)),
        "log": log_price,
    }
    name, colon, text = str(loss).partition(":")
    if name == "pinball" and colon:
        q = float(text)
        if q <= 0 or q >= 1 or q != q:
            raise ValueError("q outside (0, 1)")

        def price(a, b):
            e = float(a) - float(b)
            return q * e if e >= 0 else (q - 1) * e
    elif loss in prices:
        price = prices[loss]
    else:
        raise ValueError("no such loss")
    return math.fsum(price(a, b) for a, b in zip(truth, answers)) / len(truth)
