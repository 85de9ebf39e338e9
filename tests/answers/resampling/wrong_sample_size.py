# %% W1 the total instead of one arm
import numpy as np
from scipy.stats import norm


def sample_size(p0, lift, alpha=0.05, power=0.8):
    p1 = p0 + lift
    if not (0 < p0 < 1 and 0 < p1 < 1) or lift == 0 or not 0 < alpha < power < 1:
        raise ValueError
    mean = (p0 + p1) / 2
    alarm = norm.isf(alpha / 2) * np.sqrt(2 * mean * (1 - mean))
    margin = norm.ppf(power) * np.sqrt(p0 * (1 - p0) + p1 * (1 - p1))
    return 2 * int(np.ceil(((alarm + margin) / lift) ** 2))

# %% W2 a one-sided quantile
import numpy as np
from scipy.stats import norm


def sample_size(p0, lift, alpha=0.05, power=0.8):
    p1 = p0 + lift
    if not (0 < p0 < 1 and 0 < p1 < 1) or lift == 0 or not 0 < alpha < power < 1:
        raise ValueError
    mean = (p0 + p1) / 2
    alarm = norm.isf(alpha) * np.sqrt(2 * mean * (1 - mean))
    margin = norm.ppf(power) * np.sqrt(p0 * (1 - p0) + p1 * (1 - p1))
    return int(np.ceil(((alarm + margin) / lift) ** 2))

# %% W3 rounded down
import numpy as np
from scipy.stats import norm


def sample_size(p0, lift, alpha=0.05, power=0.8):
    p1 = p0 + lift
    if not (0 < p0 < 1 and 0 < p1 < 1) or lift == 0 or not 0 < alpha < power < 1:
        raise ValueError
    mean = (p0 + p1) / 2
    alarm = norm.isf(alpha / 2) * np.sqrt(2 * mean * (1 - mean))
    margin = norm.ppf(power) * np.sqrt(p0 * (1 - p0) + p1 * (1 - p1))
    return int(((alarm + margin) / lift) ** 2)

# %% W4 the old rate's variance for both curves
import numpy as np
from scipy.stats import norm


def sample_size(p0, lift, alpha=0.05, power=0.8):
    p1 = p0 + lift
    if not (0 < p0 < 1 and 0 < p1 < 1) or lift == 0 or not 0 < alpha < power < 1:
        raise ValueError
    root = (norm.isf(alpha / 2) + norm.ppf(power)) * np.sqrt(2 * p0 * (1 - p0))
    return int(np.ceil((root / lift) ** 2))

# %% W5 the lift taken as a share of p0
import numpy as np
from scipy.stats import norm


def sample_size(p0, lift, alpha=0.05, power=0.8):
    p1 = p0 * (1 + lift)
    if not (0 < p0 < 1 and 0 < p0 + lift < 1) or lift == 0 or not 0 < alpha < power < 1:
        raise ValueError
    mean = (p0 + p1) / 2
    alarm = norm.isf(alpha / 2) * np.sqrt(2 * mean * (1 - mean))
    margin = norm.ppf(power) * np.sqrt(p0 * (1 - p0) + p1 * (1 - p1))
    return int(np.ceil(((alarm + margin) / (p1 - p0)) ** 2))
