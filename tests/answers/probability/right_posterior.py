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
