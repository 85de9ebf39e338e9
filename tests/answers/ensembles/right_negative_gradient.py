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
