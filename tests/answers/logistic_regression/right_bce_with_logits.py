# %% loop with log1p
import math


def bce_with_logits(z, y, weight=None):
    z, y = np.array(z, dtype=float), np.array(y, dtype=float)
    if weight is None:
        weight = np.ones_like(z)
    weight = np.array(weight, dtype=float)
    if z.ndim != 1 or len(z) == 0 or y.shape != z.shape or weight.shape != z.shape:
        raise ValueError("shapes")
    if any(label not in (0.0, 1.0) for label in y) or (weight < 0).any() or weight.sum() == 0:
        raise ValueError("values")
    total = 0.0
    for score, label, times in zip(z, y, weight):
        s = score if label == 1 else -score
        total += times * (math.log1p(math.exp(-s)) if s > 0 else -s + math.log1p(math.exp(s)))
    return total / float(weight.sum())

# %% maximum plus log1p of the small exponential
def bce_with_logits(z, y, weight=None):
    z, y = np.asarray(z, dtype=np.float64), np.asarray(y)
    if z.ndim != 1 or z.shape != y.shape or z.size == 0:
        raise ValueError("z and y must have one shape (n,)")
    if not ((y == 0) | (y == 1)).all():
        raise ValueError("labels must be 0 or 1")
    m = np.where(y == 1, -z, z)
    losses = np.maximum(m, 0) + np.log1p(np.exp(-np.abs(m)))
    if weight is None:
        return losses.mean()
    weight = np.asarray(weight, dtype=float)
    if weight.shape != z.shape or (weight < 0).any() or not weight.sum() > 0:
        raise ValueError("weights")
    return np.dot(losses, weight) / weight.sum()

# %% blind: logaddexp of signed scores
def bce_with_logits(z, y, weight=None):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    w = np.ones_like(z) if weight is None else np.asarray(weight, dtype=float)
    if z.ndim != 1 or z.size == 0 or y.shape != z.shape or w.shape != z.shape:
        raise ValueError("z, y and weight need one shape (n,), n >= 1")
    if not np.all((y == 0) | (y == 1)):
        raise ValueError("a label is neither 0 nor 1")
    if np.any(w < 0) or w.sum() == 0:
        raise ValueError("weights")
    losses = np.logaddexp(0.0, (1 - 2 * y) * z)
    return float(np.sum(w * losses) / np.sum(w))

# %% blind: row by row with math.log1p
def bce_with_logits(z, y, weight=None):
    import math

    parts = [np.asarray(v, dtype=float) for v in ((z, y) if weight is None else (z, y, weight))]
    if any(v.ndim != 1 or len(v) != len(parts[0]) for v in parts) or len(parts[0]) == 0:
        raise ValueError("shapes")
    rows = list(zip(*(v.tolist() for v in parts))) if weight is not None else [
        (a, b, 1.0) for a, b in zip(parts[0].tolist(), parts[1].tolist())]
    top = bottom = 0.0
    for score, label, w in rows:
        if label not in (0, 1) or w < 0:
            raise ValueError("label or weight")
        signed = score if label == 1 else -score
        top += w * (max(-signed, 0.0) + math.log1p(math.exp(-abs(signed))))
        bottom += w
    if bottom == 0:
        raise ValueError("all weights are 0")
    return top / bottom
