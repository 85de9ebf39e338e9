# %% a dictionary of functions
def negative_gradient(loss, y, F, delta=1.0):
    from scipy.special import expit

    y, F = np.array(y, dtype=float), np.array(F, dtype=float)
    if len(y) != len(F):
        raise ValueError("lengths")
    if loss == "huber" and delta <= 0:
        raise ValueError("delta")
    if loss == "logistic" and not set(y.tolist()) <= {0.0, 1.0}:
        raise ValueError("labels")
    rules = {
        "squared": lambda: y - F,
        "absolute": lambda: (y > F).astype(float) - (y < F),
        "huber": lambda: np.where(np.abs(y - F) <= delta, y - F, delta * np.sign(y - F)),
        "logistic": lambda: np.where(y == 1, expit(-F), -expit(F)),
    }
    if loss not in rules:
        raise ValueError(loss)
    return rules[loss]()

# %% number by number
def negative_gradient(loss, y, F, delta=1.0):
    import math

    def one(a, b):
        r = float(a) - float(b)
        if loss == "squared":
            return r
        if loss == "absolute":
            return math.copysign(1.0, r) if r else 0.0
        if loss == "huber":
            return max(-delta, min(delta, r))
        if a not in (0, 1):
            raise ValueError("labels are 0 and 1")
        small = math.exp(-abs(b))
        return a - (1.0 if b >= 0 else small) / (1.0 + small)

    if loss not in ("squared", "absolute", "huber", "logistic") or len(y) != len(F):
        raise ValueError("loss or lengths")
    if loss == "huber" and not delta > 0:
        raise ValueError("delta")
    return np.array([one(a, b) for a, b in zip(y, F)], dtype=float)

# %% blind: vectorised, sigma from exp(-|F|)
def negative_gradient(loss, y, F, delta=1.0):
    if loss not in ("squared", "absolute", "huber", "logistic"):
        raise ValueError("unknown loss")
    y, F = np.array(y, dtype=float), np.array(F, dtype=float)
    if y.shape != F.shape:
        raise ValueError("y and F differ in length")
    if loss == "logistic":
        if not np.isin(y, (0.0, 1.0)).all():
            raise ValueError("y must be 0 or 1")
        small = np.exp(-np.abs(F))
        return y - np.where(F >= 0, 1.0, small) / (1.0 + small)
    if loss == "huber" and delta <= 0:
        raise ValueError("delta must be above 0")
    if loss == "absolute":
        return (y > F).astype(float) - (y < F)
    with np.errstate(over="ignore"):
        r = y - F
    return r if loss == "squared" else np.clip(r, -delta, delta)

# %% blind: number by number
def negative_gradient(loss, y, F, delta=1.0):
    if len(y) != len(F):
        raise ValueError(f"{len(y)} targets, {len(F)} forecasts")

    def squared(t, f):
        return t - f

    def absolute(t, f):
        return 0.0 if t == f else (1.0 if t > f else -1.0)

    def huber(t, f):
        return t - f if abs(t - f) <= delta else delta * absolute(t, f)

    def logistic(t, f):
        if t != 0 and t != 1:
            raise ValueError(f"{t} is neither 0 nor 1")
        return t - float(np.exp(-np.logaddexp(0.0, -f)))

    rules = {"squared": squared, "absolute": absolute, "huber": huber, "logistic": logistic}
    if loss not in rules:
        raise ValueError(f"no loss {loss!r}")
    if loss == "huber" and not delta > 0:
        raise ValueError("delta must be positive")
    return np.array([rules[loss](float(t), float(f)) for t, f in zip(y, F)], dtype=np.float64)
