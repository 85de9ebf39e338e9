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

# %% W7 a step that was halved to nothing counts as convergence
class ConvergenceError(ArithmeticError):
    """No minimum was reached, because there is none or because the iterations were not enough."""


def fit_logistic(X, y, lam):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if lam < 0 or len(X) != len(y) or not np.all((y == 0) | (y == 1)) or len(set(y.tolist())) != 2:
        raise ValueError("lam, lengths or labels")
    Z = np.column_stack([X, np.ones(len(y))])
    penalty = np.append(np.full(X.shape[1], float(lam)), 0.0)
    w = np.zeros(Z.shape[1])

    def loss(w):
        return np.sum(np.logaddexp(0, (1 - 2 * y) * (Z @ w))) + 0.5 * np.sum(penalty * w**2)

    for _ in range(40):
        z = Z @ w
        p, q = expit(z), expit(-z)
        gradient = Z.T @ (p - y) + penalty * w
        hessian = (Z.T * (p * q)) @ Z + np.diag(penalty)
        try:
            step = np.linalg.solve(hessian, gradient)
        except np.linalg.LinAlgError:
            step = np.linalg.lstsq(hessian, gradient, rcond=None)[0]
        before, share = loss(w), 1.0
        while loss(w - share * step) > before + 1e-12 * abs(before) and share > 1e-8:
            share /= 2
        w = w - share * step
        if np.max(np.abs(Z @ (share * step))) <= 1e-6:
            return w[:-1], float(w[-1])
    raise ConvergenceError("the scores go on growing: the classes can be separated")


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
