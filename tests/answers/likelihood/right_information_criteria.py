# %% the math module, the deviance first
import math

def information_criteria(nll_sum, k, n):
    if k < 0:
        raise ValueError("k")
    if n < 1:
        raise ValueError("n")
    deviance = 2.0 * float(nll_sum)
    return deviance + 2.0 * k, deviance + math.log(n) * k

# %% both charges at once, as an array
def information_criteria(nll_sum, k, n):
    if not (k >= 0 and n >= 1):
        raise ValueError("impossible")
    return 2 * (nll_sum + k * np.array([1.0, np.log(np.sqrt(n))]))

# %% blind: the two formulas
import math


def information_criteria(nll_sum, k, n):
    if k < 0 or n < 1:
        raise ValueError("k >= 0 and n >= 1 are needed")
    return float(2 * nll_sum + 2 * k), float(2 * nll_sum + k * math.log(n))

# %% blind: the deviance and two prices a parameter
def information_criteria(nll_sum, k, n):
    if int(k) < 0:
        raise ValueError("a number of parameters is not negative")
    if int(n) <= 0:
        raise ValueError("no observations")
    deviance = 2.0 * float(nll_sum)
    return tuple(deviance + price * int(k) for price in (2.0, float(np.log(int(n)))))
