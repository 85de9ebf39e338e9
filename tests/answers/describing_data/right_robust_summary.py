# %% sorted lists and interpolation by hand
import math


def robust_summary(x):
    values = sorted(float(v) for v in x if not math.isnan(v))
    if not values:
        raise ValueError("empty")

    def quantile(ordered, p):
        place = p * (len(ordered) - 1)
        low = math.floor(place)
        high = min(low + 1, len(ordered) - 1)
        return ordered[low] + (place - low) * (ordered[high] - ordered[low])

    median = quantile(values, 0.5)
    cut = int(0.1 * len(values))
    middle = values[cut : len(values) - cut]
    return {
        "trimmed_mean": sum(middle) / len(middle),
        "iqr": quantile(values, 0.75) - quantile(values, 0.25),
        "mad": 1.4826 * quantile(sorted(abs(v - median) for v in values), 0.5),
        "median": median,
    }


# %% the nan functions of NumPy and the exact factor
import numpy as np
from scipy.stats import norm


def robust_summary(x):
    x = np.array(x, dtype=float)
    n = np.count_nonzero(~np.isnan(x))
    if n == 0:
        raise ValueError("no numbers")
    median = np.nanmedian(x)
    inner = np.sort(x)[n // 10 : n - n // 10]  # NaN go to the end
    return {
        "median": median,
        "mad": np.nanmedian(np.abs(x - median)) / norm.ppf(0.75),
        "iqr": np.subtract(*np.nanpercentile(x, [75, 25])),
        "trimmed_mean": np.mean(inner),
    }


# %% a Series
import pandas as pd


def robust_summary(x):
    s = pd.Series(x, dtype=float).dropna().sort_values().reset_index(drop=True)
    if s.empty:
        raise ValueError("nothing to summarise")
    k = len(s) // 10
    return dict(
        median=s.median(),
        mad=(s - s.median()).abs().median() * 1.4826,
        iqr=s.quantile(0.75) - s.quantile(0.25),
        trimmed_mean=s.iloc[k : len(s) - k].mean(),
    )

# %% from the text alone, one
def robust_summary(x: ArrayLike) -> dict[str, float]:
    values = np.asarray(x, dtype=float)
    values = np.sort(values[~np.isnan(values)])
    n = values.size
    if n == 0:
        raise ValueError("there is no number in x")
    median = np.median(values)
    low, high = np.quantile(values, [0.25, 0.75])
    cut = n // 10
    return {
        "median": float(median),
        "mad": float(1.4826 * np.median(np.abs(values - median))),
        "iqr": float(high - low),
        "trimmed_mean": float(values[cut : n - cut].mean()),
    }


# %% from the text alone, two
import math


def _at(ordered: list[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def robust_summary(x: ArrayLike) -> dict[str, float]:
    ordered = sorted(float(v) for v in x if v == v)
    if not ordered:
        raise ValueError("nothing to summarise")
    median = _at(ordered, 0.5)
    deviations = sorted(abs(v - median) for v in ordered)
    cut = len(ordered) // 10
    middle = ordered[cut : len(ordered) - cut]
    return dict(
        trimmed_mean=math.fsum(middle) / len(middle),
        iqr=_at(ordered, 0.75) - _at(ordered, 0.25),
        mad=1.4826 * _at(deviations, 0.5),
        median=median,
    )
