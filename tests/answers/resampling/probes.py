"""Random inputs on which two answers may be compared: one function per skill (see CONTRIBUTING.md)."""

import numpy as np


def seen(call, *args, **kwargs):
    """The result of a call, or the name of its error."""
    try:
        return call(*args, **kwargs)
    except Exception as error:  # noqa: BLE001 - any error is an observation
        return type(error).__name__


def spread(rng):
    """A fresh generator for the answer: the same for each answer that is asked."""
    return np.random.default_rng(int(rng.integers(2**31)))


def bootstrap_ci(answer, rng):
    x = rng.normal(size=int(rng.integers(0, 7))) * 3
    if rng.random() < 0.3:
        x = x.astype(int).tolist()
    alpha = float(rng.choice([0.0, 1.0, 1.2, -0.1, 0.05, 0.3, 0.6]))
    return seen(answer.bootstrap_ci, x, np.mean, 9, alpha, spread(rng))


def paired_bootstrap(answer, rng):
    n = int(rng.integers(0, 8))
    parts = [rng.normal(size=n + int(rng.choice([0, 0, 0, 0, 0, 1]))) for _ in range(3)]

    def metric(y, pred):
        return float(np.mean(np.abs(y - pred) ** 1.5))

    return seen(answer.paired_bootstrap, *parts, metric, 9, spread(rng))


def permutation_pvalue(answer, rng):
    a, b = (rng.integers(0, 5, size=int(rng.integers(0, 5))) * 0.1 for _ in range(2))
    if rng.random() < 0.2:
        a, b = a.tolist(), b.tolist()

    def gap(one, two):
        return float(np.mean(one) - np.mean(two))

    return seen(answer.permutation_pvalue, a, b, gap, 15, spread(rng))


def two_proportions(answer, rng):
    n1, n2 = (int(n) for n in rng.choice([0, 1, 2, 5, 40, 300], size=2))
    x1, x2 = (int(rng.integers(-1, n + 2)) for n in (n1, n2))
    return seen(answer.two_proportions, x1, n1, x2, n2), seen(answer.two_proportions, 0, n1, n2, n2)


def sample_size(answer, rng):
    p0 = float(rng.choice([0.0, 1.0, -0.2, 1.2, 0.25, 0.5, 0.75, rng.random(), rng.random()]))
    lift = float(rng.choice([0.0, 0.25, -0.25, 0.5, -0.5, rng.normal(scale=0.1)]))
    alpha, power = (float(v) for v in rng.choice([0.0, 0.05, 0.2, 0.5, 0.8, 1.0, -0.1, 1.1], size=2))
    return seen(answer.sample_size, p0, lift), seen(answer.sample_size, p0, lift, alpha, power)


def holm(answer, rng):
    m = int(rng.integers(0, 7))
    p = rng.choice([0.0, 0.05, 0.125, 0.1, 0.25, 0.2, 0.375, 0.5, 1.0], size=m) if rng.random() < 0.5 else rng.random(m) ** 2
    if m and rng.random() < 0.15:
        p[0] = rng.choice([np.nan, -0.5, 1.5])
    alpha = float(rng.choice([0.5, 0.1, 0.2, 0.25]))
    return seen(answer.holm, p, alpha), seen(answer.benjamini_hochberg, p, alpha), seen(answer.holm, p.tolist(), alpha)


def peeking_error(answer, rng):
    looks, n = (int(v) for v in rng.integers(1, 5, size=2))
    return seen(answer.peeking_error, looks, n, int(rng.integers(1, 60)), spread(rng))


def mcnemar(answer, rng):
    n, classes = int(rng.integers(0, 14)), int(rng.integers(2, 4))
    y = rng.integers(classes, size=n)
    a, b = (np.where(rng.random(n) < share, y, rng.integers(classes, size=n)) for share in (0.7, 0.3))
    if rng.random() < 0.15:
        b = np.append(b, 0)
    return seen(answer.mcnemar, y, a, b)
