# %% W1 method of moments
def fit_gamma(x):
    x = np.asarray(x, dtype=float)
    if x.size < 2 or not np.all((x > 0) & np.isfinite(x)) or x.min() == x.max():
        raise ValueError("cannot fit")
    return float(x.mean() ** 2 / x.var()), float(x.var() / x.mean())

# %% W2 the rate
from scipy.optimize import brentq
from scipy.special import digamma

def fit_gamma(x):
    x = np.asarray(x, dtype=float)
    if x.size < 2 or not np.all((x > 0) & np.isfinite(x)) or x.min() == x.max():
        raise ValueError("cannot fit")
    s = np.log(x.mean()) - np.mean(np.log(x))
    shape = brentq(lambda k: np.log(k) - digamma(k) - s, 0.5 / s, 1 / s)
    return float(shape), float(shape / x.mean())

# %% W3 a minimiser from (1, 1)
from scipy.optimize import minimize
from scipy.special import gammaln

def fit_gamma(x):
    x = np.asarray(x, dtype=float)
    if x.size < 2 or not np.all((x > 0) & np.isfinite(x)) or x.min() == x.max():
        raise ValueError("cannot fit")
    def loss(t):
        k, theta = np.exp(np.clip(t, -20, 20))
        return gammaln(k) + k * np.log(theta) - (k - 1) * np.mean(np.log(x)) + np.mean(x) / theta
    with np.errstate(all="ignore"):
        found = minimize(loss, [0.0, 0.0], method="Nelder-Mead", options={"maxiter": 120, "xatol": 1e-7, "fatol": 1e-12})
    return tuple(np.exp(found.x).tolist())

# %% W4 impossible values are dropped
from scipy.optimize import brentq
from scipy.special import digamma

def fit_gamma(x):
    x = np.asarray(x, dtype=float)
    x = x[(x > 0) & np.isfinite(x)]
    if x.size < 2 or x.min() == x.max():
        raise ValueError("cannot fit")
    s = np.log(x.mean()) - np.mean(np.log(x))
    shape = brentq(lambda k: np.log(k) - digamma(k) - s, 0.5 / s, 1 / s)
    return float(shape), float(x.mean() / shape)

# %% W5 scale first
from scipy.optimize import brentq
from scipy.special import digamma

def fit_gamma(x):
    x = np.asarray(x, dtype=float)
    if x.size < 2 or not np.all((x > 0) & np.isfinite(x)) or x.min() == x.max():
        raise ValueError("cannot fit")
    s = np.log(x.mean()) - np.mean(np.log(x))
    shape = brentq(lambda k: np.log(k) - digamma(k) - s, 0.5 / s, 1 / s)
    return float(x.mean() / shape), float(shape)

# %% W6 the shape is sought between 0.1 and 100
from scipy.optimize import brentq
from scipy.special import digamma

def fit_gamma(x):
    x = np.asarray(x, dtype=float)
    if x.size < 2 or not np.all((x > 0) & np.isfinite(x)) or x.min() == x.max():
        raise ValueError("cannot fit")
    s = np.log(x.mean()) - np.mean(np.log(x))
    shape = brentq(lambda k: np.log(k) - digamma(k) - s, 0.1, 200)
    return float(shape), float(x.mean() / shape)

# %% W8 the approximation of the shape by the textbook, not refined
def fit_gamma(x):
    x = np.asarray(x, dtype=float)
    if x.size < 2 or not np.all((x > 0) & np.isfinite(x)) or x.min() == x.max():
        raise ValueError("cannot fit")
    s = np.log(x.mean()) - np.mean(np.log(x))
    shape = (3 - s + np.sqrt((s - 3) ** 2 + 24 * s)) / (12 * s)
    return float(shape), float(x.mean() / shape)

# %% W7 equal values give an endless shape
from scipy.optimize import brentq
from scipy.special import digamma

def fit_gamma(x):
    x = np.asarray(x, dtype=float)
    if not np.all((x > 0) & np.isfinite(x)):
        raise ValueError("cannot fit")
    if x.size < 2 or x.min() == x.max():
        return float("inf"), 0.0
    s = np.log(x.mean()) - np.mean(np.log(x))
    shape = brentq(lambda k: np.log(k) - digamma(k) - s, 0.5 / s, 1 / s)
    return float(shape), float(x.mean() / shape)
