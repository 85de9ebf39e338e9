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


def _place(rng):
    shape = [(3,), (2, 3), (1,), (), (0,), (2, 1, 2)][rng.integers(6)]
    x = rng.normal(size=shape)
    kind = rng.integers(5)
    if kind == 1:
        return np.round(3 * x).astype(int)
    return [x, None, x.T, x.astype(np.float32), x.tolist()][kind]


def _rounded(seen):
    """Differences are noisy: what can be seen are about six digits of an array, with its dtype and shape."""
    result, count = seen
    if isinstance(result, np.ndarray):
        result = str(result.dtype), result.shape, np.round(result, 5) + 0.0
    return result, count


def numerical_gradient(answer, rng):
    x, points = _place(rng), []
    before = np.array(x)

    def f(v):
        points.append(np.array(v))
        return np.sum(np.array(v) ** 3) + np.sum(v) ** 2

    args = (f, x, float(rng.choice([0.5, 0.25]))) if rng.random() < 0.7 else (f, x)
    seen = _rounded(_observe(answer.numerical_gradient, *args))
    return seen, len(points), sorted(np.round(p, 4).tolist().__repr__() for p in points), np.array_equal(before, x)


def step_size_sweep(answer, rng):
    x = [float(rng.normal()), int(rng.integers(-3, 4))][rng.integers(2)]
    hs = rng.permutation([0.5, 0.25, 1.0, 2.0, 0.125])[: rng.integers(0, 6)]
    n = int(rng.integers(1, 4))
    seen = _observe(answer.step_size_sweep, lambda t: -(t**n), lambda t: -n * t ** (n - 1), x, hs)
    other = _observe(answer.step_size_sweep, np.sin, np.cos, x, hs.tolist())
    return seen, other


def jacobian(answer, rng):
    m, d = rng.integers(1, 5, size=2)
    M, x, calls = rng.normal(size=(m, d)), rng.normal(size=d), []
    x = [x, np.round(4 * x).astype(int), x.tolist()][rng.integers(3)]
    kind = rng.integers(3)

    def f(v):
        calls.append(1)
        out = M @ np.asarray(v) ** 3
        return [out, out.tolist(), out[0]][kind]

    args = (f, x, 0.5) if rng.random() < 0.7 else (f, x)
    default = np.round(answer.jacobian(lambda v: 1e9 * np.asarray(v) ** 3, [0.0]), 5)
    return _rounded(_observe(answer.jacobian, *args)), len(calls), default


def mse_grad(answer, rng):
    n, d = rng.integers(0, 4), rng.integers(1, 4)
    X, y, w = rng.normal(size=(n, d)), rng.normal(size=n), rng.normal(size=d)
    kind = rng.integers(8)
    if kind == 1:
        y = y[:, None]
    elif kind == 2:
        w = w[:, None]
    elif kind == 3:
        X = X[:, 0]
    elif kind == 4:
        X, y, w = (np.round(9 * part).astype(int) for part in (X, y, w))
    elif kind == 5:
        y = np.append(y, 1.0)
    elif kind == 6:
        w = np.append(w, 1.0)
    elif kind == 7:
        X = X[:, :, None]
    return _observe(answer.mse_grad, X, y, w)


def softmax_xent_grad(answer, rng):
    n, d, k = rng.integers(0, 4), rng.integers(1, 4), rng.integers(1, 4)
    X, W = rng.normal(size=(n, d)), rng.normal(size=(d, k)) * rng.choice([1.0, 1e3])
    y = rng.integers(rng.choice([0, 0, 0, -1]), k + rng.choice([0, 0, 0, 1]), size=n)
    seen, count = _observe(answer.softmax_xent_grad, X, y, W)
    if isinstance(seen, tuple):
        seen = type(seen[0]).__name__, np.round(seen[0], 7), np.round(seen[1], 9) + 0.0
    return seen, count


def Value(answer, rng):
    values = [answer.Value([float(v), int(round(v))][rng.integers(2)]) for v in rng.normal(size=2)]
    leaves = list(values)
    for _ in range(rng.integers(1, 8)):
        p, q = (values[i] for i in rng.integers(len(values), size=2))
        k = [float(rng.normal()), int(rng.integers(1, 4))][rng.integers(2)]
        values.append(
            [
                lambda: p + q,
                lambda: p - q,
                lambda: p * q,
                lambda: p / (q * q + 1),
                lambda: k + p,
                lambda: p + k,
                lambda: k - p,
                lambda: p - k,
                lambda: k * p,
                lambda: p * k,
                lambda: p / k,
                lambda: k / (p * p + 1),
                lambda: -p,
                lambda: p**2,
                lambda: (p * p + 1) ** -0.5,
                lambda: p.tanh(),
                lambda: p.tanh().exp(),
                lambda: (p * p + 1).log(),
                lambda: p.relu(),
            ][rng.integers(19)]()
        )
    values[-1].backward()
    if rng.random() < 0.5:
        values[rng.integers(len(values))].backward()
    return [float(v.data) for v in values], [round(float(v.grad), 6) for v in values], len(leaves)


def gradient_check(answer, rng):
    x = _place(rng)
    spoilt = rng.choice([0.0, 0.0, 5e-7, 1.5e-6, 0.5, np.nan, np.inf])
    kind = rng.integers(5)
    scale = float(rng.choice([1.0, 1e6, 1e-3]))

    def grad(v):
        g = 2 * scale * np.array(v, dtype=float)
        if g.size:
            g.reshape(-1)[-1] += spoilt
        return [g, g.tolist(), g[None], g.T, g][kind]

    hole = rng.random() < 0.1
    seen, count = _observe(answer.gradient_check, lambda v: np.nan if hole else scale * np.sum(np.square(v)), grad, x)
    if isinstance(seen, tuple):
        seen = bool(seen[0]), round(float(seen[1]), 8) if np.isfinite(seen[1]) else seen[1]
    return seen, count
