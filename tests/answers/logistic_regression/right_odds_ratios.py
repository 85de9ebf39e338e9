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
