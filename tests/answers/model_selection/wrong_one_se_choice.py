# %% W1 each model's own standard error
def one_se_choice(means, ses, complexity):
    means, ses, complexity = (np.asarray(values, dtype=float) for values in (means, ses, complexity))
    if not means.shape == ses.shape == complexity.shape or means.size == 0:
        raise ValueError("lengths")
    if not np.isfinite([means, ses, complexity]).all() or ses.min() < 0:
        raise ValueError("values")
    ranked = np.lexsort((-means, complexity))
    near = means + ses >= means.max()
    return int(ranked[near[ranked].argmax()])


# %% W2 the most complex model within one error
def one_se_choice(means, ses, complexity):
    means, ses, complexity = (np.asarray(values, dtype=float) for values in (means, ses, complexity))
    if not means.shape == ses.shape == complexity.shape or means.size == 0:
        raise ValueError("lengths")
    if not np.isfinite([means, ses, complexity]).all() or ses.min() < 0:
        raise ValueError("values")
    ranked = np.lexsort((-means, complexity))
    best = ranked[means[ranked].argmax()]
    near = np.flatnonzero(means >= means[best] - ses[best])
    return int(near[complexity[near].argmax()])


# %% W3 the best model, whatever its errors
def one_se_choice(means, ses, complexity):
    means, ses, complexity = (np.asarray(values, dtype=float) for values in (means, ses, complexity))
    if not means.shape == ses.shape == complexity.shape or means.size == 0:
        raise ValueError("lengths")
    if not np.isfinite([means, ses, complexity]).all() or ses.min() < 0:
        raise ValueError("values")
    ranked = np.lexsort((-means, complexity))
    return int(ranked[means[ranked].argmax()])


# %% W4 the smallest mean is the best
def one_se_choice(means, ses, complexity):
    means, ses, complexity = (np.asarray(values, dtype=float) for values in (means, ses, complexity))
    if not means.shape == ses.shape == complexity.shape or means.size == 0:
        raise ValueError("lengths")
    if not np.isfinite([means, ses, complexity]).all() or ses.min() < 0:
        raise ValueError("values")
    ranked = np.lexsort((means, complexity))
    best = ranked[means[ranked].argmin()]
    near = means <= means[best] + ses[best]
    return int(ranked[near[ranked].argmax()])


# %% W5 the border does not count
def one_se_choice(means, ses, complexity):
    means, ses, complexity = (np.asarray(values, dtype=float) for values in (means, ses, complexity))
    if not means.shape == ses.shape == complexity.shape or means.size == 0:
        raise ValueError("lengths")
    if not np.isfinite([means, ses, complexity]).all() or ses.min() < 0:
        raise ValueError("values")
    ranked = np.lexsort((-means, complexity))
    best = ranked[means[ranked].argmax()]
    near = means > means[best] - ses[best]
    near[best] = True
    return int(ranked[near[ranked].argmax()])
