# %% case by case
import math

def bernoulli_estimates(k, n, a, b):
    k, n = int(k), int(n)
    if k < 0 or k > n:
        raise ValueError("impossible count")
    if not (a > 0 and b > 0):
        raise ValueError("impossible prior")
    alpha, beta = a + k, b + (n - k)
    if n == 0:
        mle = math.nan
    else:
        mle = k / n
    if alpha < 1 or beta < 1 or (alpha == 1 and beta == 1):
        peak = math.nan
    else:
        peak = (alpha - 1) / (alpha + beta - 2)
    return {"map": peak, "mean": alpha / (alpha + beta), "mle": mle}

# %% NumPy's division, which knows 0 / 0, and SciPy's mean
from scipy.stats import beta as beta_distribution

def bernoulli_estimates(k, n, a, b):
    k, n, a, b = np.array([k, n, a, b], dtype=float)
    if min(k, n - k) < 0 or min(a, b) <= 0:
        raise ValueError
    up, down = a + k - 1, b + n - k - 1
    with np.errstate(all="ignore"):
        mle, peak = np.array([k, up]) / np.array([n, up + down])
    return dict(mle=mle, map=peak if min(up, down) >= 0 else np.nan, mean=beta_distribution(a + k, b + n - k).mean())

# %% blind: the formulas, guarded
def bernoulli_estimates(k, n, a, b):
    k, n = int(k), int(n)
    if k < 0 or k > n or not a > 0 or not b > 0:
        raise ValueError("need 0 <= k <= n and a, b > 0")
    alpha, beta = float(a) + k, float(b) + (n - k)
    peaked = alpha >= 1 and beta >= 1 and not (alpha == 1 and beta == 1)
    return {
        "mle": k / n if n else float("nan"),
        "map": (alpha - 1) / (alpha + beta - 2) if peaked else float("nan"),
        "mean": alpha / (alpha + beta),
    }

# %% blind: from the posterior of scipy, the mode by cases
from scipy import stats as _stats


def bernoulli_estimates(k, n, a, b):
    k, n = int(k), int(n)
    if not 0 <= k <= n:
        raise ValueError("k must be from 0 to n")
    if a <= 0 or b <= 0:
        raise ValueError("a and b must be positive")
    up, down = a + k, b + n - k
    result = {"mean": float(_stats.beta(up, down).mean())}
    try:
        result["mle"] = k / n
    except ZeroDivisionError:
        result["mle"] = np.nan
    if up < 1 or down < 1 or up == down == 1:
        result["map"] = np.nan
    elif up == 1:
        result["map"] = 0.0
    elif down == 1:
        result["map"] = 1.0
    else:
        result["map"] = float((up - 1) / ((up - 1) + (down - 1)))
    return result
