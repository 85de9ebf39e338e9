# %% W1 independent rows for a and b
import numpy as np


def paired_bootstrap(y, pred_a, pred_b, metric, n_boot, rng):
    y, pred_a, pred_b = np.asarray(y), np.asarray(pred_a), np.asarray(pred_b)
    n = len(y)
    if n == 0 or len(pred_a) != n or len(pred_b) != n:
        raise ValueError
    differences = []
    for _ in range(n_boot):
        i, j = rng.integers(n, size=(2, n))
        differences.append(metric(y[i], pred_a[i]) - metric(y[j], pred_b[j]))
    return tuple(np.quantile(differences, [0.025, 0.975]))

# %% W2 only y is resampled
import numpy as np


def paired_bootstrap(y, pred_a, pred_b, metric, n_boot, rng):
    y, pred_a, pred_b = np.asarray(y), np.asarray(pred_a), np.asarray(pred_b)
    n = len(y)
    if n == 0 or len(pred_a) != n or len(pred_b) != n:
        raise ValueError
    differences = []
    for _ in range(n_boot):
        rows = rng.integers(n, size=n)
        differences.append(metric(y[rows], pred_a) - metric(y[rows], pred_b))
    return tuple(np.quantile(differences, [0.025, 0.975]))

# %% W3 b minus a
import numpy as np


def paired_bootstrap(y, pred_a, pred_b, metric, n_boot, rng):
    y, pred_a, pred_b = np.asarray(y), np.asarray(pred_a), np.asarray(pred_b)
    n = len(y)
    if n == 0 or len(pred_a) != n or len(pred_b) != n:
        raise ValueError
    differences = []
    for _ in range(n_boot):
        rows = rng.integers(n, size=n)
        differences.append(metric(y[rows], pred_b[rows]) - metric(y[rows], pred_a[rows]))
    return tuple(np.quantile(differences, [0.025, 0.975]))

# %% W4 five per cent cut off on each side
import numpy as np


def paired_bootstrap(y, pred_a, pred_b, metric, n_boot, rng):
    y, pred_a, pred_b = np.asarray(y), np.asarray(pred_a), np.asarray(pred_b)
    n = len(y)
    if n == 0 or len(pred_a) != n or len(pred_b) != n:
        raise ValueError
    differences = []
    for _ in range(n_boot):
        rows = rng.integers(n, size=n)
        differences.append(metric(y[rows], pred_a[rows]) - metric(y[rows], pred_b[rows]))
    return tuple(np.quantile(differences, [0.05, 0.95]))

# %% W5 difference of the two intervals
import numpy as np


def paired_bootstrap(y, pred_a, pred_b, metric, n_boot, rng):
    y, pred_a, pred_b = np.asarray(y), np.asarray(pred_a), np.asarray(pred_b)
    n = len(y)
    if n == 0 or len(pred_a) != n or len(pred_b) != n:
        raise ValueError
    scores = []
    for _ in range(n_boot):
        rows = rng.integers(n, size=n)
        scores.append((metric(y[rows], pred_a[rows]), metric(y[rows], pred_b[rows])))
    low, high = np.quantile(scores, [0.025, 0.975], axis=0)
    return float(low[0] - low[1]), float(high[0] - high[1])

# %% W6 a generator of its own, always with the same seed
import numpy as np


def paired_bootstrap(y, pred_a, pred_b, metric, n_boot, rng):
    rng = np.random.default_rng(0)
    y, pred_a, pred_b = np.asarray(y), np.asarray(pred_a), np.asarray(pred_b)
    n = len(y)
    if n == 0 or len(pred_a) != n or len(pred_b) != n:
        raise ValueError(f"need equally many rows, got {n}, {len(pred_a)} and {len(pred_b)}")
    differences = []
    for _ in range(n_boot):
        rows = rng.integers(n, size=n)
        differences.append(metric(y[rows], pred_a[rows]) - metric(y[rows], pred_b[rows]))
    low, high = np.quantile(differences, [0.025, 0.975])
    return float(low), float(high)
