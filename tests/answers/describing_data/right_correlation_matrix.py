# %% two loops over the columns
import numpy as np


def correlation_matrix(X):
    X = np.array(X, dtype=float)
    d = X.shape[1]
    R = np.full((d, d), np.nan)
    for j in range(d):
        for k in range(j + 1):
            a, b = X[:, j], X[:, k]
            if (a == a[0]).all() or (b == b[0]).all():
                continue
            a, b = a - a.mean(), b - b.mean()
            r = float(np.dot(a, b) / np.sqrt(np.dot(a, a) * np.dot(b, b)))
            R[j, k] = R[k, j] = max(-1.0, min(1.0, r))
    return R


# %% standard scores, averaged, then mended
import numpy as np


def correlation_matrix(X):
    X = np.asarray(X, dtype=float)
    constant = np.ptp(X, axis=0) == 0
    sd = np.where(constant, 1.0, X.std(axis=0))
    Z = (X - X.mean(axis=0)) / sd
    R = np.einsum("ij,ik->jk", Z, Z) / len(X)
    R = np.minimum(1.0, np.maximum(-1.0, np.triu(R) + np.triu(R, 1).T))
    np.fill_diagonal(R, 1.0)
    R[constant] = np.nan
    R[:, constant] = np.nan
    return R


# %% covariance with n - 1 in both places
import numpy as np


def correlation_matrix(X):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    flat = np.array([len(set(column)) == 1 for column in X.T.tolist()])
    result = np.full((d, d), np.nan)
    if flat.all():
        return result
    keep = np.flatnonzero(~flat)
    C = np.atleast_2d(np.cov(X[:, keep], rowvar=False, ddof=1))
    s = np.sqrt(np.diag(C))
    R = C / np.outer(s, s)
    R = np.clip((R + R.T) / 2, -1, 1)
    result[np.ix_(keep, keep)] = R
    return result

# %% from the text alone, one
def correlation_matrix(X: ArrayLike) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    constant = (X == X[0]).all(axis=0)
    Z = X - X.mean(axis=0)
    Z = Z - Z.mean(axis=0)
    length = np.sqrt((Z**2).sum(axis=0))
    Z = Z / np.where(constant, 1.0, length)
    R = Z.T @ Z
    R = np.clip((R + R.T) / 2, -1.0, 1.0)
    R[constant, :] = np.nan
    R[:, constant] = np.nan
    return R


# %% from the text alone, two
import math


def correlation_matrix(X: ArrayLike) -> np.ndarray:
    table = np.array(X, dtype=float)
    n, d = table.shape
    columns = []
    for j in range(d):
        column = table[:, j].tolist()
        if min(column) == max(column):
            columns.append(None)
            continue
        mean = math.fsum(column) / n
        centred = [v - mean for v in column]
        norm = math.hypot(*centred)
        columns.append([v / norm for v in centred])
    R = np.full((d, d), np.nan)
    for j in range(d):
        for k in range(j + 1):
            if columns[j] is None or columns[k] is None:
                continue
            cosine = math.fsum(a * b for a, b in zip(columns[j], columns[k]))
            R[j, k] = R[k, j] = max(-1.0, min(1.0, cosine))
    return R
