# %% W1 the covariance matrix
import numpy as np


def correlation_matrix(X):
    X = np.asarray(X, dtype=float)
    n = len(X)
    Z = X - X.mean(axis=0)
    sd = np.sqrt((Z**2).sum(axis=0) / n)
    sd[np.ptp(X, axis=0) == 0] = np.nan
    R = Z.T @ Z / n
    R[np.isnan(sd)] = np.nan
    R[:, np.isnan(sd)] = np.nan
    return R


# %% W2 the columns are not centred
import numpy as np


def correlation_matrix(X):
    X = np.asarray(X, dtype=float)
    n = len(X)
    Z = X
    sd = np.sqrt((Z**2).sum(axis=0) / n)
    sd[np.ptp(X, axis=0) == 0] = np.nan
    R = Z.T @ Z / n
    R = R / (sd[:, None] * sd)
    R = np.clip((R + R.T) / 2, -1, 1)
    return R


# %% W3 divisor n above, n - 1 below
import numpy as np


def correlation_matrix(X):
    X = np.asarray(X, dtype=float)
    n = len(X)
    Z = X - X.mean(axis=0)
    sd = np.sqrt((Z**2).sum(axis=0) / max(n - 1, 1))
    sd[np.ptp(X, axis=0) == 0] = np.nan
    R = Z.T @ Z / n
    R = R / (sd[:, None] * sd)
    R = np.clip((R + R.T) / 2, -1, 1)
    return R


# %% W4 a constant column is one with standard deviation 0
import numpy as np


def correlation_matrix(X):
    X = np.asarray(X, dtype=float)
    n = len(X)
    Z = X - X.mean(axis=0)
    sd = np.sqrt((Z**2).sum(axis=0) / n)
    sd[sd == 0] = np.nan
    R = Z.T @ Z / n
    R = R / (sd[:, None] * sd)
    R = np.clip((R + R.T) / 2, -1, 1)
    return R


# %% W5 mean of products minus product of means
import numpy as np


def correlation_matrix(X):
    X = np.asarray(X, dtype=float)
    n = len(X)
    Z = X - X.mean(axis=0)
    sd = np.sqrt((Z**2).sum(axis=0) / n)
    sd[np.ptp(X, axis=0) == 0] = np.nan
    R = X.T @ X / n - np.outer(X.mean(axis=0), X.mean(axis=0))
    R = R / (sd[:, None] * sd)
    R = np.clip((R + R.T) / 2, -1, 1)
    return R


# %% W6 rounding leaves correlations above 1
import numpy as np


def correlation_matrix(X):
    X = np.asarray(X, dtype=float)
    n = len(X)
    Z = X - X.mean(axis=0)
    sd = np.sqrt((Z**2).sum(axis=0) / n)
    sd[np.ptp(X, axis=0) == 0] = np.nan
    R = Z.T @ Z / n
    R = R / (sd[:, None] * sd)
    R = (R + R.T) / 2
    return R
