# %% a loop
def components_for(ratio, threshold):
    if not (threshold >= 0 and threshold <= 1):
        raise ValueError("threshold outside [0, 1]")
    total = 0.0
    for k, share in enumerate(ratio, start=1):
        total += share
        if total >= threshold - 1e-9:
            return k
    raise ValueError("never reached")

# %% binary search in the sums
def components_for(ratio, threshold):
    if np.isnan(threshold) or threshold < 0 or threshold > 1:
        raise ValueError
    sums = np.cumsum(np.asarray(ratio, dtype=float))
    k = int(np.searchsorted(sums, threshold - 1e-9, side="left"))
    if k == len(sums):
        raise ValueError
    return k + 1

# %% exact sums and a count of the sums that are too small
import math


def components_for(ratio, threshold):
    if math.isnan(threshold) or not 0 <= threshold <= 1:
        raise ValueError(threshold)
    ratio = [float(share) for share in ratio]
    short = sum(math.fsum(ratio[:k]) < threshold - 1e-9 for k in range(1, len(ratio) + 1))
    if short == len(ratio):
        raise ValueError("the shares do not reach the threshold")
    return short + 1

# %% blind: cumulative sums
def components_for(ratio, threshold):
    if not 0 <= threshold <= 1:
        raise ValueError("threshold must be between 0 and 1")
    reached = np.flatnonzero(np.cumsum(np.asarray(ratio, dtype=float)) >= threshold - 1e-9)
    if reached.size == 0:
        raise ValueError("all shares together do not reach the threshold")
    return int(reached[0]) + 1

# %% blind: adding up until it is enough
def components_for(ratio, threshold):
    if np.isnan(threshold) or threshold < 0 or threshold > 1:
        raise ValueError("no such threshold")
    total = 0.0
    for number, share in enumerate(ratio, start=1):
        total += float(share)
        if threshold - total <= 1e-9:
            return number
    raise ValueError("never reached")
