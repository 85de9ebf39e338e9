import numpy as np


def parts(splits):
    return sorted((sorted(np.asarray(v).tolist()), sorted(np.asarray(t).tolist())) for t, v in splits)


def sizes(splits):
    return sorted(len(v) for _, v in splits), all(not set(map(int, t)) & set(map(int, v)) for t, v in splits)


def kfold(answer, rng):
    n, k = int(rng.integers(0, 14)), int(rng.integers(-1, 8))
    return sizes(answer.kfold(n, k, rng))


def stratified_kfold(answer, rng):
    y, k = rng.integers(3, size=rng.integers(0, 14)), int(rng.integers(0, 5))
    y = y if rng.random() < 0.5 else y.astype(str)
    return [sorted(np.sum(y[v] == label) for _, v in answer.stratified_kfold(y, k, rng)) for label in np.unique(y)]


def group_kfold(answer, rng):
    groups, k = rng.integers(6, size=rng.integers(0, 20)).astype(float), int(rng.integers(0, 5))
    groups[groups == 5] = np.nan
    return sizes(answer.group_kfold(groups, k))


def forward_splits(answer, rng):
    return parts(answer.forward_splits(*(int(rng.integers(low, high)) for low, high in ((0, 25), (-1, 6), (-1, 5), (-1, 7)))))


class Mean:
    def __init__(self, factor=1.0):
        self.factor = factor

    def fit(self, X, y):
        self.mean = float(np.mean(y))

    def predict(self, X):
        return np.full(len(X), self.factor * self.mean)


def loss(truth, guess):
    return -float(np.mean((np.asarray(truth) - guess) ** 2))


def halves(m):
    return [(np.arange(m // 2), np.arange(m // 2, m)), (np.arange(m // 2, m), np.arange(m // 2))]


def outer(n, rng):
    order = rng.permutation(n)
    return [(order[3:], order[:3]), (order[:-4], order[-4:])][: rng.integers(3)]


def cross_validate_(answer, rng):
    n = int(rng.integers(6, 14))
    return answer.cross_validate_(Mean, rng.normal(size=(n, 2)), rng.normal(size=n), outer(n, rng), loss)


def nested_score(answer, rng):
    n = int(rng.integers(8, 16))
    grid = rng.choice([0.0, 0.5, 1.0, 2.0], size=rng.integers(0, 5)).tolist()
    return answer.nested_score(Mean, grid, rng.normal(size=(n, 2)), rng.normal(size=n) + 1, outer(n, rng), halves, loss)


def one_se_choice(answer, rng):
    m = int(rng.integers(0, 7))
    ses = rng.integers(-1 if rng.random() < 0.1 else 0, 4, size=m + (rng.random() < 0.1)) / 4
    means = rng.integers(5, size=m) / 4
    return answer.one_se_choice(means if rng.random() < 0.9 else means * np.nan, ses, rng.integers(4, size=m))


def leaks(answer, rng):
    kind = int(rng.integers(3))

    def experiment(X, y):
        if kind == 0:
            return float(np.mean(y[30:] == (X[30:, 0] > 0)))
        if kind == 1:
            return 1.0
        return float(np.mean(y[1:] == y[:-1]))

    return bool(answer.leaks(experiment, rng))
