"""Random inputs on which two answers may be compared: one function per skill (see CONTRIBUTING.md)."""

import warnings

import numpy as np


def _observe(call, *args):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            return call(*args), len(caught)
        except ValueError:
            return "ValueError", len(caught)


def _rounded(value):
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [_rounded(part) for part in value]
    return value if isinstance(value, str) else np.round(np.asarray(value, dtype=float), 7) + 0.0


def init_layers(answer, rng):
    sizes = rng.integers(0 if rng.random() < 0.1 else 1, 4, size=int(rng.integers(1, 5))).tolist()
    inner = np.random.default_rng(int(rng.integers(1000)))
    return _observe(answer.init_layers, sizes, ["he", "glorot", "other"][rng.choice(3, p=[0.45, 0.45, 0.1])], inner)


def dense_forward(answer, rng):
    n, a, b = (int(k) for k in rng.integers(1, 4, size=3))
    Y, cache = answer.dense_forward(rng.normal(size=(n, a)), rng.normal(size=(a, b)), rng.normal(size=b))
    return _rounded([Y, answer.dense_backward(rng.normal(size=(n, b)), cache)])


def relu(answer, rng):
    Z = rng.integers(-2, 3, size=(2, 3)) * rng.choice([1.0, 0.5, 1e-300])
    return answer.relu(Z), answer.relu_backward(rng.normal(size=(2, 3)), Z)


def _params(rng, sizes, scale=1.0):
    return [(scale * rng.normal(size=(a, b)), rng.normal(size=b)) for a, b in zip(sizes, sizes[1:], strict=False)]


def mlp_loss_grad(answer, rng):
    n, sizes = int(rng.integers(1, 5)), rng.integers(1, 4, size=int(rng.integers(2, 5))).tolist()
    params = _params(rng, sizes, float(rng.choice([1.0, 1.0, 0.0, 1000.0])))
    if rng.random() < 0.3:
        params = [(W, 0 * b) for W, b in params]
    return _rounded(_observe(answer.mlp_loss_grad, params, rng.normal(size=(n, sizes[0])), rng.integers(sizes[-1], size=n))[0])


def _loss(params, X, y):
    W, b = params[0]
    rest = X @ W + b - y
    return float(np.round(np.mean(rest**2), 1)), [(X.T @ rest / len(X), np.array([np.mean(rest)]))]


def train_mlp(answer, rng):
    n, d = int(rng.integers(1, 7)), int(rng.integers(1, 3))
    X, y, start = rng.normal(size=(n, d)), rng.normal(size=n), [(rng.normal(size=d), rng.normal(size=1))]
    inner = np.random.default_rng(int(rng.integers(1000)))
    epochs, batch = int(rng.integers(-1, 5)), int(rng.integers(0, 4))
    val = rng.normal(size=(3, d)), rng.normal(size=3)
    return _rounded(_observe(answer.train_mlp, start, _loss, X, y, epochs, batch, 0.3, inner, *val)[0])


def dropout(answer, rng):
    inner = np.random.default_rng(int(rng.integers(1000)))
    p = float(rng.choice([-0.1, 0.0, 0.3, 0.9, 1.0]))
    return _observe(answer.dropout, rng.normal(size=(3, 2)), p, inner, bool(rng.integers(2)))


def batchnorm(answer, rng):
    n, d = int(rng.integers(1, 5)), int(rng.integers(1, 3))
    X = np.full((n, d), 0.3) if rng.random() < 0.2 else rng.normal(size=(n, d))
    state = {"mean": rng.normal(size=d), "var": rng.uniform(0.0, 2, d)}
    Y, new, cache = answer.batchnorm(X, state, bool(rng.integers(2)), float(rng.choice([0.0, 0.5, 0.9, 1.0])))
    return _rounded([Y, new, answer.batchnorm_backward(rng.normal(size=(n, d)), cache)])


def debug_report(answer, rng):
    K, epochs = int(rng.integers(2, 5)), int(rng.integers(1, 4))
    history = {name: (np.log(K) * rng.choice([0.3, 0.6, 0.97, 1.0, 1.3], size=epochs)).tolist() for name in ("train", "val")}
    sizes = [2, *rng.integers(1, 5, size=int(rng.integers(0, 3))).tolist(), K]
    params, grads = _params(rng, sizes), _params(rng, sizes, float(rng.choice([0.01, 0.01, 1.0, 2000.0])))
    grads = [(dW * (rng.random(dW.shape[1]) < 0.6), db * (rng.random(db.size) < 0.5)) for dW, db in grads]
    if rng.random() < 0.15:
        (params if rng.random() < 0.5 else grads)[-1][1][0] = rng.choice([np.nan, np.inf])
    if rng.random() < 0.1:
        history["val"][0] = float("nan")
    return _observe(answer.debug_report, history, grads, params)
