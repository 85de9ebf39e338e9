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
