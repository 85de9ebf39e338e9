# %% W1 drawn without replacement
import numpy as np


def bootstrap_ci(x, stat, n_boot, alpha, rng):
    x = np.asarray(x, dtype=float)
    if len(x) == 0 or not 0 < alpha < 1:
        raise ValueError
    values = [stat(rng.choice(x, size=len(x), replace=False)) for _ in range(n_boot)]
    return tuple(np.quantile(values, [alpha / 2, 1 - alpha / 2]))

# %% W2 the quantiles alpha and 1 - alpha
import numpy as np


def bootstrap_ci(x, stat, n_boot, alpha, rng):
    x = np.asarray(x, dtype=float)
    if len(x) == 0 or not 0 < alpha < 1:
        raise ValueError
    values = [stat(rng.choice(x, size=len(x))) for _ in range(n_boot)]
    return tuple(np.quantile(values, [alpha, 1 - alpha]))

# %% W3 only half as many draws
import numpy as np


def bootstrap_ci(x, stat, n_boot, alpha, rng):
    x = np.asarray(x, dtype=float)
    if len(x) == 0 or not 0 < alpha < 1:
        raise ValueError
    values = [stat(rng.choice(x, size=(len(x) + 1) // 2)) for _ in range(n_boot)]
    return tuple(np.quantile(values, [alpha / 2, 1 - alpha / 2]))

# %% W4 normal draws around the mean
import numpy as np


def bootstrap_ci(x, stat, n_boot, alpha, rng):
    x = np.asarray(x, dtype=float)
    if len(x) == 0 or not 0 < alpha < 1:
        raise ValueError
    values = [stat(rng.normal(x.mean(), x.std(), size=len(x))) for _ in range(n_boot)]
    return tuple(np.quantile(values, [alpha / 2, 1 - alpha / 2]))

# %% W5 a normal interval with the bootstrap's standard error
import numpy as np
from scipy.stats import norm


def bootstrap_ci(x, stat, n_boot, alpha, rng):
    x = np.asarray(x, dtype=float)
    if len(x) == 0 or not 0 < alpha < 1:
        raise ValueError
    values = [stat(rng.choice(x, size=len(x))) for _ in range(n_boot)]
    half = norm.isf(alpha / 2) * np.std(values)
    return float(stat(x) - half), float(stat(x) + half)

# %% W6 a generator of its own, always with the same seed
import numpy as np


def bootstrap_ci(x, stat, n_boot, alpha, rng):
    rng = np.random.default_rng(0)
    x = np.asarray(x, dtype=float)
    if len(x) == 0 or not 0 < alpha < 1:
        raise ValueError(f"need at least one value and 0 < alpha < 1, got {len(x)} and {alpha}")
    values = [stat(rng.choice(x, size=len(x))) for _ in range(n_boot)]
    low, high = np.quantile(values, [alpha / 2, 1 - alpha / 2])
    return float(low), float(high)
