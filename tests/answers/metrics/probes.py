import numpy as np


def table(rng, probabilities=False):
    """Labels and scores as a learner may meet them: ties, one class, a bad length, label or score now and then."""
    n = int(rng.integers(1, 14))
    y = rng.integers(2, size=n)
    if rng.random() < 0.15:
        y = np.full(n, rng.integers(2))
    s = rng.integers(5, size=n) / 4 if rng.random() < 0.6 else rng.random(n)
    if not probabilities and rng.random() < 0.3:
        s = s * 6 - 3
    if rng.random() < 0.15:
        s = [s[:-1], np.append(s[:-1], np.nan), s + 2, s - 1, s * 1.5][rng.integers(5)]
    if rng.random() < 0.05:
        y = y + 1
    return y, s


def confusion(answer, rng):
    labels = rng.permutation(6)[: rng.integers(1, 5)].tolist()
    n = int(rng.integers(0, 9))
    y, yhat = rng.choice(labels, size=n), rng.choice(labels, size=n)
    if n and rng.random() < 0.3:
        y[0] = rng.integers(8)
    if n and rng.random() < 0.3:
        yhat[-1] = rng.integers(8)
    if rng.random() < 0.2:
        yhat = yhat[: rng.integers(n + 1)]
    if rng.random() < 0.1:
        labels = [*labels, labels[0]]
    return answer.confusion(y, yhat, labels)


def precision_recall_f(answer, rng):
    n = int(rng.integers(0, 9))
    y, yhat = rng.integers(3, size=n), rng.integers(3, size=n)
    if rng.random() < 0.1:
        yhat = yhat[:-1]
    average = ["binary", "macro", "weighted", "micro", "binary", "macro", "weighted", "other"][rng.integers(8)]
    if rng.random() < 0.2:
        return answer.precision_recall_f(y, yhat, average)
    beta = [1.0, 2.0, 0.5, 0.0, -0.5, 1.0][rng.integers(6)]
    return answer.precision_recall_f(y, yhat, average, beta, [0.0, 1.0, 0.3][rng.integers(3)], int(rng.integers(4)))


def roc_auc(answer, rng):
    return answer.roc_auc(*table(rng))


def average_precision(answer, rng):
    return answer.average_precision(*table(rng))


def best_threshold(answer, rng):
    costs = rng.integers(-1 if rng.random() < 0.2 else 0, 5, size=2) * (0.5 if rng.random() < 0.5 else 1)
    return answer.best_threshold(*table(rng), *costs.tolist())


def calibration_table(answer, rng):
    return answer.calibration_table(*table(rng, probabilities=True), int(rng.integers(-1 if rng.random() < 0.2 else 1, 9)))


def brier_decomposition(answer, rng):
    return answer.brier_decomposition(*table(rng, probabilities=True))


def lift_at(answer, rng):
    y, s = table(rng)
    share = [0.1, 0.5, 0.3, 1.0, 0.03, 0.0, -0.2, 1.1, rng.random()][rng.integers(9)]
    return answer.lift_at(y, s, share)
