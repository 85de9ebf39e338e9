# %% W1 the mean of the absolute deviations
import numpy as np


def robust_summary(x):
    x = np.asarray(x, dtype=float)
    x = np.sort(x[~np.isnan(x)])
    if x.size == 0:
        raise ValueError("empty")
    median = np.median(x)
    cut = x.size // 10
    return {
        "median": median,
        "mad": 1.4826 * np.mean(np.abs(x - median)),
        "iqr": np.quantile(x, 0.75) - np.quantile(x, 0.25),
        "trimmed_mean": x[cut : x.size - cut].mean(),
    }


# %% W2 10 % trimmed in total
import numpy as np


def robust_summary(x):
    x = np.asarray(x, dtype=float)
    x = np.sort(x[~np.isnan(x)])
    if x.size == 0:
        raise ValueError("empty")
    median = np.median(x)
    cut = x.size // 20
    return {
        "median": median,
        "mad": 1.4826 * np.median(np.abs(x - median)),
        "iqr": np.quantile(x, 0.75) - np.quantile(x, 0.25),
        "trimmed_mean": x[cut : x.size - cut].mean(),
    }


# %% W3 the factor is missing
import numpy as np


def robust_summary(x):
    x = np.asarray(x, dtype=float)
    x = np.sort(x[~np.isnan(x)])
    if x.size == 0:
        raise ValueError("empty")
    median = np.median(x)
    cut = x.size // 10
    return {
        "median": median,
        "mad": np.median(np.abs(x - median)),
        "iqr": np.quantile(x, 0.75) - np.quantile(x, 0.25),
        "trimmed_mean": x[cut : x.size - cut].mean(),
    }


# %% W4 NaN in, NaN out
import numpy as np


def robust_summary(x):
    x = np.asarray(x, dtype=float)
    x = np.sort(x)
    if np.isnan(x).all():
        raise ValueError("empty")
    median = np.median(x)
    cut = x.size // 10
    return {
        "median": median,
        "mad": 1.4826 * np.median(np.abs(x - median)),
        "iqr": np.quantile(x, 0.75) - np.quantile(x, 0.25),
        "trimmed_mean": x[cut : x.size - cut].mean(),
    }
