# %% iteratively reweighted least squares
class ConvergenceError(ArithmeticError):
    """No minimum was reached, because there is none or because the iterations were not enough."""


def fit_logistic(X, y, lam):
    X, y = np.array(X, dtype=float), np.array(y).astype(float)
    if lam < 0:
        raise ValueError("lam")
    if X.shape[0] != y.shape[0]:
        raise ValueError("lengths")
    if not np.all((y == 0) | (y == 1)) or y.min() == y.max():
        raise ValueError("labels")
    n, d = X.shape
    Z = np.hstack([X, np.ones((n, 1))])
    ridge = np.sqrt(lam) * np.eye(d, d + 1)

    def loss(w):
        z = Z @ w
        return np.sum(np.logaddexp(0, z) - y * z) + lam / 2 * np.sum(w[:d] ** 2)

    w = np.zeros(d + 1)
    for _ in range(25):
        z = Z @ w
        root = np.sqrt(expit(z) * expit(-z))
        if root.min() < 1e-100:
            break
        target = root * z + (y - expit(z)) / root
        A = np.vstack([root[:, None] * Z, ridge])
        new = np.linalg.lstsq(A, np.append(target, np.zeros(d)), rcond=1e-15)[0]
        if np.abs(Z @ (new - w)).max() < 1e-6:
            return new[:d], float(new[d])
        t = 1.0
        while loss(w + t * (new - w)) > loss(w) + 1e-10 and t > 1e-9:
            t /= 2
        w = w + t * (new - w)
    raise ConvergenceError("no convergence")

# %% a linear programme decides on separability, then damped Newton
from scipy.optimize import linprog


class ConvergenceError(ArithmeticError):
    """No minimum was reached, because there is none or because the iterations were not enough."""


def fit_logistic(X, y, lam):
    X = np.asarray(X, dtype=np.float64)
    labels = [float(v) for v in y]
    if lam < 0 or len(labels) != len(X) or sorted(set(labels)) != [0.0, 1.0]:
        raise ValueError("bad input")
    s = 2 * np.array(labels) - 1
    scale = np.maximum(np.abs(X).max(axis=0), 1e-300)
    Z = np.column_stack([X / scale, np.ones(len(X))])
    if lam == 0:
        A = s[:, None] * Z
        found = linprog(-A.sum(axis=0), A_ub=-A, b_ub=np.zeros(len(A)), bounds=[(-1, 1)] * Z.shape[1])
        if -found.fun > 1e-7:
            raise ConvergenceError("separable")
    penalty = np.append(lam / scale**2, 0.0)
    w = np.zeros(Z.shape[1])

    def loss(v):
        return np.logaddexp(0, -s * (Z @ v)).sum() + penalty @ (v * v) / 2

    for _ in range(100):
        q = expit(-s * (Z @ w))
        g = -Z.T @ (s * q) + penalty * w
        H = Z.T @ ((q * (1 - q))[:, None] * Z) + np.diag(penalty)
        step = np.linalg.solve(H, g)
        t = 1.0
        while t > 1e-8 and loss(w - t * step) > loss(w) - 1e-4 * t * (g @ step) + 1e-10:
            t *= 0.5
        w = w - t * step
        if np.abs(Z @ step).max() < 1e-7:
            return w[:-1] / scale, w[-1]
    raise ConvergenceError("too slow")

# %% blind: iteratively reweighted least squares on scaled columns
class ConvergenceError(ArithmeticError):
    """No minimum was reached, because there is none or because the iterations were not enough."""


def fit_logistic(X, y, lam):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    if lam < 0:
        raise ValueError("lam is negative")
    if X.shape[0] != y.shape[0]:
        raise ValueError("X and y differ in length")
    if sorted(np.unique(y).tolist()) != [0.0, 1.0]:
        raise ValueError("y needs both labels, 0 and 1, and no other")
    middle, scale = X.mean(axis=0), X.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    Z = np.hstack([(X - middle) / scale, np.ones((len(y), 1))])
    root = np.append(np.sqrt(lam) / scale, 0.0)
    w = np.zeros(Z.shape[1])
    signs = 2 * y - 1

    def cost(w):
        return np.logaddexp(0, -signs * (Z @ w)).sum() + np.sum((root * w) ** 2) / 2

    for _ in range(30):
        z = Z @ w
        p = expit(z)
        spread = np.sqrt(np.maximum(p * expit(-z), 1e-300))
        rows = np.vstack([spread[:, None] * Z, np.diag(root)])
        target = np.concatenate([(y - p) / spread, -root * w])
        step = np.linalg.lstsq(rows, target, rcond=1e-13)[0]
        size = 1.0
        while cost(w + size * step) > cost(w) + 1e-10 and size > 1e-6:
            size *= 0.5
        w = w + size * step
        if np.abs(Z @ step).max() * size < 3e-6:
            coef = w[:-1] / scale
            return coef, float(w[-1] - coef @ middle)
    raise ConvergenceError("no minimum after 30 steps")
