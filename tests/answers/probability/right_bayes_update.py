# %% one observation at a time, normalised at every step
def bayes_update(log_prior, log_lik):
    belief = [float(value) for value in log_prior]
    for row in [belief and [0.0] * len(belief), *list(log_lik)]:
        if len(row) != len(belief):
            raise ValueError("one column for each hypothesis")
        belief = [b + float(r) for b, r in zip(belief, row)]
        top = max(belief)
        if top == float("-inf"):
            raise ValueError("nothing is possible")
        log_total = top + np.log(sum(np.exp(b - top) for b in belief))
        belief = [b - log_total for b in belief]
    if np.shape(log_lik)[1] != len(belief):
        raise ValueError("one column for each hypothesis")
    return np.array(belief)

# %% SciPy's logsumexp
from scipy.special import logsumexp


def bayes_update(log_prior, log_lik):
    log_lik = np.array(log_lik, dtype=float, ndmin=2)
    log_prior = np.array(log_prior, dtype=float)
    if log_lik.shape[-1] != len(log_prior):
        raise ValueError
    joint = np.concatenate([log_prior[None, :], log_lik]).sum(axis=0)
    total = logsumexp(joint)
    if np.isneginf(total):
        raise ValueError("all hypotheses are impossible")
    return joint - total

# %% logaddexp
def bayes_update(log_prior, log_lik):
    log_prior, log_lik = np.asarray(log_prior, float), np.asarray(log_lik, float)
    if log_lik.shape[1:] != log_prior.shape:
        raise ValueError("shapes differ")
    joint = log_prior + np.sum(log_lik, axis=0)
    norm = np.logaddexp.reduce(joint)
    if norm == -np.inf:
        raise ValueError("impossible")
    return joint - norm


# %% blind: the formula as it stands: one sum over the rows, then log-sum-exp with the largest taken out
import numpy as np


def bayes_update(log_prior, log_lik):
    log_prior = np.array(log_prior, dtype=np.float64)
    log_lik = np.asarray(log_lik, dtype=np.float64)
    if log_lik.ndim != 2 or log_lik.shape[1] != len(log_prior):
        raise ValueError("log_lik needs one column for each hypothesis")
    with np.errstate(all="ignore"):
        s = log_prior + log_lik.sum(axis=0)
        top = s.max()
        if top == -np.inf:
            raise ValueError("every hypothesis is impossible")
        below = s - top
        return below - np.log(np.exp(below).sum())


# %% blind: observation by observation, each posterior being the next prior, the best one kept at 0
import math

import numpy as np


def bayes_update(log_prior, log_lik):
    beliefs = [float(v) for v in log_prior]
    table = np.asarray(log_lik, dtype=float)
    if table.ndim != 2 or table.shape[1] != len(beliefs):
        raise ValueError("wrong number of columns")

    def lowered(values):
        best = max(values)
        if best == -math.inf:
            raise ValueError("nothing is possible any more")
        return [v - best for v in values]

    beliefs = lowered(beliefs)
    for row in table.tolist():
        best = max(row)
        if best == -math.inf:
            raise ValueError("nothing is possible any more")
        beliefs = lowered([b + (v - best) for b, v in zip(beliefs, row)])
    total = math.log(math.fsum(math.exp(b) for b in beliefs))
    return np.array([b - total for b in beliefs], dtype=np.float64)
