# %% W1 lam is taken for C
class ConvergenceError(ArithmeticError):
    """No minimum was reached."""


def fit_logistic(X, y, lam):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if lam < 0 or len(X) != len(y) or set(np.unique(y)) != {0, 1}:
        raise ValueError("lam, lengths or labels")
    Z = np.column_stack([X, np.ones(len(X))])
    lam = 1 / lam if lam else 0.0
    penalty = np.append(np.full(X.shape[1], float(lam)), 0.0)

    def loss(w):
        return np.logaddexp(0, (1 - 2 * y) * (Z @ w)).sum() + penalty @ w**2 / 2

    w = np.zeros(len(penalty))
    for _ in range(25):
        p = expit(Z @ w)
        gradient = Z.T @ (p - y) + penalty * w
        hessian = (Z.T * (p * (1 - p))) @ Z + np.diag(penalty)
        try:
            step = np.linalg.solve(hessian, gradient)
        except np.linalg.LinAlgError:
            break
        if np.abs(Z @ step).max() <= 1e-5:
            w = w - step
            return w[:-1], float(w[-1])
        while loss(w - step) > loss(w) + 1e-9:
            step = step / 2
        w = w - step
    raise ConvergenceError("no minimum")

# %% W2 returns whatever it has reached
class ConvergenceError(ArithmeticError):
    """No minimum was reached."""


def fit_logistic(X, y, lam):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if lam < 0 or len(X) != len(y) or set(np.unique(y)) != {0, 1}:
        raise ValueError("lam, lengths or labels")
    Z = np.column_stack([X, np.ones(len(X))])
    penalty = np.append(np.full(X.shape[1], float(lam)), 0.0)

    def loss(w):
        return np.logaddexp(0, (1 - 2 * y) * (Z @ w)).sum() + penalty @ w**2 / 2

    w = np.zeros(len(penalty))
    for _ in range(25):
        p = expit(Z @ w)
        gradient = Z.T @ (p - y) + penalty * w
        hessian = (Z.T * (p * (1 - p))) @ Z + np.diag(penalty)
        try:
            step = np.linalg.solve(hessian, gradient)
        except np.linalg.LinAlgError:
            break
        if np.abs(Z @ step).max() <= 1e-5:
            w = w - step
            return w[:-1], float(w[-1])
        while loss(w - step) > loss(w) + 1e-9:
            step = step / 2
        w = w - step
    return w[:-1], float(w[-1])

# %% W3 the intercept is penalised
class ConvergenceError(ArithmeticError):
    """No minimum was reached."""


def fit_logistic(X, y, lam):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if lam < 0 or len(X) != len(y) or set(np.unique(y)) != {0, 1}:
        raise ValueError("lam, lengths or labels")
    Z = np.column_stack([X, np.ones(len(X))])
    penalty = np.append(np.full(X.shape[1], float(lam)), float(lam))

    def loss(w):
        return np.logaddexp(0, (1 - 2 * y) * (Z @ w)).sum() + penalty @ w**2 / 2

    w = np.zeros(len(penalty))
    for _ in range(25):
        p = expit(Z @ w)
        gradient = Z.T @ (p - y) + penalty * w
        hessian = (Z.T * (p * (1 - p))) @ Z + np.diag(penalty)
        try:
            step = np.linalg.solve(hessian, gradient)
        except np.linalg.LinAlgError:
            break
        if np.abs(Z @ step).max() <= 1e-5:
            w = w - step
            return w[:-1], float(w[-1])
        while loss(w - step) > loss(w) + 1e-9:
            step = step / 2
        w = w - step
    raise ConvergenceError("no minimum")

# %% W4 the losses are averaged
class ConvergenceError(ArithmeticError):
    """No minimum was reached."""


def fit_logistic(X, y, lam):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if lam < 0 or len(X) != len(y) or set(np.unique(y)) != {0, 1}:
        raise ValueError("lam, lengths or labels")
    Z = np.column_stack([X, np.ones(len(X))])
    penalty = np.append(np.full(X.shape[1], float(lam) * len(y)), 0.0)

    def loss(w):
        return np.logaddexp(0, (1 - 2 * y) * (Z @ w)).sum() + penalty @ w**2 / 2

    w = np.zeros(len(penalty))
    for _ in range(25):
        p = expit(Z @ w)
        gradient = Z.T @ (p - y) + penalty * w
        hessian = (Z.T * (p * (1 - p))) @ Z + np.diag(penalty)
        try:
            step = np.linalg.solve(hessian, gradient)
        except np.linalg.LinAlgError:
            break
        if np.abs(Z @ step).max() <= 1e-5:
            w = w - step
            return w[:-1], float(w[-1])
        while loss(w - step) > loss(w) + 1e-9:
            step = step / 2
        w = w - step
    raise ConvergenceError("no minimum")

# %% W5 the penalty is lam times the squares
class ConvergenceError(ArithmeticError):
    """No minimum was reached."""


