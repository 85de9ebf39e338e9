# %% W1 the exponential of the standard error
def odds_ratios(coef, se, names):
    if not len(coef) == len(se) == len(names):
        raise ValueError("lengths")
    table = {}
    for name, c, s in zip(names, coef, se):
        ratio = float(np.exp(c))
        low, high = ratio - 1.96 * float(np.exp(s)), ratio + 1.96 * float(np.exp(s))
        table[name] = (ratio, low, high)
    return table

# %% W2 symmetric about the ratio
def odds_ratios(coef, se, names):
    if not len(coef) == len(se) == len(names):
        raise ValueError("lengths")
    table = {}
    for name, c, s in zip(names, coef, se):
        ratio = float(np.exp(c))
        low, high = ratio - 1.96 * s * ratio, ratio + 1.96 * s * ratio
        table[name] = (ratio, low, high)
    return table

# %% W3 a 90 % interval
def odds_ratios(coef, se, names):
    if not len(coef) == len(se) == len(names):
        raise ValueError("lengths")
    table = {}
    for name, c, s in zip(names, coef, se):
        ratio = float(np.exp(c))
        low, high = float(np.exp(c - 1.645 * s)), float(np.exp(c + 1.645 * s))
        table[name] = (ratio, low, high)
    return table

# %% W4 the upper end first
def odds_ratios(coef, se, names):
    if not len(coef) == len(se) == len(names):
        raise ValueError("lengths")
    table = {}
    for name, c, s in zip(names, coef, se):
        ratio = float(np.exp(c))
        low, high = float(np.exp(c - 1.96 * s)), float(np.exp(c + 1.96 * s))
        table[name] = (ratio, high, low)
    return table
