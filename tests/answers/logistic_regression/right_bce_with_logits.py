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
