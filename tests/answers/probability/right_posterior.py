# %% odds, then back to a probability
def posterior(prior, sensitivity, specificity):
    prior, sensitivity, specificity = np.broadcast_arrays(prior, sensitivity, specificity)
    for value in (prior, sensitivity, specificity):
        if (value < 0).any() or (value > 1).any():
            raise ValueError("not a probability")
    hit = sensitivity.astype(float) * prior
    miss = (1.0 - specificity.astype(float)) * (1.0 - prior)
    total = hit + miss
    return np.divide(hit, total, out=np.full(total.shape, np.nan), where=total != 0)

# %% one number at a time
import itertools


def posterior(prior, sensitivity, specificity):
    def single(p, se, sp):
        if any(v < 0 or v > 1 for v in (p, se, sp)):
            raise ValueError(f"probabilities expected, got {p}, {se}, {sp}")
        positive = p * se + (1 - p) * (1 - sp)
        return p * se / positive if positive else float("nan")

    args = np.broadcast_arrays(*(np.asarray(a, dtype=float) for a in (prior, sensitivity, specificity)))
    flat = [single(*map(float, triple)) for triple in zip(*(a.ravel() for a in args), strict=True)]
    return np.array(flat).reshape(args[0].shape) if args[0].ndim else flat[0]


# %% blind: Bayes' rule on whole arrays; the places with 0/0 are never divided
import numpy as np


def posterior(prior, sensitivity, specificity):
    arrays = [np.asarray(a, dtype=np.float64) for a in (prior, sensitivity, specificity)]
    for a in arrays:
        if np.any((a < 0) | (a > 1)):
            raise ValueError("probabilities lie between 0 and 1")
    pi, sens, spec = np.broadcast_arrays(*arrays)
    right = pi * sens
    alarms = right + (1 - pi) * (1 - spec)
    result = np.full(alarms.shape, np.nan)
    np.divide(right, alarms, out=result, where=alarms > 0)
    return float(result) if result.ndim == 0 else result


# %% blind: a loop over the broadcast places in plain Python, by odds: false alarms for each right one
import numpy as np


def posterior(prior, sensitivity, specificity):
    grid = np.broadcast(*(np.asarray(a, dtype=float) for a in (prior, sensitivity, specificity)))
    answers = []
    for triple in grid:
        pi, sens, spec = map(float, triple)
        if any(v < 0 or v > 1 for v in (pi, sens, spec)):
            raise ValueError("a value is no probability")
        right, wrong = pi * sens, (1 - pi) * (1 - spec)
        if right != right or wrong != wrong or right == wrong == 0:
            answers.append(float("nan"))
        elif right == 0:
            answers.append(0.0)
        else:
            answers.append(1 / (1 + wrong / right))
    if grid.shape == ():
        return answers[0]
    return np.array(answers, dtype=np.float64).reshape(grid.shape)
