import numpy as np


def split_indices(answer, rng):
    n = int(rng.integers(0, 40))
    fractions = [[0.5, 0.5], [0.6, 0.2, 0.2], [0.9, 0.1], [1.0, 0.0], [0.5, 0.4], [1.2, -0.2], [0.7, 0.4]][rng.integers(7)]
    labels = [None, rng.integers(6, size=n), rng.integers(2, size=n + 1)][rng.integers(3)]
    parts = answer.split_indices(n, fractions, np.random.default_rng(rng.integers(2**32)), labels)
    return type(parts).__name__, [np.asarray(part) for part in parts]


def baseline(answer, rng):
    y = np.round(rng.normal(size=rng.integers(0, 9)), int(rng.integers(0, 3)))
    if rng.random() < 0.3:
        y = [*rng.choice(["a", "b", "c"], size=rng.integers(1, 6)).tolist()]
        return answer.baseline(y, "mode")
    kinds = ["mean", "median", "mode", "quantile:0.5", "quantile:0.3", "quantile:0", "quantile:1", "quantile:1.5", "other",
             "quantile:-0.2", "x:0.5", "quantile"]
    return answer.baseline(y, kinds[rng.integers(len(kinds))])


def empirical_risk(answer, rng):
    n = int(rng.integers(0, 7))
    losses = ["zero_one", "squared", "absolute", "pinball:0.3", "pinball:0.9", "pinball:0", "pinball:1", "pinball:-1", "x:0.5",
              "pinball:1.5", "other", "log", "log", "log"]
    loss = losses[rng.integers(len(losses))]
    y = rng.integers(0, 3 if rng.random() < 0.2 else 2, size=n)
    yhat = rng.choice([0, 1, 0.5, 0.2, 1e-13, 1 - 1e-13], size=n) if loss == "log" else rng.integers(-2, 3, size=n)
    if rng.random() < 0.2 and n:
        yhat = [yhat[:, None], yhat[:-1], yhat * 1.5, yhat - 0.7][rng.integers(4)]
    if rng.random() < 0.2:
        y, yhat = np.asarray(y, dtype=np.uint8), np.asarray(yhat) if loss == "log" else np.abs(yhat).astype(np.uint8)
    return answer.empirical_risk(y, yhat, loss)


def standardize_train_test(answer, rng):
    n, m, d = int(rng.integers(0, 6)), int(rng.integers(0, 4)), int(rng.integers(1, 4))
    train, test = rng.normal(size=(n, d)), rng.normal(size=(m, d if rng.random() < 0.8 else d + 1))
    if rng.random() < 0.5:
        train[:, 0] = rng.choice([0.1, 0.7, 5.0])
    return answer.standardize_train_test(train, test)


def knn_predict(answer, rng):
    n, m, d = int(rng.integers(1, 12)), int(rng.integers(0, 5)), int(rng.integers(1, 4))
    draw = (lambda size: rng.integers(3, size=size).astype(float)) if rng.random() < 0.6 else (lambda size: rng.normal(size=size))
    task = ["classification", "classification", "regression", "other"][rng.integers(4)]
    ytr = rng.integers(4, size=n) if task != "classification" else rng.choice(["a", "b", "c", "d"], size=n)
    return answer.knn_predict(draw((n, d)), ytr, draw((m, d)), int(rng.integers(0, n + 2)), task)


def knn_loo_error(answer, rng):
    n, d = int(rng.integers(2, 12)), int(rng.integers(1, 3))
    X = rng.integers(3, size=(n, d)).astype(float) if rng.random() < 0.6 else rng.normal(size=(n, d))
    ks = rng.integers(0 if rng.random() < 0.2 else 1, n + (rng.random() < 0.2), size=rng.integers(1, 4)).tolist()
    return answer.knn_loo_error(X, rng.integers(4, size=n), ks)


def distance_contrast(answer, rng):
    dims = rng.integers(0 if rng.random() < 0.3 else 1, 6, size=rng.integers(1, 4)).tolist()
    return answer.distance_contrast(dims, int(rng.integers(0, 5)), np.random.default_rng(rng.integers(2**32)))
