# %% whole numbers of Python
from math import comb

import numpy as np


def mcnemar(y, a, b):
    y, a, b = list(y), list(a), list(b)
    if len(y) != len(a) or len(y) != len(b):
        raise ValueError("lengths differ")
    only_a = sum(1 for t, p, q in zip(y, a, b) if p == t and q != t)
    only_b = sum(1 for t, p, q in zip(y, a, b) if p != t and q == t)
    n = only_a + only_b
    tail, term = 0, 1
    for k in range(min(only_a, only_b) + 1):
        tail += term
        term = term * (n - k) // (k + 1)
    return min(1.0, 2 * tail / 2**n)

# %% survival function of the larger count
import numpy as np
from scipy.stats import binom


def mcnemar(y, a, b):
    y, a, b = map(np.asarray, (y, a, b))
    if y.shape != a.shape or y.shape != b.shape:
        raise ValueError
    right_a, right_b = a == y, b == y
    n = int((right_a ^ right_b).sum())
    if n == 0:
        return 1.0
    more = max(int((right_a & ~right_b).sum()), int((right_b & ~right_a).sum()))
    return float(min(1, 2 * binom.sf(more - 1, n, 0.5)))

# %% incomplete beta function
import numpy as np
from scipy.special import bdtr


def mcnemar(y, a, b):
    if not len(y) == len(a) == len(b):
        raise ValueError
    score = (np.array(a) == np.array(y)).astype(int) - (np.array(b) == np.array(y)).astype(int)
    plus, minus = int(np.sum(score == 1)), int(np.sum(score == -1))
    if plus == minus:
        return 1.0
    return float(2 * bdtr(min(plus, minus), plus + minus, 0.5))

# %% blind: boolean arrays and binom.cdf
from scipy.stats import binom


def mcnemar(y, a, b):
    if not len(y) == len(a) == len(b):
        raise ValueError("y, a and b differ in length")
    y = np.asarray(y)
    right_a, right_b = np.asarray(a) == y, np.asarray(b) == y
    n_a, n_b = int(np.sum(right_a & ~right_b)), int(np.sum(right_b & ~right_a))
    if n_a + n_b == 0:
        return 1.0
    return float(min(1.0, 2 * binom.cdf(min(n_a, n_b), n_a + n_b, 0.5)))


# %% blind: counted in a loop, the tail summed in exact whole numbers
def mcnemar(y, a, b):
    y, a, b = list(y), list(a), list(b)
    if len(a) != len(y) or len(b) != len(y):
        raise ValueError("the three columns need one length")
    only = [0, 0]
    for truth, one, two in zip(y, a, b):
        if (one == truth) != (two == truth):
            only[0 if one == truth else 1] += 1
    n = sum(only)
    ways, total = 1, 0
    for k in range(min(only) + 1):
        total += ways
        ways = ways * (n - k) // (k + 1)
    return min(1.0, 2 * total / 2**n)
