# %% whitened by the eigenvectors
def mahalanobis(X, mean, cov):
    values, V = np.linalg.eigh(np.asarray(cov, dtype=float))
    if values.min() <= 1e-12 * values.max():
        raise np.linalg.LinAlgError("not positive definite")
    white = (np.asarray(X, dtype=float) - np.asarray(mean, dtype=float)) @ V / np.sqrt(values)
    return np.linalg.norm(white, axis=1)

# %% one row at a time, with solve
def mahalanobis(X, mean, cov):
    cov = np.array(cov, dtype=float)
    mean = np.array(mean, dtype=float)
    values = np.linalg.eigvalsh(cov)
    if values[0] <= 1e-12 * values[-1]:
        raise np.linalg.LinAlgError
    out = []
    for row in X:
        shift = np.array(row, dtype=float) - mean
        out.append(float(np.sqrt(shift @ np.linalg.solve(cov, shift))))
    return np.array(out)

# %% SciPy's Cholesky
from scipy.linalg import cho_factor, cho_solve


def mahalanobis(X, mean, cov):
    cov = np.asarray(cov, dtype=float)
    shift = np.asarray(X, dtype=float) - np.asarray(mean, dtype=float)
    smallest, *_, largest = np.append(np.linalg.eigvalsh(cov), np.linalg.eigvalsh(cov)[-1])
    if smallest <= 1e-12 * largest:
        raise np.linalg.LinAlgError("singular")
    factor = cho_factor(cov)
    return np.array([np.sqrt(row @ cho_solve(factor, row)) for row in shift])

# %% blind: Cholesky and a triangular solve
from scipy.linalg import solve_triangular


def mahalanobis(X, mean, cov):
    X, mean, cov = (np.asarray(a, dtype=float) for a in (X, mean, cov))
    values = np.linalg.eigvalsh(cov)
    if values[0] <= 1e-12 * values[-1]:
        raise np.linalg.LinAlgError("cov is not positive definite")
    y = solve_triangular(np.linalg.cholesky(cov), (X - mean).T, lower=True)
    return np.linalg.norm(y, axis=0)

# %% blind: in the coordinates of the eigenvectors
def mahalanobis(X, mean, cov):
    values, V = np.linalg.eigh(np.array(cov, dtype=float))
    if not values.min() > 1e-12 * values.max():
        raise np.linalg.LinAlgError("cov has no inverse")
    along = (np.array(X, dtype=float) - np.array(mean, dtype=float)) @ V
    return np.sqrt((along**2 / values).sum(axis=1))