def fit_logistic(X, y, lam):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if lam < 0 or len(X) != len(y) or set(np.unique(y)) != {0, 1}:
        raise ValueError("lam, lengths or labels")
    Z = np.column_stack([X, np.ones(len(X))])
    penalty = np.append(np.full(X.shape[1], 2 * float(lam)), 0.0)

    def loss(w):
        return np.logaddexp(0, (1 - 2 * y) * (Z @ w)).sum() + penalty @ w**2 / 2

    w = np.zeros(len(penalty))
    for _ in range(25):
        p = expit(Z @ w)
        gradient = Z.T @ (p - y) + penalty * w
        hessian = (Z.T * (p * (1 - p))) @ Z + np.diag(penalty)
        try:
            step = np.linalg.solve(hessian, gradient)
        except np.linalg.LinAlgError:
            break
        if np.abs(Z @ step).max() <= 1e-5:
            w = w - step
            return w[:-1], float(w[-1])
        while loss(w - step) > loss(w) + 1e-9:
            step = step / 2
        w = w - step
    raise ConvergenceError("no minimum")

# %% W6 no damping
class ConvergenceError(ArithmeticError):
    """No minimum was reached."""


def fit_logistic(X, y, lam):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if lam < 0 or len(X) != len(y) or set(np.unique(y)) != {0, 1}:
        raise ValueError("lam, lengths or labels")
    Z = np.column_stack([X, np.ones(len(X))])
    penalty = np.append(np.full(X.shape[1], float(lam)), 0.0)

    def loss(w):
        return np.logaddexp(0, (1 - 2 * y) * (Z @ w)).sum() + penalty @ w**2 / 2

    w = np.zeros(len(penalty))
    for _ in range(25):
        p = expit(Z @ w)
        gradient = Z.T @ (p - y) + penalty * w
        hessian = (Z.T * (p * (1 - p))) @ Z + np.diag(penalty)
        try:
            step = np.linalg.solve(hessian, gradient)
        except np.linalg.LinAlgError:
            break
        if np.abs(Z @ step).max() <= 1e-5:
            w = w - step
            return w[:-1], float(w[-1])
        w = w - step
    raise ConvergenceError("no minimum")

# %% W8 one class is fitted
class ConvergenceError(ArithmeticError):
    """No minimum was reached."""


def fit_logistic(X, y, lam):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if lam < 0 or len(X) != len(y) or not set(np.unique(y)) <= {0, 1}:
        raise ValueError("lam, lengths or labels")
    Z = np.column_stack([X, np.ones(len(X))])
    penalty = np.append(np.full(X.shape[1], float(lam)), 0.0)

    def loss(w):
        return np.logaddexp(0, (1 - 2 * y) * (Z @ w)).sum() + penalty @ w**2 / 2

    w = np.zeros(len(penalty))
    for _ in range(25):
        p = expit(Z @ w)
        gradient = Z.T @ (p - y) + penalty * w
        hessian = (Z.T * (p * (1 - p))) @ Z + np.diag(penalty)
        try:
            step = np.linalg.solve(hessian, gradient)
        except np.linalg.LinAlgError:
            break
        if np.abs(Z @ step).max() <= 1e-5:
            w = w - step
            return w[:-1], float(w[-1])
        while loss(w - step) > loss(w) + 1e-9:
            step = step / 2
        w = w - step
    raise ConvergenceError("no minimum")

# %% W9 separable classes are refused with a penalty too
class ConvergenceError(ArithmeticError):
    """No minimum was reached."""


def fit_logistic(X, y, lam):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if lam < 0 or len(X) != len(y) or set(np.unique(y)) != {0, 1}:
        raise ValueError("lam, lengths or labels")
    for column in X.T:
        if column[y == 1].min() > column[y == 0].max():
            raise ConvergenceError("separable")
    Z = np.column_stack([X, np.ones(len(X))])
    penalty = np.append(np.full(X.shape[1], float(lam)), 0.0)

    def loss(w):
        return np.logaddexp(0, (1 - 2 * y) * (Z @ w)).sum() + penalty @ w**2 / 2

    w = np.zeros(len(penalty))
    for _ in range(25):
        p = expit(Z @ w)
        gradient = Z.T @ (p - y) + penalty * w
        hessian = (Z.T * (p * (1 - p))) @ Z + np.diag(penalty)
        try:
            step = np.linalg.solve(hessian, gradient)
        except np.linalg.LinAlgError:
            break
        if np.abs(Z @ step).max() <= 1e-5:
            w = w - step
            return w[:-1], float(w[-1])
        while loss(w - step) > loss(w) + 1e-9:
            step = step / 2
        w = w - step
    raise ConvergenceError("no minimum")

# %% W10 any two labels pass
class ConvergenceError(ArithmeticError):
    """No minimum was reached."""


def fit_logistic(X, y, lam):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if lam < 0 or len(X) != len(y) or set(np.unique(y)) == set() or len(np.unique(y)) == 1:
        raise ValueError("lam, lengths or labels")
    Z = np.column_stack([X, np.ones(len(X))])
    penalty = np.append(np.full(X.shape[1], float(lam)), 0.0)

    def loss(w):
        return np.logaddexp(0, (1 - 2 * y) * (Z @ w)).sum() + penalty @ w**2 / 2

    w = np.zeros(len(penalty))
    for _ in range(25):
        p = expit(Z @ w)
        gradient = Z.T @ (p - y) + penalty * w
        hessian = (Z.T * (p * (1 - p))) @ Z + np.diag(penalty)
        try:
            step = np.linalg.solve(hessian, gradient)
        except np.linalg.LinAlgError:
            break
        if np.abs(Z @ step).max() <= 1e-5:
            w = w - step
            return w[:-1], float(w[-1])
        while loss(w - step) > loss(w) + 1e-9:
            step = step / 2
        w = w - step
    raise ConvergenceError("no minimum")
