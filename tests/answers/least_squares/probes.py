"""Random inputs on which two answers may be compared: one function per skill (see CONTRIBUTING.md)."""

import warnings

import numpy as np


def _observe(call, *args, **kwargs):
    """The result of a call, or the name of its error, with the number of warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = call(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - any error is an observation
            result = type(error).__name__
    return result, len(caught)


def _matrix(rng, n, d):
    """Often of full rank, sometimes rank-deficient, of zeros, or with a small singular value; other units."""
    A = rng.integers(-4, 5, size=(n, d)).astype(float) + 5 * np.eye(n, d)
    kind = rng.integers(6)
    if kind == 0:
        A[:, -1] = A[:, 0]
    elif kind == 1:
        A = A * 0
    elif kind == 2:
        A = np.zeros((n, d))
        k = min(n, d)
        A[range(k), range(k)] = 4.0 * np.append(np.ones(k - 1), 2.0 ** -rng.integers(1, 60))
    return A * rng.choice([1.0, 1.0, 1e-15, 1e12])


def forward_substitution(answer, rng):
    n, k = (int(size) for size in rng.integers(0, 5, size=2))
    L = rng.integers(-3, 4, size=(n, n)) + 2.5 * np.eye(n)
    if rng.random() < 0.3 and n:
        L[rng.integers(n), rng.integers(n)] = 0.0
    if rng.random() < 0.3 and n:
        L[np.diag_indices(n)] = rng.choice([0.0, 1e-200, 1.0], size=n)
    L[np.triu_indices(n, 1)] = rng.choice([0.0, 3.0, np.nan])
    b = rng.integers(-5, 6, size=(n, k)[: rng.integers(1, 3)])
    if rng.random() < 0.5:
        b = b.astype(float)
    return _observe(answer.forward_substitution, L, b), b


def qr_mgs(answer, rng):
    n, d = (int(size) for size in rng.integers(1, 6, size=2))
    A = _matrix(rng, max(n, d - rng.integers(0, 2)), d)
    if rng.random() < 0.2:
        A = A.astype(int)
    return _observe(answer.qr_mgs, A), A


def project(answer, rng):
    n, d = (int(size) for size in rng.integers(1, 6, size=2))
    A, b = _matrix(rng, n, d), rng.integers(-5, 6, size=n).astype(rng.choice([float, int]))
    result, warned = _observe(answer.project, b, A)
    return [np.round(part, 7) + 0.0 for part in result] if isinstance(result, tuple) else result, warned


def least_squares(answer, rng):
    d = int(rng.integers(1, 4))
    X = rng.normal(size=(d + int(rng.integers(0, 4)), d)) + 3 * np.eye(1, d)
    y = rng.normal(size=(len(X), int(rng.integers(1, 4)))[: rng.integers(1, 3)])
    return _observe(answer.least_squares, X, y), X, y


def condition_number(answer, rng):
    n, d = (int(size) for size in rng.integers(1, 6, size=2))
    return _observe(answer.condition_number, _matrix(rng, n, d))


def rank_nullspace(answer, rng):
    n, d = (int(size) for size in rng.integers(1, 6, size=2))
    A = _matrix(rng, n, d)
    tol = rng.choice([None, None, 0.0, 4.0, 2.0, 1.0, 1e-3])
    return _observe(answer.rank_nullspace, A, tol)


def weighted_least_squares(answer, rng):
    d = int(rng.integers(1, 4))
    X, y = rng.normal(size=(d + 5, d)), rng.normal(size=d + 5)
    w = rng.integers(0 if rng.random() < 0.9 else -1, 4, size=d + 5).astype(float)
    w[:d] = 1.0
    if rng.random() < 0.3:
        y[w == 0] = np.nan
    return _observe(answer.weighted_least_squares, X, y, w)


def fit_line(answer, rng):
    n = int(rng.integers(0, 7))
    x = rng.integers(-3, 4, size=n) * rng.choice([0.0, 1.0, 1.0, 1e-12]) + rng.choice([0.0, 0.1, 1.7e9])
    y = rng.integers(-3, 4, size=n) + rng.choice([0.0, 1e6])
    result, warned = _observe(answer.fit_line, x, y)
    return result, warned
