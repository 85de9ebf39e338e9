# %% Minka's Newton steps on 1 / shape
from scipy.special import polygamma, psi

def fit_gamma(x):
    x = np.asarray(x, dtype=float)
    if x.ndim != 1 or len(x) < 2 or np.any(~np.isfinite(x)) or np.any(x <= 0) or np.all(x == x[0]):
        raise ValueError("cannot fit")
    s = np.log(x.mean()) - np.log(x).mean()
    k = (3 - s + np.sqrt((s - 3) ** 2 + 24 * s)) / (12 * s)
    for _ in range(30):
        k = 1 / (1 / k + (np.log(k) - psi(k) - s) / (k**2 * (1 / k - polygamma(1, k))))
    return k, x.mean() / k

# %% bisection on the log of the shape
import math
from scipy.special import digamma

def fit_gamma(x):
    values = [float(v) for v in x]
    if len(values) < 2 or any(not (0 < v < math.inf) for v in values) or min(values) == max(values):
        raise ValueError("positive, finite, different values please")
    mean = math.fsum(values) / len(values)
    s = -math.fsum(math.log(v / mean) for v in values) / len(values)
    low, high = math.log(1 / (2 * s)), math.log(1 / s)
    for _ in range(100):
        middle = (low + high) / 2
        if middle - digamma(math.exp(middle)) > s:
            low = middle
        else:
            high = middle
    shape = math.exp((low + high) / 2)
    return [shape, mean / shape]

# %% minimise the profile NLL of the standardised data
from scipy.optimize import minimize_scalar
from scipy.special import gammaln

def fit_gamma(x):
    x = np.array(x, dtype=float)
    if x.size < 2 or not np.isfinite(x).all() or x.min() <= 0 or np.ptp(x) == 0:
        raise ValueError("no maximum")
    mean = x.mean()
    u = x / mean
    mean_log = np.log(u).mean()
    start = -0.75 / mean_log
    def loss(log_ratio):
        k = start * np.exp(log_ratio)
        return gammaln(k) - k * np.log(k) - (k - 1) * mean_log + k
    def slope(log_ratio):
        k = start * np.exp(log_ratio)
        return digamma(k) - np.log(k) - mean_log
    from scipy.optimize import root_scalar
    from scipy.special import digamma
    best = minimize_scalar(loss, bounds=(-1, 1), method="bounded").x
    best = root_scalar(slope, x0=best, x1=best + 1e-3, method="secant").root
    k = start * np.exp(best)
    return np.array([k, mean / k])

# %% blind: brentq between the two bounds
from scipy.optimize import brentq
from scipy.special import digamma


def fit_gamma(x):
    x = np.asarray(x, dtype=float)
    if x.size < 2 or not np.all(np.isfinite(x)) or np.any(x <= 0):
        raise ValueError("at least two positive finite numbers are needed")
    if x.min() == x.max():
        raise ValueError("all values are equal: the likelihood has no maximum")
    mean = x.mean()
    s = -np.mean(np.log(x / mean))
    k = brentq(lambda k: np.log(k) - digamma(k) - s, 0.5 / s, 1.0 / s, xtol=1e-14, rtol=1e-12)
    return float(k), float(mean / k)

# %% blind: bisection on the logarithm of the shape
import math

from scipy.special import digamma


def fit_gamma(x):
    values = [float(v) for v in x]
    if len(values) < 2:
        raise ValueError("two values at least")
    if any(not (0.0 < v < math.inf) for v in values):
        raise ValueError("positive, finite values only")
    if len(set(values)) == 1:
        raise ValueError("equal values have no maximum")
    mean = math.fsum(values) / len(values)
    s = math.log(mean) - math.fsum(math.log(v) for v in values) / len(values)
    low, high = -math.log(2 * s), -math.log(s)
    for _ in range(100):
        middle = (low + high) / 2
        if middle - digamma(math.exp(middle)) > s:
            low = middle
        else:
            high = middle
    k = math.exp((low + high) / 2)
    return k, mean / k
