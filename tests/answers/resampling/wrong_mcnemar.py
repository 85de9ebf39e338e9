# %% W1 rows that agree count as trials
import numpy as np
from scipy.stats import binom


def mcnemar(y, a, b):
    y, a, b = np.asarray(y), np.asarray(a), np.asarray(b)
    if not len(y) == len(a) == len(b):
        raise ValueError
    only_a, only_b = np.sum((a == y) & (b != y)), np.sum((a != y) & (b == y))
    return float(min(1.0, 2 * binom.cdf(min(only_a, only_b), len(y), 0.5)))

# %% W4 right answers of a against right answers of b
import numpy as np
from scipy.stats import binom


def mcnemar(y, a, b):
    y, a, b = np.asarray(y), np.asarray(a), np.asarray(b)
    if not len(y) == len(a) == len(b):
        raise ValueError
    right_a, right_b = np.sum(a == y), np.sum(b == y)
    return float(min(1.0, 2 * binom.cdf(min(right_a, right_b), right_a + right_b, 0.5)))

# %% W2 chi-squared with the continuity correction
import numpy as np
from scipy.stats import chi2


def mcnemar(y, a, b):
    y, a, b = np.asarray(y), np.asarray(a), np.asarray(b)
    if not len(y) == len(a) == len(b):
        raise ValueError
    only_a, only_b = np.sum((a == y) & (b != y)), np.sum((a != y) & (b == y))
    if only_a == only_b:
        return 1.0
    return float(chi2.sf((abs(int(only_a) - int(only_b)) - 1) ** 2 / (only_a + only_b), 1))

# %% W6 chi-squared
import numpy as np
from scipy.stats import chi2


def mcnemar(y, a, b):
    y, a, b = np.asarray(y), np.asarray(a), np.asarray(b)
    if not len(y) == len(a) == len(b):
        raise ValueError
    only_a, only_b = np.sum((a == y) & (b != y)), np.sum((a != y) & (b == y))
    if only_a == only_b:
        return 1.0
    return float(chi2.sf((int(only_a) - int(only_b)) ** 2 / (only_a + only_b), 1))

# %% W3 compares a with b and ignores y
import numpy as np
from scipy.stats import binom


def mcnemar(y, a, b):
    y, a, b = np.asarray(y), np.asarray(a), np.asarray(b)
    if not len(y) == len(a) == len(b):
        raise ValueError
    more, less = int(np.sum(a > b)), int(np.sum(a < b))
    return float(min(1.0, 2 * binom.cdf(min(more, less), more + less, 0.5)))

# %% W7 every row on which a and b differ counts
import numpy as np
from scipy.stats import binom


def mcnemar(y, a, b):
    y, a, b = np.asarray(y), np.asarray(a), np.asarray(b)
    if not len(y) == len(a) == len(b):
        raise ValueError
    differ = np.sum(a != b)
    wins = np.sum((a == y) & (a != b))
    return float(min(1.0, 2 * binom.cdf(min(wins, differ - wins), differ, 0.5)))

# %% W5 one-sided
import numpy as np
from scipy.stats import binom


def mcnemar(y, a, b):
    y, a, b = np.asarray(y), np.asarray(a), np.asarray(b)
    if not len(y) == len(a) == len(b):
        raise ValueError
    only_a, only_b = np.sum((a == y) & (b != y)), np.sum((a != y) & (b == y))
    if only_a == only_b:
        return 1.0
    return float(binom.cdf(min(only_a, only_b), only_a + only_b, 0.5))
