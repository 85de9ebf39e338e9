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
