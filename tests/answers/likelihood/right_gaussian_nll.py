# %% one observation after the other
import math

def gaussian_nll(params, x):
    mu, log_sigma = (float(value) for value in params)
    values = [float(value) for value in x]
    if not values:
        raise ValueError("nothing to look at")
    terms = [((value - mu) / math.exp(log_sigma)) ** 2 / 2 for value in values]
    return math.log(math.sqrt(2 * math.pi)) + log_sigma + math.fsum(terms) / len(terms)

# %% SciPy's density
from scipy.stats import norm

def gaussian_nll(params, x):
    x = np.array(x, dtype=np.float64)
    if len(x) == 0:
        raise ValueError("x is empty")
    return -np.mean(norm.logpdf((x - params[0]) * np.exp(-1.0 * params[1]))) + params[1]

# %% mean square of the standardised values as a dot product
def gaussian_nll(params, x):
    mu, s = float(params[0]), float(params[1])
    z = (np.asarray(x, dtype=float) - mu) / np.exp(s)
    if z.shape[0] < 1:
        raise ValueError
    return (np.log(2 * np.pi) + z @ z / len(z)) / 2 + s

# %% blind: whole arrays, one standard score at a time
def gaussian_nll(params, x):
    mu, log_sigma = (float(p) for p in params)
    x = np.asarray(x, dtype=float)
    if x.size == 0:
        raise ValueError("x is empty")
    z = (x - mu) / np.exp(log_sigma)
    return float(0.5 * np.log(2 * np.pi) + log_sigma + 0.5 * np.mean(z * z))

# %% blind: a loop over plain numbers
import math


def gaussian_nll(params, x):
    mu, log_sigma = float(params[0]), float(params[1])
    values = [float(v) for v in x]
    if not values:
        raise ValueError("nothing observed")
    sigma = math.exp(log_sigma)
    total = 0.0
    for v in values:
        z = (v - mu) / sigma
        total += 0.5 * z * z
    return total / len(values) + log_sigma + 0.5 * math.log(2 * math.pi)
