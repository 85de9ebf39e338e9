"""Random inputs on which two answers may be compared: one function per skill (see CONTRIBUTING.md)."""

import warnings

import numpy as np


def _observe(call, *args):
    """The result of a call rounded, or the name of its error, with the number of warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = call(*args)
        except Exception as error:  # noqa: BLE001 - any error is an observation
            return type(error).__name__, len(caught)
    if isinstance(result, dict):
        return {key: round(value, 8) for key, value in result.items()}, len(caught)
    parts = result if isinstance(result, tuple) else (result,)
    return [np.round(part, 7) + 0.0 for part in parts], len(caught)


def _rows(rng):
    n, d = int(rng.integers(1, 9)), int(rng.integers(1, 4))
    X, y = rng.normal(size=(n, d)) + 2, rng.normal(size=n) + 1
    kind = rng.integers(7)
    if kind == 0:
        X[:, -1] = X[:, 0]
    elif kind == 1:
        X[:, -1] = rng.choice([0.0, 0.1, 3.0])
    elif kind == 2:
        X[:] = rng.choice([0.0, 0.1, 3.0])
    elif kind == 3:
        X, y = rng.integers(-5, 6, size=(n, d)), rng.integers(-5, 6, size=n)
    return X, y


def ridge(answer, rng):
    return _observe(answer.ridge, *_rows(rng), float(rng.uniform(0.1, 5)))


def ridge_path(answer, rng):
    lams = rng.choice([0.0, 0.5, 1.0, 7.0, 0.0, 2.0, -1.0], size=int(rng.integers(0, 4)))
    return _observe(answer.ridge_path, *_rows(rng), lams)


def soft_threshold(answer, rng):
    z = rng.normal(size=int(rng.integers(0, 5)))
    z[rng.random(z.size) < 0.1] = np.nan
    t = float(rng.choice([0.0, 0.5, 1.0, -0.5]))
    return _observe(answer.soft_threshold, z, t), _observe(answer.soft_threshold, -3 * t, t)


def lasso_cd(answer, rng):
    alpha, tol = float(rng.choice([0.0, 0.1, 0.5, -0.1])), float(rng.choice([0.0, 0.01, 0.2]))
    return _observe(answer.lasso_cd, *_rows(rng), alpha, tol, int(rng.integers(0, 7)))


def lasso_alpha_max(answer, rng):
    return _observe(answer.lasso_alpha_max, *_rows(rng))


def effective_df(answer, rng):
    return _observe(answer.effective_df, _rows(rng)[0], float(rng.choice([0.0, 0.5, 3.0, -1.0])))


class _Line:
    def fit(self, X, y):
        self.b = np.mean(y)
        self.w = np.mean((X[:, 0] - X[:, 0].mean()) * (y - self.b))
        return self

    def predict(self, X):
        return self.b + self.w * X[:, 0]


def bias_variance(answer, rng):
    train, test = rng.normal(size=(int(rng.integers(1, 6)), 1)), rng.normal(size=(int(rng.integers(1, 6)), 1))
    inner = np.random.default_rng(int(rng.integers(1000)))
    sigma, reps = float(rng.choice([0.0, 1.0, 0.5])), int(rng.integers(0, 5))
    return _observe(answer.bias_variance, _Line, lambda x: x[:, 0] ** 2, sigma, train, test, reps, inner)


def fit_scaled_ridge(answer, rng):
    return _observe(answer.fit_scaled_ridge, *_rows(rng), float(rng.uniform(0.1, 5)))
