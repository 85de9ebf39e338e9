# %% W1 multiplies by the covariance
def sample_mvn(mean, cov, n, rng):
    mean, cov = np.asarray(mean, dtype=float), np.asarray(cov, dtype=float)
    if mean.ndim != 1 or cov.shape != (mean.size, mean.size):
        raise ValueError
    np.linalg.cholesky(cov)
    return mean + rng.standard_normal((n, mean.size)) @ cov

# %% W2 L instead of its transpose
def sample_mvn(mean, cov, n, rng):
    mean, cov = np.asarray(mean, dtype=float), np.asarray(cov, dtype=float)
    if mean.ndim != 1 or cov.shape != (mean.size, mean.size):
        raise ValueError
    if not np.allclose(cov, cov.T, rtol=0, atol=1e-8 * np.abs(cov).max()):
        raise np.linalg.LinAlgError
    return mean + rng.standard_normal((n, mean.size)) @ np.linalg.cholesky(cov)

# %% W3 a standard deviation for each column
def sample_mvn(mean, cov, n, rng):
    mean, cov = np.asarray(mean, dtype=float), np.asarray(cov, dtype=float)
    if mean.ndim != 1 or cov.shape != (mean.size, mean.size):
        raise ValueError
    np.linalg.cholesky(cov)
    return mean + rng.standard_normal((n, mean.size)) * np.sqrt(np.diag(cov))

# %% W4 rng.multivariate_normal
def sample_mvn(mean, cov, n, rng):
    mean, cov = np.asarray(mean, dtype=float), np.asarray(cov, dtype=float)
    return rng.multivariate_normal(mean, cov, size=n, method="cholesky")

# %% W5 an asymmetric matrix passes
def sample_mvn(mean, cov, n, rng):
    mean, cov = np.asarray(mean, dtype=float), np.asarray(cov, dtype=float)
    if mean.ndim != 1 or cov.shape != (mean.size, mean.size):
        raise ValueError
    return mean + rng.standard_normal((n, mean.size)) @ np.linalg.cholesky(cov).T

# %% W6 a root that exists for every symmetric matrix
def sample_mvn(mean, cov, n, rng):
    mean, cov = np.asarray(mean, dtype=float), np.asarray(cov, dtype=float)
    if mean.ndim != 1 or cov.shape != (mean.size, mean.size):
        raise ValueError
    if not np.allclose(cov, cov.T, rtol=0, atol=1e-8 * np.abs(cov).max()):
        raise np.linalg.LinAlgError
    z = rng.standard_normal((n, mean.size))
    try:
        return mean + z @ np.linalg.cholesky(cov).T
    except np.linalg.LinAlgError:
        values, vectors = np.linalg.eigh(cov)
        return mean + z * np.sqrt(np.maximum(values, 0)) @ vectors.T

# %% W7 a mean of length one is stretched
def sample_mvn(mean, cov, n, rng):
    mean, cov = np.asarray(mean, dtype=float), np.asarray(cov, dtype=float)
    if not np.allclose(cov, cov.T, rtol=0, atol=1e-8 * np.abs(cov).max()):
        raise np.linalg.LinAlgError
    return mean + rng.standard_normal((n, len(cov))) @ np.linalg.cholesky(cov).T
