# %% the four-point formula in two loops, one half filled by symmetry
def standard_errors(nll_sum, theta):
    theta = np.asarray(theta, dtype=float)
    p = theta.size
    h = 1e-4 * np.maximum(1, abs(theta))
    H = np.zeros((p, p))
    for i in range(p):
        for j in range(i, p):
            total = 0.0
            for si in (1, -1):
                for sj in (1, -1):
                    t = theta.copy()
                    t[i] += si * h[i]
                    t[j] += sj * h[j]
                    total += si * sj * float(nll_sum(t))
            H[i, j] = H[j, i] = total / (4 * h[i] * h[j])
    if (np.linalg.eigvalsh(H) < 0).any():
        raise ValueError("not a minimum")
    return np.sqrt(np.linalg.inv(H).diagonal())

# %% three points on the diagonal, and a solve against unit vectors
def standard_errors(nll_sum, theta):
    theta = np.array([float(value) for value in theta])
    p = len(theta)
    h = np.array([1e-4 * max(1.0, abs(value)) for value in theta])
    here = nll_sum(theta.copy())
    move = lambda i, j, a, b: nll_sum(theta + a * h * (np.arange(p) == i) + b * h * (np.arange(p) == j))
    H = np.empty((p, p))
    for i in range(p):
        H[i, i] = (move(i, i, 1, 0) - 2 * here + move(i, i, -1, 0)) / h[i] ** 2
        for j in range(i):
            H[i, j] = H[j, i] = (move(i, j, 1, 1) - move(i, j, 1, -1) - move(i, j, -1, 1) + move(i, j, -1, -1)) / (
                4 * h[i] * h[j]
            )
    values, vectors = np.linalg.eigh(H)
    if values[0] < 0:
        raise ValueError("falls somewhere")
    return np.sqrt((vectors**2 / values).sum(axis=1))

# %% Cholesky tells a minimum from a saddle
def standard_errors(nll_sum, theta):
    theta = np.array(theta, dtype=np.float64)
    p = len(theta)
    h = 1e-4 * np.fmax(1.0, np.abs(theta))
    E = np.diag(h)

    def gradient(t):
        return np.array([(nll_sum(t + e) - nll_sum(t - e)) / (2 * size) for e, size in zip(E, h)])

    H = np.array([(gradient(theta + e) - gradient(theta - e)) / (2 * size) for e, size in zip(E, h)]).reshape(p, p)
    try:
        L = np.linalg.cholesky((H + H.T) / 2)
    except np.linalg.LinAlgError as error:
        raise ValueError("no minimum") from error
    return np.sqrt((np.linalg.solve(L, np.eye(p)) ** 2).sum(axis=0))

# %% blind: the four-point formula, the inverse
def standard_errors(nll_sum, theta):
    theta = np.array(theta, dtype=float)
    p = len(theta)
    steps = np.diag(1e-4 * np.maximum(1.0, np.abs(theta)))
    H = np.empty((p, p))
    for i in range(p):
        for j in range(p):
            a, b = steps[i], steps[j]
            H[i, j] = (
                nll_sum(theta + a + b) - nll_sum(theta + a - b) - nll_sum(theta - a + b) + nll_sum(theta - a - b)
            ) / (4 * steps[i, i] * steps[j, j])
    if np.linalg.eigvalsh(H).min() < 0:
        raise ValueError("theta is no minimum")
    return np.sqrt(np.diag(np.linalg.inv(H)))

# %% blind: second differences for the diagonal, eigenvectors for the inverse
def standard_errors(nll_sum, theta):
    theta = np.asarray(theta, dtype=float)
    p = theta.size
    h = 1e-4 * np.maximum(1.0, np.abs(theta))

    def f(*moves):
        t = theta.copy()
        for place, sign in moves:
            t[place] += sign * h[place]
        return float(nll_sum(t))

    centre = f()
    H = np.zeros((p, p))
    for i in range(p):
        H[i, i] = (f((i, 1)) - 2 * centre + f((i, -1))) / h[i] ** 2
        for j in range(i):
            mixed = f((i, 1), (j, 1)) - f((i, 1), (j, -1)) - f((i, -1), (j, 1)) + f((i, -1), (j, -1))
            H[i, j] = H[j, i] = mixed / (4 * h[i] * h[j])
    values, vectors = np.linalg.eigh(H)
    if values[0] < 0:
        raise ValueError("a direction in which the loss falls")
    return np.sqrt(np.sum(vectors**2 / values, axis=1))
