# %% Cholesky by hand, vector by vector
import math


def sample_mvn(mean, cov, n, rng):
    mean, cov = np.array(mean, dtype=float), np.array(cov, dtype=float)
    if mean.ndim != 1 or cov.shape != mean.shape * 2:
        raise ValueError("shapes do not fit")
    d = len(mean)
    if not np.abs(cov - cov.T).max() <= 1e-8 * np.abs(cov).max():
        raise np.linalg.LinAlgError("not symmetric")
    L = np.zeros((d, d))
    for i in range(d):
        for j in range(i + 1):
            rest = cov[i, j] - sum(L[i, k] * L[j, k] for k in range(j))
            if i > j:
                L[i, j] = rest / L[j, j]
            elif rest > 1e-14 * cov[i, i]:
                L[i, i] = math.sqrt(rest)
            else:
                raise np.linalg.LinAlgError("not positive definite")
    draws = [mean + L @ rng.standard_normal(d) for _ in range(n)]
    return np.array(draws).reshape(n, d)

# %% SciPy's Cholesky and einsum
import scipy.linalg


def sample_mvn(mean, cov, n, rng):
    mean, cov = np.asarray(mean), np.asarray(cov)
    if mean.ndim != 1 or cov.ndim != 2 or set(cov.shape) != {mean.size}:
        raise ValueError("shapes do not fit")
    if np.isnan(cov).any() or np.any(np.abs(cov - cov.T) > 1e-8 * np.abs(cov).max()):
        raise np.linalg.LinAlgError("not a covariance")
    U = scipy.linalg.cholesky(cov)
    return np.einsum("nj,jk->nk", rng.normal(size=(n, len(mean))), U) + mean


# %% blind: NumPy's Cholesky after a look at both triangles
import numpy as np


def sample_mvn(mean, cov, n, rng):
    mean = np.asarray(mean, dtype=np.float64)
    cov = np.asarray(cov, dtype=np.float64)
    if mean.ndim != 1 or cov.shape != (len(mean), len(mean)):
        raise ValueError("mean needs shape (d,) and cov shape (d, d)")
    if not np.all(np.isfinite(cov)):
        raise np.linalg.LinAlgError("the covariance is not finite")
    if np.abs(cov - cov.T).max() > 1e-8 * np.abs(cov).max():
        raise np.linalg.LinAlgError("the covariance is not symmetric")
    root = np.linalg.cholesky(cov)
    return mean + rng.standard_normal((n, len(mean))) @ root.T


# %% blind: Cholesky by hand, entry by entry, and the sums of products without a matrix product
import math

import numpy as np


def sample_mvn(mean, cov, n, rng):
    centre = np.array(mean, dtype=float)
    given = np.array(cov, dtype=float)
    d = centre.size
    if centre.shape != (d,) or given.shape != (d, d):
        raise ValueError("the shapes do not fit")
    a = given.tolist()
    largest = max(abs(v) for row in a for v in row)
    for i in range(d):
        for j in range(d):
            # "not <=" also refuses NaN
            if not abs(a[i][j] - a[j][i]) <= 1e-8 * largest:
                raise np.linalg.LinAlgError("not symmetric, or not a number")
    low = [[0.0] * d for _ in range(d)]
    for i in range(d):
        for j in range(i + 1):
            rest = a[i][j] - math.fsum(low[i][q] * low[j][q] for q in range(j))
            if i != j:
                low[i][j] = rest / low[j][j]
            elif rest > 0:
                low[i][i] = math.sqrt(rest)
            else:
                raise np.linalg.LinAlgError("not positive definite")
    z = rng.standard_normal((n, d))
    out = np.empty((n, d))
    for i in range(d):
        out[:, i] = centre[i]
        for j in range(i + 1):
            out[:, i] += low[i][j] * z[:, j]
    return out
