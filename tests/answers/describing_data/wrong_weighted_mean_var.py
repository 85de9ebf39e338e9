# %% W1 the variance is unweighted
import numpy as np


def weighted_mean_var(x, w):
    x, w = np.asarray(x, float), np.asarray(w, float)
    known = ~np.isnan(x) & ~np.isnan(w)
    x, w = x[known], w[known]
    if w.sum() == 0:
        raise ValueError("no weight")
    return np.average(x, weights=w), x.var()


# %% W2 the weights of missing values stay in the total
import numpy as np


def weighted_mean_var(x, w):
    x, w = np.asarray(x, float), np.asarray(w, float)
    total = np.nansum(w)
    if total == 0 or not (~np.isnan(x) & (w > 0)).any():
        raise ValueError("no weight")
    mean = np.nansum(w * x) / total
    return mean, np.nansum(w * (x - mean) ** 2) / total


# %% W3 sample variance, total weight minus 1
import numpy as np


def weighted_mean_var(x, w):
    x, w = np.asarray(x, float), np.asarray(w, float)
    known = ~np.isnan(x) & ~np.isnan(w)
    x, w = x[known], w[known]
    if w.sum() == 0:
        raise ValueError("no weight")
    mean = w @ x / w.sum()
    return mean, w @ (x - mean) ** 2 / (w.sum() - 1)


# %% W4 mean of squares minus square of the mean
import numpy as np


def weighted_mean_var(x, w):
    x, w = np.asarray(x, float), np.asarray(w, float)
    known = ~np.isnan(x) & ~np.isnan(w)
    x, w = x[known], w[known]
    if w.sum() == 0:
        raise ValueError("no weight")
    mean = w @ x / w.sum()
    return mean, w @ x**2 / w.sum() - mean**2
