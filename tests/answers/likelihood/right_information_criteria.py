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
