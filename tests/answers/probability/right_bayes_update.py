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
