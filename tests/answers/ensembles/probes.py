"""Random inputs on which two answers may be compared: one function per skill (see CONTRIBUTING.md)."""

import numpy as np


def _observe(call, *args):
    try:
        return call(*args)
    except ValueError:
        return "ValueError"


def bootstrap_oob(answer, rng):
    n = int(rng.integers(-1, 6))
    inner = np.random.default_rng(int(rng.integers(1000)))
    return _observe(answer.bootstrap_oob, n, inner)


class _Model:
    def __init__(self, classes, table):
        self.classes_, self.table = np.array(classes), table

    def predict_proba(self, X):
        return self.table[np.asarray(X)[:, 0].astype(int)]

    def predict(self, X):
        return self.classes_[self.predict_proba(X).argmax(axis=1)]


def _models(rng, m):
    models = []
    for _ in range(int(rng.integers(0, 5))):
        known = sorted(rng.choice(4, size=rng.integers(1, 4), replace=False).tolist())
        table = rng.integers(1, 4, size=(m, len(known))).astype(float)
        models.append(_Model(known, table / table.sum(axis=1, keepdims=True)))
    return models


def bag_predict(answer, rng):
    m = int(rng.integers(0, 5))
    X = np.arange(m)[:, None]
    return _observe(answer.bag_predict, _models(rng, m), X, ["soft", "hard", "other"][rng.choice(3, p=[0.45, 0.45, 0.1])])


def oob_score(answer, rng):
    n = int(rng.integers(1, 7))
    models = _models(rng, n)
    masks = rng.random((len(models) + (rng.random() < 0.1), n)) < 0.4
    return _observe(answer.oob_score, models, masks, np.arange(n)[:, None], rng.integers(4, size=n))


def random_forest(answer, rng):
    n, d = int(rng.integers(1, 6)), int(rng.integers(1, 5))
    inner = np.random.default_rng(int(rng.integers(1000)))

    def grow(X, y, columns):
        return X.tolist(), y.tolist(), [np.asarray(columns()).tolist() for _ in range(3)]

    X, y = np.arange(n * d).reshape(n, d), np.arange(n + (rng.random() < 0.1))
    return _observe(answer.random_forest, X, y, int(rng.integers(0, 4)), int(rng.integers(0, d + 2)), inner, grow)


def variance_of_average(answer, rng):
    rho, sigma2 = float(rng.choice([-0.5, 0.0, 0.3, 1.0, 1.5])), float(rng.choice([-1.0, 0.0, 2.0]))
    return _observe(answer.variance_of_average, rho, sigma2, int(rng.integers(0, 5)))


def gbm(answer, rng):
    n = int(rng.integers(1, 8))
    X, y = rng.normal(size=(n, 2)), rng.normal(size=n + (rng.random() < 0.1))
    got = _observe(answer.gbm, X, y, int(rng.integers(-1, 4)), float(rng.choice([0.0, 0.3, 1.0])), int(rng.integers(1, 3)))
    if isinstance(got, str):
        return got
    init, trees, predict = got
    return round(init, 9), [np.round(tree.predict(X), 9) for tree in trees], np.round(predict(X), 9)


def negative_gradient(answer, rng):
    loss = ["squared", "absolute", "huber", "logistic", "other"][rng.choice(5, p=[0.2, 0.2, 0.3, 0.25, 0.05])]
    n = int(rng.integers(0, 5))
    F = rng.choice([-50.0, -1.5, 0.0, 1.0, 2.5, 50.0], size=n)
    y = rng.integers(2, size=n + (rng.random() < 0.1)) + (0.5 if rng.random() < 0.1 else 0.0)
    return _observe(answer.negative_gradient, loss, y, F, float(rng.choice([-1.0, 0.0, 0.5, 1.0, 2.0])))


def early_stop(answer, rng):
    val = rng.integers(0, 6, size=int(rng.integers(0, 9))) / 2
    val[rng.random(val.size) < 0.2] = np.nan
    return _observe(answer.early_stop, val, int(rng.integers(0, 4)), float(rng.choice([-0.5, 0.0, 0.5, 1.0])))
