# %% W1 squared distances
def mahalanobis(X, mean, cov):
    cov = np.asarray(cov, dtype=float)
    values = np.linalg.eigvalsh(cov)
    if values[0] <= 1e-12 * values[-1]:
        raise np.linalg.LinAlgError
    shift = np.asarray(X, dtype=float) - np.asarray(mean, dtype=float)
    return np.sum(shift * np.linalg.solve(cov, shift.T).T, axis=1)

# %% W2 the diagonal only
def mahalanobis(X, mean, cov):
    cov = np.asarray(cov, dtype=float)
    values = np.linalg.eigvalsh(cov)
    if values[0] <= 1e-12 * values[-1]:
        raise np.linalg.LinAlgError
    shift = np.asarray(X, dtype=float) - np.asarray(mean, dtype=float)
    return np.sqrt(np.sum(shift**2 / np.diag(cov), axis=1))

# %% W3 multiplies by the covariance
def mahalanobis(X, mean, cov):
    cov = np.asarray(cov, dtype=float)
    values = np.linalg.eigvalsh(cov)
    if values[0] <= 1e-12 * values[-1]:
        raise np.linalg.LinAlgError
    shift = np.asarray(X, dtype=float) - np.asarray(mean, dtype=float)
    return np.sqrt(np.sum(shift * (shift @ cov), axis=1))

# %% W4 counted from the mean of X
def mahalanobis(X, mean, cov):
    cov = np.asarray(cov, dtype=float)
    values = np.linalg.eigvalsh(cov)
    if values[0] <= 1e-12 * values[-1]:
        raise np.linalg.LinAlgError
    if len(X) == 0:
        return np.zeros(0)
    shift = np.asarray(X, dtype=float) - np.asarray(X, dtype=float).mean(axis=0)
    return np.sqrt(np.sum(shift * np.linalg.solve(cov, shift.T).T, axis=1))

# %% W5 only exact singularity is noticed
def mahalanobis(X, mean, cov):
    cov = np.asarray(cov, dtype=float)
    shift = np.asarray(X, dtype=float) - np.asarray(mean, dtype=float)
    L = np.linalg.cholesky(cov)
    return np.sqrt(np.sum(np.linalg.solve(L, shift.T) ** 2, axis=0))

# %% W6 the condition number says nothing of the sign
def mahalanobis(X, mean, cov):
    cov = np.asarray(cov, dtype=float)
    if np.linalg.cond(cov) >= 1e12:
        raise np.linalg.LinAlgError
    shift = np.asarray(X, dtype=float) - np.asarray(mean, dtype=float)
    with np.errstate(all="ignore"):
        return np.sqrt(np.sum(shift * np.linalg.solve(cov, shift.T).T, axis=1))
