# %% loop with math
import math


def odds_ratios(coef, se, names):
    if len(coef) != len(names) or len(se) != len(names):
        raise ValueError("lengths")
    result = {}
    for j, name in enumerate(names):
        c, s = float(coef[j]), float(se[j])
        result[name] = (math.exp(c), math.exp(c - 1.96 * s), math.exp(c + 1.96 * s))
    return result

# %% the exact quantile, the ratio times a factor
from scipy.stats import norm


def odds_ratios(coef, se, names):
    if len({len(coef), len(se), len(names)}) > 1:
        raise ValueError("lengths")
    ratio = np.exp(np.asarray(coef, dtype=float))
    factor = np.exp(norm.ppf(0.975) * np.asarray(se, dtype=float))
    return dict(zip(names, zip(ratio.tolist(), (ratio / factor).tolist(), (ratio * factor).tolist())))

# %% blind: three arrays, zipped
def odds_ratios(coef, se, names):
    coef, se, names = np.asarray(coef, dtype=float), np.asarray(se, dtype=float), list(names)
    if not len(coef) == len(se) == len(names):
        raise ValueError("coef, se and names differ in length")
    ends = [np.exp(v).tolist() for v in (coef, coef - 1.96 * se, coef + 1.96 * se)]
    return dict(zip(names, zip(*ends)))

# %% blind: a loop with math.exp
def odds_ratios(coef, se, names):
    import math

    if len({len(coef), len(se), len(names)}) > 1:
        raise ValueError("lengths")
    out = {}
    for c, e, name in zip(coef, se, names):
        ratio, factor = math.exp(c), math.exp(1.96 * e)
        out[name] = (ratio, ratio / factor, ratio * factor)
    return out
