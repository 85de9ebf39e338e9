# %% Python's statistics
import statistics


def mc_integrate(f, sampler, n, rng):
    if n <= 1:
        raise ValueError("too few draws")
    values = [float(value) for value in f(sampler(rng, n))]
    if any(value != value for value in values):
        return float("nan"), float("nan")
    return statistics.fmean(values), statistics.stdev(values) / n**0.5

# %% centred sums
def mc_integrate(f, sampler, n, rng):
    if n < 2:
        raise ValueError("too few draws")
    x = sampler(rng, n)
    y = np.asarray(f(x))
    estimate = np.sum(y) / n
    return estimate, np.sqrt(np.sum((y - estimate) ** 2) / (n * (n - 1)))

# %% SciPy
from scipy.stats import sem


def mc_integrate(f, sampler, n, rng):
    if n < 2:
        raise ValueError("too few draws")
    values = f(sampler(rng, n))
    return np.mean(values), sem(values)
