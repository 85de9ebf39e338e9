# %% loop
import math


def boundary_value(coef, intercept, fixed, free, p):
    if p <= 0 or p >= 1:
        raise ValueError("p")
    if coef[free] == 0:
        raise ValueError("coef")
    score = math.log(p) - math.log1p(-p) - intercept
    for j, (c, value) in enumerate(zip(coef, fixed)):
        if j != free:
            score -= float(c) * float(value)
    return score / float(coef[free])

# %% zero in place of the free value
from scipy.special import logit


def boundary_value(coef, intercept, fixed, free, p):
    coef, x = np.array(coef, dtype=float), np.array(fixed, dtype=float)
    if not (0 < p < 1) or coef[free] == 0:
        raise ValueError("no boundary")
    x[free] = 0.0
    return (logit(p) - (np.dot(coef, x) + intercept)) / coef[free]

# %% blind: the score of the others without the free entry
def boundary_value(coef, intercept, fixed, free, p):
    coef, fixed = np.asarray(coef, dtype=float), np.asarray(fixed, dtype=float)
    if coef[free] == 0 or not 0 < p < 1:
        raise ValueError("no such value")
    others = np.arange(len(coef)) != free
    wanted = np.log(p) - np.log1p(-p)
    return float((wanted - intercept - coef[others] @ fixed[others]) / coef[free])

# %% blind: a running sum
def boundary_value(coef, intercept, fixed, free, p):
    import math

    if not (p > 0 and p < 1):
        raise ValueError("p must be strictly between 0 and 1")
    if coef[free] == 0:
        raise ValueError("the free feature has no influence")
    rest = math.log(p / (1 - p)) - intercept
    for j, (w, x) in enumerate(zip(coef, fixed)):
        if j != free:
            rest -= w * x
    return float(rest / coef[free])
