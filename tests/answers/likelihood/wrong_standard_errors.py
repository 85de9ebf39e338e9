# %% W1 the variance
def standard_errors(nll_sum, theta):
    theta = np.array(theta, dtype=float)
    E = np.diag(1e-4 * np.maximum(1, np.abs(theta)))
    f = nll_sum
    H = np.array([[(f(theta + u + v) - f(theta + u - v) - f(theta - u + v) + f(theta - u - v)) / (4 * u.sum() * v.sum())
                   for v in E] for u in E])
    if np.linalg.eigvalsh(H).min() < 0:
        raise ValueError("no minimum")
    return np.diag(np.linalg.inv(H)).copy()

# %% W2 the diagonal inverted elementwise
def standard_errors(nll_sum, theta):
    theta = np.array(theta, dtype=float)
    E = np.diag(1e-4 * np.maximum(1, np.abs(theta)))
    f = nll_sum
    H = np.array([[(f(theta + u + v) - f(theta + u - v) - f(theta - u + v) + f(theta - u - v)) / (4 * u.sum() * v.sum())
                   for v in E] for u in E])
    if np.linalg.eigvalsh(H).min() < 0:
        raise ValueError("no minimum")
    return 1 / np.sqrt(np.diag(H))

# %% W3 divided by a number once more
def standard_errors(nll_sum, theta):
    theta = np.array(theta, dtype=float)
    E = np.diag(1e-4 * np.maximum(1, np.abs(theta)))
    f = nll_sum
    H = np.array([[(f(theta + u + v) - f(theta + u - v) - f(theta - u + v) + f(theta - u - v)) / (4 * u.sum() * v.sum())
                   for v in E] for u in E])
    if np.linalg.eigvalsh(H).min() < 0:
        raise ValueError("no minimum")
    return np.sqrt(np.diag(np.linalg.inv(H)) / len(theta))

# %% W7 the NLL is brought to size 1, as if it were a mean
def standard_errors(nll_sum, theta):
    theta = np.array(theta, dtype=float)
    E = np.diag(1e-4 * np.maximum(1, np.abs(theta)))
    size = abs(nll_sum(theta)) or 1.0
    f = lambda t: nll_sum(t) / size
    H = np.array([[(f(theta + u + v) - f(theta + u - v) - f(theta - u + v) + f(theta - u - v)) / (4 * u.sum() * v.sum())
                   for v in E] for u in E])
    if np.linalg.eigvalsh(H).min() < 0:
        raise ValueError("no minimum")
    return np.sqrt(np.diag(np.linalg.inv(H)))

# %% W4 steps in the given array
def standard_errors(nll_sum, theta):
    theta = np.array(theta)
    p = len(theta)
    h = 1e-4 * np.maximum(1, np.abs(theta))
    H = np.empty((p, p))
    for i in range(p):
        for j in range(p):
            total = 0.0
            for si in (1, -1):
                for sj in (1, -1):
                    t = theta.copy()
                    t[i] = t[i] + si * h[i]
                    t[j] = t[j] + sj * h[j]
                    total += si * sj * nll_sum(t)
            H[i, j] = total / (4 * h[i] * h[j])
    if np.linalg.eigvalsh(H).min() < 0:
        raise ValueError("no minimum")
    with np.errstate(all="ignore"):
        return np.sqrt(np.diag(np.linalg.pinv(H)))

# %% W5 one step for all
def standard_errors(nll_sum, theta):
    theta = np.array(theta, dtype=float)
    E = np.diag(np.full(len(theta), 1e-4))
    f = nll_sum
    H = np.array([[(f(theta + u + v) - f(theta + u - v) - f(theta - u + v) + f(theta - u - v)) / (4 * u.sum() * v.sum())
                   for v in E] for u in E])
    if np.linalg.eigvalsh(H).min() < 0:
        raise ValueError("no minimum")
    return np.sqrt(np.diag(np.linalg.inv(H)))

# %% W6 a saddle gives NaN
def standard_errors(nll_sum, theta):
    theta = np.array(theta, dtype=float)
    E = np.diag(1e-4 * np.maximum(1, np.abs(theta)))
    f = nll_sum
    H = np.array([[(f(theta + u + v) - f(theta + u - v) - f(theta - u + v) + f(theta - u - v)) / (4 * u.sum() * v.sum())
                   for v in E] for u in E])
    with np.errstate(all="ignore"):
        return np.sqrt(np.diag(np.linalg.inv(H)))

# %% W8 looks at the diagonal only
def standard_errors(nll_sum, theta):
    theta = np.array(theta, dtype=float)
    E = np.diag(1e-4 * np.maximum(1, np.abs(theta)))
    f = nll_sum
    H = np.array([[(f(theta + u + v) - f(theta + u - v) - f(theta - u + v) + f(theta - u - v)) / (4 * u.sum() * v.sum())
                   for v in E] for u in E])
    variances = np.diag(np.linalg.inv(H))
    if variances.min() < 0:
        raise ValueError("no minimum")
    return np.sqrt(variances)
