"""Random inputs on which two answers may be compared: one function per skill (see CONTRIBUTING.md)."""

import warnings

import numpy as np


def _observe(call, *args):
    """The result of a call, or the name of its error, with the number of warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = call(*args)
        except Exception as error:  # noqa: BLE001 - any error is an observation
            result = type(error).__name__
    return result, len(caught)


def row_center(answer, rng):
    X = rng.normal(size=rng.integers(0, 5, size=2) + (0, 1))
    if rng.random() < 0.3 and X.size:
        X[0, -1] = np.nan
    if rng.random() < 0.3:
        X = np.nan_to_num(10 * X).astype(rng.choice([np.int64, np.int8, np.float32]))
    return _observe(answer.row_center, X), X


def pairwise_sq_dists(answer, rng):
    n, m, d = rng.integers(1, 5, size=3)
    shift = rng.choice([0.0, 0.0, 1e6])
    A = rng.normal(size=(n * rng.integers(2), d)) + shift
    B = rng.normal(size=(m, rng.choice([d, d, d, 1, d + 1]))) + shift
    if rng.random() < 0.3:
        A, B = np.abs(10 * A % 100).astype(np.uint8), np.abs(10 * B % 100).astype(np.uint8)
    return _observe(answer.pairwise_sq_dists, A, B), _observe(answer.pairwise_sq_dists, B, A), _observe(answer.pairwise_sq_dists, B, B)


def one_hot(answer, rng):
    n, k = int(rng.integers(0, 5)), int(rng.integers(0, 5))
    y = rng.integers(rng.choice([0, 0, 0, -1]), max(k, 1) + rng.choice([0, 0, 1]), size=n)
    return _observe(answer.one_hot, y), _observe(answer.one_hot, y, k), _observe(answer.one_hot, y.tolist(), k)


def moving_mean(answer, rng):
    x = rng.normal(size=rng.integers(0, 9)) + rng.choice([0.0, 1e8])
    if rng.random() < 0.3 and x.size:
        x[rng.integers(x.size)] = np.nan
    elif rng.random() < 0.3:
        x = (10 * x).astype(rng.choice([np.int64, np.float32]))
    w = int(rng.integers(-1, x.size + 3))
    result = _observe(answer.moving_mean, x, w)
    return result, isinstance(result[0], np.ndarray) and np.shares_memory(result[0], x)


def logsumexp(answer, rng):
    z = rng.normal(scale=rng.choice([1.0, 1e3, 1e4]), size=rng.integers(1, 4, size=rng.integers(1, 4)))
    for special in (-np.inf, np.inf, np.nan):
        if rng.random() < 0.25:
            z[rng.random(z.shape) < 0.4] = special
    if rng.random() < 0.15:
        z[...] = -np.inf
    axis = int(rng.integers(-z.ndim, z.ndim))
    return _observe(answer.logsumexp, z, axis), _observe(answer.logsumexp, z.tolist())


def streaming_mean_var(answer, rng):
    shift = rng.choice([0.0, 1.0, 1e9])
    chunks = [shift + rng.normal(size=rng.integers(0, 4)) for _ in range(rng.integers(0, 5))]
    if rng.random() < 0.2:
        chunks = [chunk.astype(int) for chunk in chunks]
    elif rng.random() < 0.2:
        chunks = [chunk.astype(np.float32) for chunk in chunks]
    return _observe(answer.streaming_mean_var, iter(chunks))


def ulp(answer, rng):
    x = rng.normal(size=(2, 3)) * 10.0 ** rng.integers(-290, 290, size=(2, 3))
    powers = 2.0 ** rng.integers(-1074, 1024, size=4)
    special = rng.choice([0.0, 5e-324, 1e-310, 2.0**-1022, 2.0**-1021, 1.0, 1e308, np.inf, -np.inf, np.nan], size=4)
    whole = rng.integers(-9, 9, size=3)
    small = rng.choice([-128, -1, 0, 127], size=2).astype(np.int8)
    return [_observe(answer.ulp, values) for values in (x, powers, special, whole, whole.astype(np.float32), small, -2.5)]


def top_k(answer, rng):
    n, m = int(rng.integers(0, 4)), int(rng.integers(1, 8))
    scores = rng.integers(-3, 3, size=(n, m)).astype(float)
    if rng.random() < 0.3:
        scores[rng.random((n, m)) < 0.4] = -np.inf
    elif rng.random() < 0.4:
        scores = np.abs(scores).astype(np.uint8)
    return _observe(answer.top_k, scores, int(rng.integers(-1, m + 2)))
