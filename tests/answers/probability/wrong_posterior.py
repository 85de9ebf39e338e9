# %% W1 the sensitivity is returned
def posterior(prior, sensitivity, specificity):
    return np.broadcast_arrays(np.asarray(sensitivity, dtype=float), prior, specificity)[0].copy()

# %% W2 not normalised
def posterior(prior, sensitivity, specificity):
    return np.asarray(prior, dtype=float) * sensitivity + 0.0 * np.asarray(specificity)

# %% W3 the specificity is taken for the share of false alarms
def posterior(prior, sensitivity, specificity):
    prior, sensitivity, specificity = (np.asarray(v, dtype=float) for v in (prior, sensitivity, specificity))
    if any(np.any((v < 0) | (v > 1)) for v in (prior, sensitivity, specificity)):
        raise ValueError
    with np.errstate(invalid="ignore"):
        return prior * sensitivity / (prior * sensitivity + (1 - prior) * specificity)

# %% W4 0/0 becomes 0
def posterior(prior, sensitivity, specificity):
    prior, sensitivity, specificity = (np.asarray(v, dtype=float) for v in (prior, sensitivity, specificity))
    if any(np.any((v < 0) | (v > 1)) for v in (prior, sensitivity, specificity)):
        raise ValueError
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(prior * sensitivity / (prior * sensitivity + (1 - prior) * (1 - specificity)))

# %% W6 0/0 warns
def posterior(prior, sensitivity, specificity):
    prior, sensitivity, specificity = (np.asarray(v, dtype=float) for v in (prior, sensitivity, specificity))
    if any(np.any((v < 0) | (v > 1)) for v in (prior, sensitivity, specificity)):
        raise ValueError
    return prior * sensitivity / (prior * sensitivity + (1 - prior) * (1 - specificity))

# %% W5 anything is taken for a probability
def posterior(prior, sensitivity, specificity):
    prior, sensitivity, specificity = (np.asarray(v, dtype=float) for v in (prior, sensitivity, specificity))
    with np.errstate(invalid="ignore", divide="ignore"):
        return prior * sensitivity / (prior * sensitivity + (1 - prior) * (1 - specificity))
