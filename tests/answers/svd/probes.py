"""Random inputs on which two answers may be compared: one function per skill (see CONTRIBUTING.md)."""

import warnings

import numpy as np


def _rounded(value):
    """Numbers to seven digits of the largest, so that rounding errors are no observation."""
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_rounded, value))
    if isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.size:
        scale = np.max(np.abs(value)) or 1.0
        return np.round(value / scale, 7) + 0.0, f"{scale:.7e}", str(value.dtype)
    if isinstance(value, float):
        return f"{value:.7e}"
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


def power_iteration(answer, rng):
    n = int(rng.integers(1, 5))
    basis = np.linalg.qr(rng.normal(size=(n, n)))[0]
    values = rng.uniform(-0.7, 0.7, size=n)
    values[0] = rng.choice([-1.0, 1.0])
    A = (basis * values) @ basis.T * rng.choice([1.0, 1e-12, 1e6, 50.0])
    A = (A + A.T) / 2
    if rng.random() < 0.2:
        A = rng.choice([0.0, 2.0, -1.0]) * np.eye(n)
    if rng.random() < 0.2:
        A = np.diag([2.0, -2.0])
    seed = int(rng.integers(1000))
    options = {"max_iter": int(rng.integers(1, 60)), "tol": float(rng.choice([1e-10, 1e-3]))}
    if rng.random() < 0.3 and abs(np.trace(A)) > 0:
        options.pop("max_iter")
    if rng.random() < 0.3:
        options.pop("tol")
    return _observe(answer.power_iteration, A, np.random.default_rng(seed), **options), A


def _table(rng):
    X = rng.normal(size=rng.integers(1, 6, size=2)) * rng.choice([1.0, 1e6])
    if rng.random() < 0.3:
        X[:, -1] = X[:, 0]
    if rng.random() < 0.2:
        X = np.round(3 * X).astype(int)
    if rng.random() < 0.1:
        X = np.zeros(X.shape)
    return X


def best_rank_k(answer, rng):
    X, k = _table(rng), int(rng.integers(-1, 7))
    return _observe(answer.best_rank_k, X, k), X


def pca_fit(answer, rng):
    X, k = _table(rng), int(rng.integers(-1, 7))
    (result, warned), most = _observe(answer.pca_fit, X, k), min(len(X) - 1, np.linalg.matrix_rank(X - X.mean(axis=0)))
    if isinstance(result, dict) and k > most:  # directions without variance are free
        result = {key: value for key, value in result.items() if key in ("mean", "explained_variance_ratio")}
    return result, warned, X


def pca_transform(answer, rng):
    d = int(rng.integers(1, 5))
    k = int(rng.integers(1, d + 1))
    model = {"mean": rng.normal(size=d), "components": np.linalg.qr(rng.normal(size=(d, d)))[0][:k]}
    X = rng.normal(size=(rng.integers(0, 4), d + rng.integers(-1, 2) * rng.integers(2)))
    Z = rng.normal(size=(rng.integers(0, 4), k + rng.integers(2) * rng.integers(2)))
    return _observe(answer.pca_transform, model, X), _observe(answer.pca_inverse, model, Z), X, Z, model


def components_for(answer, rng):
    d = int(rng.integers(0, 6))
    ratio = rng.dirichlet(np.ones(d)) if d and rng.random() < 0.7 else np.full(d, 1 / max(d, 1))
    ratio = ratio * rng.choice([1.0, 1.0, 0.9, 1 - 1.2e-9])
    threshold = rng.choice([0.0, 1.0, rng.random(), -0.1, 1.1, np.nan, rng.integers(0, d + 1) / max(d, 1)])
    nudge = rng.choice([0.0, 0.9e-9, 1.1e-9, 1.9e-9])
    return _observe(answer.components_for, ratio, float(threshold + nudge)), ratio


def mahalanobis(answer, rng):
    n, d = rng.integers(0, 5), rng.integers(1, 5)
    X, mean, root = rng.normal(size=(n, d)), rng.normal(size=d), rng.normal(size=(d, d))
    cov = root.T @ root + 0.1 * np.eye(d)
    chance = rng.random()
    if chance < 0.15:
        cov = np.full((d, d), 3.0)
    elif chance < 0.3:
        cov = cov - rng.uniform(0.0, 3.0) * np.eye(d)
    elif chance < 0.4:
        cov = np.zeros((d, d))
    elif chance < 0.5:
        cov = np.diag(rng.choice([1.0, 5e-13, 1.5e-12, 2.5e-12], size=d))
    return _observe(answer.mahalanobis, X, mean, cov), X, mean, cov


def pseudo_inverse(answer, rng):
    A = _table(rng) * rng.choice([1.0, 1e-14])
    options = [{}, {"rcond": 1e-3}, {"rcond": 0.3}][rng.integers(3)]
    if rng.random() < 0.3:
        A, options = np.diag(rng.choice([1.0, 5e-13, 1.5e-12, 2.5e-12], size=3)), {}
    return _observe(answer.pseudo_inverse, A, **options), A
