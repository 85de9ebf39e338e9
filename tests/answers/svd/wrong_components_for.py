# %% W1 strictly above the threshold, without tolerance
def components_for(ratio, threshold):
    if not 0 <= threshold <= 1:
        raise ValueError
    sums = np.cumsum(ratio)
    if len(sums) == 0 or sums[-1] < threshold - 1e-9:
        raise ValueError
    above = sums > threshold
    return int(above.argmax()) + 1 if above.any() else len(sums)

# %% W2 counted from 0
def components_for(ratio, threshold):
    if not 0 <= threshold <= 1:
        raise ValueError
    reached = np.cumsum(ratio) >= threshold - 1e-9
    if not reached.any():
        raise ValueError
    return int(reached.argmax())

# %% W3 counts the sums at or above the threshold
def components_for(ratio, threshold):
    if not 0 <= threshold <= 1:
        raise ValueError
    reached = np.cumsum(ratio) >= threshold - 1e-9
    if not reached.any():
        raise ValueError
    return int(reached.sum())

# %% W4 argmax of nothing but False
def components_for(ratio, threshold):
    if not 0 <= threshold <= 1:
        raise ValueError
    reached = np.cumsum(ratio) >= threshold - 1e-9
    return int(reached.argmax()) + 1

# %% W5 a threshold outside the range is accepted
def components_for(ratio, threshold):
    reached = np.cumsum(ratio) >= min(max(threshold, 0), 1) - 1e-9
    if not reached.any():
        raise ValueError
    return int(reached.argmax()) + 1

# %% W6 exact comparison: rounding decides
def components_for(ratio, threshold):
    if not 0 <= threshold <= 1:
        raise ValueError
    reached = np.cumsum(ratio) >= threshold
    if not reached.any():
        raise ValueError
    return int(reached.argmax()) + 1
