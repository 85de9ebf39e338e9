"""Random inputs on which two answers may be compared: one function per skill (see CONTRIBUTING.md)."""

import warnings

import numpy as np


def _rounded(value):
    """Numbers to nine digits of the largest, so that rounding errors are no observation."""
    if isinstance(value, tuple):
        return tuple(map(_rounded, value))
    if isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.size:
        scale = np.max(np.abs(value)) or 1.0
        return np.round(value / scale, 9) + 0.0, f"{scale:.9e}", str(value.dtype)
    if isinstance(value, float):
        return f"{value:.9e}"
    return value if not isinstance(value, np.ndarray) else (value.shape, str(value.dtype))


def _observe(call, *args, **kwargs):
    """The result of a call, or the name of its error, with the number of warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = _rounded(call(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - any error is an observation
            result = type(error).__name__
    return result, len(caught)


def _start(rng, d):
    x = np.round(3 * rng.normal(size=d), 2)
    kind = rng.integers(5)
    if kind == 1:
        return np.round(x).astype(int)
    return [x, None, x.tolist(), x.astype(np.float32), x][kind]


def gradient_descent(answer, rng):
    d = int(rng.integers(1, 4))
    a, start = np.round(rng.uniform(0, 2, size=d), 1), _start(rng, d)
    lr, n_iter = float(rng.choice([0.1, 0.5, 1.0])), int(rng.integers(0, 7))
    options = {} if rng.random() < 0.3 else {"tol": float(rng.choice([0.0, 0.1, 1.0, 5.0]))}
    before = np.array(start)
    seen = _observe(answer.gradient_descent, lambda w: a * w, start, lr, n_iter, **options)
    equal = _observe(answer.gradient_descent, lambda w: w, [3.0, 4.0], 0.5, 2, 5.0)
    return seen, equal, np.array_equal(before, start)


def max_stable_lr(answer, rng):
    d = int(rng.integers(1, 4))
    M = rng.normal(size=(d, d))
    A = [M @ M.T, M, M + M.T, M[0], M[:, :1], np.round(M @ M.T + 9 * np.eye(d)).astype(int)][rng.integers(6)]
    A = A.tolist() if rng.random() < 0.2 else A
    return _observe(answer.max_stable_lr, A)


def sgd(answer, rng):
    n, size, epochs = (int(k) for k in rng.integers([1, -1, 0], [9, 10, 4]))
    start, calls = _start(rng, 2), []
    X = rng.normal(size=(n, 2))

    def grad_batch(w, rows):
        calls.append(np.array(rows).tolist())
        return X[rows].mean(axis=0) + 0.1 * w

    lr = [0.1, np.float64(0.2), lambda t: 0.7**t, lambda t: 1 / (1 + t)][rng.integers(4)]
    seen = _observe(answer.sgd, grad_batch, start, n, size, lr, epochs, np.random.default_rng(int(rng.integers(99))))
    return seen, calls


def adam(answer, rng):
    d = int(rng.integers(1, 4))
    a, start = rng.choice([0.0, 1e-8, 1e-3, 1.0, 1e4], size=d), _start(rng, d)
    options = {}
    for name, choices in (("beta1", [0.0, 0.5]), ("beta2", [0.0, 0.9]), ("eps", [1e-3, 1e-12])):
        if rng.random() < 0.4:
            options[name] = float(rng.choice(choices))
    return _observe(answer.adam, lambda w: a * np.cos(w), start, 0.1, int(rng.integers(0, 8)), **options)


def backtracking(answer, rng):
    d = int(rng.integers(1, 4))
    a, x = rng.uniform(0.2, 9, size=d), _start(rng, d)
    g = 2 * a * np.array(x, dtype=float)
    direction = [-g, g, -2 * g * rng.uniform(0.1, 9, size=d), 0 * g, rng.normal(size=d)][rng.integers(5)]
    fence = float(rng.choice([np.inf, np.inf, 1.0, 1e-3, 1e-14, 2.0**-60, 0.0]))
    bad = float(rng.choice([np.nan, np.inf, -np.inf]))
    calls = [0]

    def f(v):
        calls[0] += 1
        assert calls[0] < 3000
        v = np.array(v, dtype=float)
        return float(np.sum(a * v**2)) if np.abs(v - np.array(x, dtype=float)).max() <= fence else bad

    options = {}
    for name, choices in (("t0", [0.3, 4.0]), ("beta", [0.1, 0.8]), ("c", [0.5, 0.9])):
        if rng.random() < 0.4:
            options[name] = float(rng.choice(choices))
    seen = _observe(answer.backtracking, f, g, x, direction, **options)
    half = _observe(answer.backtracking, lambda v: float(v[0] ** 2) / 2, [1.0], [1.0], [-1.0], c=0.5)
    return seen, half


def newton(answer, rng):
    d = int(rng.integers(1, 4))
    x, kind = _start(rng, d), int(rng.integers(4))
    fence = float(rng.choice([np.inf, np.inf, 1.0, 1e-3, 1e-14, 2.0**-60, 0.0]))
    origin, calls = np.array(x, dtype=float), [0]
    f, grad, hess = [
        (lambda v: np.sum(np.sqrt(1 + v**2)), lambda v: v / np.sqrt(1 + v**2), lambda v: np.diag((1 + v**2) ** -1.5)),
        (lambda v: np.sum(v**4 / 4 - v**2 / 2), lambda v: v**3 - v, lambda v: np.diag(3 * v**2 - 1)),
        (lambda v: np.sum(v), lambda v: np.ones(d), lambda v: np.zeros((d, d))),
        (lambda v: np.sum(v**2) / 2, lambda v: 1.0 * v, lambda v: np.eye(d) * 3 - 0.5),
    ][kind]

    def fenced(v):
        calls[0] += 1
        assert calls[0] < 3000
        return float(f(v)) if np.abs(v - origin).max() <= fence else float("nan")

    tol = float(rng.choice([1e-6, 0.5, 5.0]))
    return _observe(answer.newton, fenced, grad, hess, x, tol, int(rng.integers(0, 7)))


def project_simplex(answer, rng):
    v = np.round(rng.normal(size=rng.integers(0, 6)) * rng.choice([0.3, 1.0, 5.0]), 2)
    if rng.random() < 0.2 and v.size:
        v[rng.integers(v.size)] = rng.choice([np.nan, np.inf, 1e9, -np.inf])
    elif rng.random() < 0.3:
        v = np.round(v).astype(int)
    elif rng.random() < 0.3:
        v = v.tolist()
    return _observe(answer.project_simplex, v)
