# %% W1 works with products
def bayes_update(log_prior, log_lik):
    log_prior, log_lik = np.asarray(log_prior, dtype=float), np.asarray(log_lik, dtype=float)
    if log_lik.ndim != 2 or log_lik.shape[1] != log_prior.size:
        raise ValueError
    weights = np.exp(log_prior) * np.prod(np.exp(log_lik), axis=0)
    if weights.sum() == 0:
        raise ValueError
    with np.errstate(all="ignore"):
        return np.log(weights / weights.sum())

# %% W2 normalises the likelihoods within each observation only
def bayes_update(log_prior, log_lik):
    log_prior, log_lik = np.asarray(log_prior, dtype=float), np.asarray(log_lik, dtype=float)
    if log_lik.ndim != 2 or log_lik.shape[1] != log_prior.size:
        raise ValueError
    return log_prior + (log_lik - np.logaddexp.reduce(log_lik, axis=1, keepdims=True)).sum(axis=0)

# %% W3 the prior is applied once for each observation
def bayes_update(log_prior, log_lik):
    log_prior, log_lik = np.asarray(log_prior, dtype=float), np.asarray(log_lik, dtype=float)
    if log_lik.ndim != 2 or log_lik.shape[1] != log_prior.size:
        raise ValueError
    joint = (log_prior + log_lik).sum(axis=0) if len(log_lik) else log_prior
    if joint.max() == -np.inf:
        raise ValueError
    return joint - joint.max() - np.log(np.exp(joint - joint.max()).sum())

# %% W4 an impossible hypothesis gets a little probability back
def bayes_update(log_prior, log_lik):
    log_prior = np.maximum(np.asarray(log_prior, dtype=float), -700.0)
    log_lik = np.maximum(np.asarray(log_lik, dtype=float), -700.0)
    if log_lik.ndim != 2 or log_lik.shape[1] != log_prior.size:
        raise ValueError
    joint = log_prior + log_lik.sum(axis=0)
    if joint.max() < -690:
        raise ValueError
    return joint - joint.max() - np.log(np.exp(joint - joint.max()).sum())

# %% W5 shifted by the largest sum, but not normalised
def bayes_update(log_prior, log_lik):
    log_prior, log_lik = np.asarray(log_prior, dtype=float), np.asarray(log_lik, dtype=float)
    if log_lik.ndim != 2 or log_lik.shape[1] != log_prior.size:
        raise ValueError
    joint = log_prior + log_lik.sum(axis=0)
    if joint.max() == -np.inf:
        raise ValueError
    return joint - joint.max()

# %% W6 NaN when everything is impossible
def bayes_update(log_prior, log_lik):
    log_prior, log_lik = np.asarray(log_prior, dtype=float), np.asarray(log_lik, dtype=float)
    if log_lik.ndim != 2 or log_lik.shape[1] != log_prior.size:
        raise ValueError
    joint = log_prior + log_lik.sum(axis=0)
    with np.errstate(all="ignore"):
        return joint - np.logaddexp.reduce(joint)

# %% W7 a single column is stretched
def bayes_update(log_prior, log_lik):
    joint = np.asarray(log_prior, dtype=float) + np.asarray(log_lik, dtype=float).sum(axis=0)
    if joint.max() == -np.inf:
        raise ValueError
    return joint - np.logaddexp.reduce(joint)
