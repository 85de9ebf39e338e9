# %% columns of one table
import numpy as np


def paired_bootstrap(y, pred_a, pred_b, metric, n_boot, rng):
    parts = [np.asarray(part) for part in (y, pred_a, pred_b)]
    sizes = {len(part) for part in parts}
    if len(sizes) != 1 or sizes == {0}:
        raise ValueError("lengths differ, or nothing is there")
    n = sizes.pop()
    values = np.empty(n_boot)
    for i, rows in enumerate(rng.integers(0, n, size=(n_boot, n))):
        target, one, two = (part[rows] for part in parts)
        values[i] = metric(target, one) - metric(target, two)
    return float(np.quantile(values, 0.025)), float(np.quantile(values, 0.975))

# %% all scores of a, then all of b, on stored rows
import numpy as np


def paired_bootstrap(y, pred_a, pred_b, metric, n_boot, rng):
    if not len(y) == len(pred_a) == len(pred_b) > 0:
        raise ValueError("need equally many rows")
    y, n = np.array(y), len(y)
    draws = [rng.choice(n, n, replace=True) for _ in range(n_boot)]
    scores = []
    for pred in map(np.array, (pred_a, pred_b)):
        scores.append(np.array([metric(y[rows], pred[rows]) for rows in draws]))
    return tuple(np.percentile(scores[0] - scores[1], [2.5, 97.5]).tolist())

# %% lists, b scored first
import numpy as np


def paired_bootstrap(y, pred_a, pred_b, metric, n_boot, rng):
    y, pred_a, pred_b = list(y), list(pred_a), list(pred_b)
    if not y or len(y) != len(pred_a) or len(y) != len(pred_b):
        raise ValueError
    differences = []
    for _ in range(n_boot):
        rows = [int(rng.integers(len(y))) for _ in y]
        target = np.array([y[i] for i in rows])
        score_b = metric(target, np.array([pred_b[i] for i in rows]))
        differences.append(metric(target, np.array([pred_a[i] for i in rows])) - score_b)
    return np.quantile(differences, 0.025), np.quantile(differences, 0.975)

# %% blind: a loop over drawn rows, the same for y, a and b
def paired_bootstrap(y, pred_a, pred_b, metric, n_boot, rng):
    y, pred_a, pred_b = np.array(y), np.array(pred_a), np.array(pred_b)
    n = len(y)
    if n == 0 or len(pred_a) != n or len(pred_b) != n:
        raise ValueError("y, pred_a and pred_b need the same length, at least 1")
    differences = []
    for _ in range(n_boot):
        rows = rng.choice(n, size=n)
        differences.append(float(metric(y[rows], pred_a[rows])) - float(metric(y[rows], pred_b[rows])))
    low, high = np.quantile(differences, [0.025, 0.975])
    return float(low), float(high)


# %% blind: all row numbers at once as a matrix; first all scores of a, then all of b; percentile
def paired_bootstrap(y, pred_a, pred_b, metric, n_boot, rng):
    if not len(y) == len(pred_a) == len(pred_b) or not len(y):
        raise ValueError("three equally long, non-empty columns are needed")
    y = np.asarray(y)
    n = y.shape[0]
    rows = np.floor(rng.random((n_boot, n)) * n).astype(int)

    def scores(pred):
        pred = np.asarray(pred)
        return np.array([metric(y[r], pred[r]) for r in rows], dtype=float)

    low, high = np.percentile(scores(pred_a) - scores(pred_b), (2.5, 97.5))
    return low.item(), high.item()
