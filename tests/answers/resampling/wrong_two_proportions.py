# %% W1 the standard error is not pooled
import numpy as np
from scipy.stats import norm


def two_proportions(x1, n1, x2, n2):
    if min(n1, n2) < 1 or not (0 <= x1 <= n1 and 0 <= x2 <= n2):
        raise ValueError
    a, b = x1 / n1, x2 / n2
    variance = a * (1 - a) / n1 + b * (1 - b) / n2
    if variance == 0:
        return 0.0, 1.0
    z = (a - b) / np.sqrt(variance)
    return float(z), float(2 * norm.sf(abs(z)))

# %% W2 one-sided
import numpy as np
from scipy.stats import norm


def two_proportions(x1, n1, x2, n2):
    if min(n1, n2) < 1 or not (0 <= x1 <= n1 and 0 <= x2 <= n2):
        raise ValueError
    pooled = (x1 + x2) / (n1 + n2)
    if pooled in (0, 1):
        return 0.0, 1.0
    z = (x1 / n1 - x2 / n2) / np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    return float(z), float(norm.sf(abs(z)))

# %% W3 divides by zero when nobody bought
import math
from scipy.stats import norm


def two_proportions(x1, n1, x2, n2):
    if min(n1, n2) < 1 or not (0 <= x1 <= n1 and 0 <= x2 <= n2):
        raise ValueError
    pooled = (x1 + x2) / (n1 + n2)
    z = (x1 / n1 - x2 / n2) / math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    return float(z), float(2 * norm.sf(abs(z)))

# %% W5 NaN when nobody bought
import numpy as np
from scipy.stats import norm


def two_proportions(x1, n1, x2, n2):
    if min(n1, n2) < 1 or not (0 <= x1 <= n1 and 0 <= x2 <= n2):
        raise ValueError
    pooled = (x1 + x2) / (n1 + n2)
    z = np.float64(x1 / n1 - x2 / n2) / np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    return float(z), float(2 * norm.sf(abs(z)))

# %% W4 1 - cdf in the tail
import numpy as np
from scipy.stats import norm


def two_proportions(x1, n1, x2, n2):
    if min(n1, n2) < 1 or not (0 <= x1 <= n1 and 0 <= x2 <= n2):
        raise ValueError
    pooled = (x1 + x2) / (n1 + n2)
    if pooled in (0, 1):
        return 0.0, 1.0
    z = (x1 / n1 - x2 / n2) / np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    return float(z), float(2 * (1 - norm.cdf(abs(z))))
