import numpy as np


def node(rng, depth):
    n = int(rng.integers(1, 20))
    leaf = {"n": n, "impurity": float(rng.choice([0.0, 0.5, 0.3])), "label": int(rng.integers(3))}
    if depth == 0 or rng.random() < 0.3:
        return leaf
    left, right = node(rng, depth - 1), node(rng, depth - 1)
    n = left["n"] + right["n"]
    rest = (left["n"] * left["impurity"] + right["n"] * right["impurity"]) / n
    return {**leaf, "n": n, "impurity": rest + float(rng.choice([0.0, 0.05, 0.2])), "feature": int(rng.integers(3)),
            "threshold": float(rng.integers(4)), "left": left, "right": right}


def impurity(answer, rng):
    shape = [(3,), (1,), (2, 3), (0, 2), (4, 1)][rng.integers(5)]
    counts = rng.integers(-1 if rng.random() < 0.2 else 0, 4, size=shape)
    return answer.impurity(counts, ["gini", "entropy", "other"][rng.integers(3)])


def best_split(answer, rng):
    n = int(rng.integers(0, 12))
    x = rng.integers(5, size=n) if rng.random() < 0.6 else rng.normal(size=n)
    return answer.best_split(x, rng.integers(3, size=n + (rng.random() < 0.1)))


def best_split_regression(answer, rng):
    n = int(rng.integers(0, 12))
    x = rng.integers(5, size=n) if rng.random() < 0.6 else rng.normal(size=n)
    y = rng.normal(size=n + (rng.random() < 0.1)) + rng.choice([0, 1e8])
    return answer.best_split_regression(x, y if rng.random() < 0.8 else np.round(y))


def grow(answer, rng):
    n, d = int(rng.integers(0, 12)), int(rng.integers(1, 3))
    X, y = rng.integers(4, size=(n, d)), rng.integers(3, size=n + (rng.random() < 0.1))
    tree = answer.grow(X, y, [None, -1, 0, 1, 2, 3][rng.integers(6)], int(rng.integers(0, 4)))
    return tree, answer.predict_tree(tree, rng.integers(8, size=(3, d)) / 2)


def prune(answer, rng):
    return answer.prune(node(rng, 3), float(rng.choice([-0.1, 0.0, 0.01, 0.05, 0.1, 0.3, np.inf])))


def impurity_importance(answer, rng):
    return answer.impurity_importance(node(rng, 3), 3)


def permutation_importance_(answer, rng):
    n, d = int(rng.integers(1, 8)), int(rng.integers(1, 4))
    X, w = rng.normal(size=(n, d)), rng.normal(size=d)
    y = rng.normal(size=n + (rng.random() < 0.1))
    return answer.permutation_importance_(lambda table: table @ w, X, y, lambda a, b: -float(np.mean((a - b) ** 2)),
                                          int(rng.integers(0, 4)), np.random.default_rng(rng.integers(2**32)))
