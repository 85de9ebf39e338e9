# %% W1 always the boundary for 0.5
def boundary_value(coef, intercept, fixed, free, p):
    coef, fixed = np.asarray(coef, dtype=float), np.asarray(fixed, dtype=float)
    if coef[free] == 0 or not 0 < p < 1:
        raise ValueError("coefficient or p")
    logit = 0.0
    others = np.delete(coef, free) @ np.delete(fixed, free)
    return float((logit - intercept - others) / coef[free])

# %% W2 the others stay on their side
def boundary_value(coef, intercept, fixed, free, p):
    coef, fixed = np.asarray(coef, dtype=float), np.asarray(fixed, dtype=float)
    if coef[free] == 0 or not 0 < p < 1:
        raise ValueError("coefficient or p")
    logit = np.log(p / (1 - p))
    others = np.delete(coef, free) @ np.delete(fixed, free)
    return float((logit + intercept + others) / coef[free])

# %% W7 the sign of the log-odds
def boundary_value(coef, intercept, fixed, free, p):
    coef, fixed = np.asarray(coef, dtype=float), np.asarray(fixed, dtype=float)
    if coef[free] == 0 or not 0 < p < 1:
        raise ValueError("coefficient or p")
    logit = np.log((1 - p) / p)
    others = np.delete(coef, free) @ np.delete(fixed, free)
    return float((logit - intercept - others) / coef[free])

# %% W3 the old value of the free feature counts
def boundary_value(coef, intercept, fixed, free, p):
    coef, fixed = np.asarray(coef, dtype=float), np.asarray(fixed, dtype=float)
    if coef[free] == 0 or not 0 < p < 1:
        raise ValueError("coefficient or p")
    logit = np.log(p / (1 - p))
    others = coef @ fixed
    return float((logit - intercept - others) / coef[free])

# %% W8 the old value is added and taken away
def boundary_value(coef, intercept, fixed, free, p):
    coef, fixed = np.asarray(coef, dtype=float), np.asarray(fixed, dtype=float)
    if coef[free] == 0 or not 0 < p < 1:
        raise ValueError("coefficient or p")
    logit = np.log(p / (1 - p))
    others = coef @ fixed - coef[free] * fixed[free]
    return float((logit - intercept - others) / coef[free])

# %% W4 any probability passes
def boundary_value(coef, intercept, fixed, free, p):
    coef, fixed = np.asarray(coef, dtype=float), np.asarray(fixed, dtype=float)
    if coef[free] == 0:
        raise ValueError("coefficient or p")
    p = min(max(p, 1e-12), 1 - 1e-12) if not 0 < p < 1 else p
    logit = np.log(p / (1 - p))
    others = np.delete(coef, free) @ np.delete(fixed, free)
    return float((logit - intercept - others) / coef[free])

# %% W5 a coefficient of 0 gives infinity
def boundary_value(coef, intercept, fixed, free, p):
    coef, fixed = np.asarray(coef, dtype=float), np.asarray(fixed, dtype=float)
    if not 0 < p < 1:
        raise ValueError("coefficient or p")
    logit = np.log(p / (1 - p))
    others = np.delete(coef, free) @ np.delete(fixed, free)
    return float((logit - intercept - others) / coef[free])

# %% W6 integers are kept
def boundary_value(coef, intercept, fixed, free, p):
    coef, fixed = np.asarray(coef), np.asarray(fixed)
    whole = coef.dtype.kind == "i" and fixed.dtype.kind == "i"
    if coef[free] == 0 or not 0 < p < 1:
        raise ValueError("coefficient or p")
    logit = np.log(p / (1 - p))
    others = np.delete(coef, free) @ np.delete(fixed, free)
    value = logit - intercept - others
    return float(value // coef[free]) if whole else float(value / coef[free])
