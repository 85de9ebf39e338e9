# %% W1 the binomial distribution of the mean
from scipy.stats import binom


def poisson_binomial(ps):
    ps = np.asarray(ps, dtype=float)
    if ps.ndim != 1 or not np.all((ps >= 0) & (ps <= 1)):
        raise ValueError
    return binom.pmf(np.arange(ps.size + 1), ps.size, ps.mean()) if ps.size else np.ones(1)

# %% W2 in place, from the bottom up
def poisson_binomial(ps):
    ps = np.asarray(ps, dtype=float)
    if ps.ndim != 1 or not np.all((ps >= 0) & (ps <= 1)):
        raise ValueError
    pmf = np.zeros(ps.size + 1)
    pmf[0] = 1.0
    for p in ps:
        pmf[0] *= 1 - p
        for k in range(1, ps.size + 1):
            pmf[k] = (1 - p) * pmf[k] + p * pmf[k - 1]
    return pmf

# %% W3 n entries
def poisson_binomial(ps):
    ps = np.asarray(ps, dtype=float)
    if ps.ndim != 1 or not np.all((ps >= 0) & (ps <= 1)):
        raise ValueError
    pmf = np.ones(1)
    for p in ps:
        pmf = (1 - p) * np.append(pmf, 0.0) + p * np.append(0.0, pmf)
    return pmf[: ps.size]

# %% W4 no coins fail
def poisson_binomial(ps):
    ps = np.asarray(ps, dtype=float)
    if ps.ndim != 1 or not np.all((ps >= 0) & (ps <= 1)):
        raise ValueError
    pmf = np.array([1 - ps[0], ps[0]])
    for p in ps[1:]:
        pmf = (1 - p) * np.append(pmf, 0.0) + p * np.append(0.0, pmf)
    return pmf

# %% W5 anything is taken for a probability
def poisson_binomial(ps):
    ps = np.asarray(ps, dtype=float)
    if ps.ndim != 1:
        raise ValueError
    pmf = np.ones(1)
    for p in ps:
        pmf = (1 - p) * np.append(pmf, 0.0) + p * np.append(0.0, pmf)
    return pmf

# %% W6 tables are flattened
def poisson_binomial(ps):
    ps = np.ravel(np.asarray(ps, dtype=float))
    if not np.all((ps >= 0) & (ps <= 1)):
        raise ValueError
    pmf = np.ones(1)
    for p in ps:
        pmf = (1 - p) * np.append(pmf, 0.0) + p * np.append(0.0, pmf)
    return pmf
