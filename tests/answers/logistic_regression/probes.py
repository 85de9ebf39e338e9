"""Random inputs on which two answers may be compared: one function per skill (see CONTRIBUTING.md)."""

import warnings

import numpy as np


def _rounded(value, digits):
    """Numbers to so many digits, so that rounding errors are no observation."""
    if isinstance(value, tuple):
        return tuple(_rounded(item, digits) for item in value)
    if isinstance(value, dict):
        return [(key, _rounded(item, digits)) for key, item in value.items()]
    if isinstance(value, np.ndarray | float) and np.asarray(value).dtype.kind == "f":
        shown = np.vectorize(lambda v: f"{v if abs(v) > 1e-305 else 0.0:.{digits}e}", otypes=[str])
        return np.shape(value), str(np.asarray(value).dtype), shown(value).tolist() if np.size(value) else []
    return value if not isinstance(value, np.ndarray) else (value.shape, value.tolist())


def _observe(call, *args, digits=8, **kwargs):
    """The result of a call, or the name of its error, with the warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = _rounded(call(*args, **kwargs), digits)
        except Exception as error:  # noqa: BLE001 - any error is an observation
            result = type(error).__name__
    return result, len(caught)


def _scores(rng, shape):
    z = np.round(rng.normal(size=shape) * rng.choice([1.0, 30.0, 300.0, 1e4]), 2)
    if rng.random() < 0.3:
        z = np.round(z).astype(int)
    return z.tolist() if rng.random() < 0.2 else z


def sigmoid(answer, rng):
    shape = [(), (3,), (2, 3), (0,)][rng.integers(4)]
    z = _scores(rng, shape)
    if rng.random() < 0.2:
        z = np.array([np.inf, -np.inf, np.nan, 0.0])
    return _observe(answer.sigmoid, z)


def bce_with_logits(answer, rng):
    n = int(rng.integers(0, 5))
    z, y = _scores(rng, n), rng.integers(2, size=n).astype(float)
    weight = None if rng.random() < 0.5 else rng.integers(-1 if rng.random() < 0.2 else 0, 3, size=n)
    kind = rng.integers(8)
    if kind == 0 and n:
        y[rng.integers(n)] = rng.choice([-1.0, 2.0, 0.5, np.nan])
    if kind == 1:
        y = y[:, None]
    if kind == 2:
        weight = np.ones((n, 1)) if rng.random() < 0.5 else np.ones(n + 1)
    if kind == 3:
        z, y = np.reshape(z, (-1, 1)), y[:, None]
    if kind == 4:
        y = y.astype(bool)
    return _observe(answer.bce_with_logits, z, y) if weight is None else _observe(answer.bce_with_logits, z, y, weight)


def logistic_grad_hess(answer, rng):
    n, d = int(rng.integers(0, 5)), int(rng.integers(1, 4))
    X = np.column_stack([np.round(rng.normal(size=(n, d - 1)), 2), np.ones(n)])
    X = X * rng.choice([1.0, 1.0, 1000.0])
    w = np.round(rng.normal(size=d), 2)
    lam = [0, 0.5, 1.0, 3, -0.5, -1e-6][rng.integers(6)]
    return _observe(answer.logistic_grad_hess, X, rng.integers(2, size=n), w, lam)


def fit_logistic(answer, rng):
    n, d = int(rng.integers(8, 14)), int(rng.integers(1, 3))
    X = np.round(rng.normal(size=(n, d)), 1)
    y = rng.permutation(np.arange(n) % 2)
    y[:4], X[:4, 0] = [0, 1, 0, 1], [3.0, -3.0, 0.5, 0.2]
    lam = [0, 0.5, 2.0, -0.5, 0.01][rng.integers(5)]
    kind = rng.integers(10)
    if kind == 0:
        y = (X[:, 0] > 0.4).astype(int)
    if kind == 1:
        y = np.full(n, rng.integers(2))
    if kind == 2:
        y = [2 * y - 1, y + 1, y[1:], y[:, None]][rng.integers(3)]
    if kind == 3:
        X = np.array([[-2.0, 11, 33, 1, -9, -4, 3], [-5.0, -37, 0, -1, -59, -110, 18]]).T
        y, lam = np.array([0, 1, 1, 1, 0, 0, 1]), 0.1
    return _observe(answer.fit_logistic, X, y, lam, digits=2)


def softmax(answer, rng):
    shape = [(3,), (2, 3), (3, 3), (2, 1), (0, 2), (2, 2, 3)][rng.integers(6)]
    z = np.array(_scores(rng, shape))
    if rng.random() < 0.2 and z.ndim == 2 and z.shape[1] > 1:
        z = z.astype(float)
        z[:, 0] = -np.inf
    return _observe(answer.softmax, z if rng.random() < 0.8 else z.tolist() if len(z) else z)


def fit_softmax(answer, rng):
    n, d, k = int(rng.integers(6, 10)), int(rng.integers(1, 3)), int(rng.integers(2, 4))
    X, y = np.round(rng.normal(size=(n, d)), 1), rng.permutation(np.arange(n) % k)
    y = [y, 3 * y - 2, np.array(["a", "b", "c"])[y], y[1:], np.zeros(n, dtype=int)][rng.integers(5)]
    seen = []

    def call():
        classes, W, b = answer.fit_softmax(X, y, [0.5, 2.0, 1.0, 0, -1.0][rng.integers(5)])
        scores = X @ W.T + b
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        seen.append(np.round(powers / powers.sum(axis=1, keepdims=True), 3) + 0.0)
        return classes, np.shape(W), np.shape(b)

    return _observe(call), seen


def odds_ratios(answer, rng):
    d = int(rng.integers(0, 4))
    coef, se = np.round(rng.normal(size=d), 1), np.round(rng.uniform(0, 1, size=d), 1)
    names = [f"x{j}" for j in rng.permutation(d + (rng.random() < 0.2))]
    if rng.random() < 0.2:
        se = np.append(se, 0.5)
    return _observe(answer.odds_ratios, coef.tolist() if rng.random() < 0.5 else coef, se, names)


def boundary_value(answer, rng):
    d = int(rng.integers(1, 4))
    coef, fixed, free = rng.integers(-2, 3, size=d), np.round(rng.normal(size=d), 1), int(rng.integers(d))
    if rng.random() < 0.3:
        fixed[free] = np.nan
    p = [0.5, 0.9, 0.01, 0, 1, -0.5, 1.5, 0.3][rng.integers(8)]
    return _observe(answer.boundary_value, coef, float(np.round(rng.normal(), 1)), fixed, free, p)
