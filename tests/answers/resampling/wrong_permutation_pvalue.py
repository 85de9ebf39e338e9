# %% W1 can return 0
import numpy as np


def permutation_pvalue(a, b, stat, n_perm, rng):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if len(a) == 0 or len(b) == 0:
        raise ValueError
    pool = np.concatenate([a, b])
    limit = abs(stat(a, b)) * (1 - 1e-9)
    hits = 0
    for _ in range(n_perm):
        shuffled = rng.permutation(pool)
        hits += abs(stat(shuffled[: len(a)], shuffled[len(a) :])) >= limit
    return float(hits / n_perm)

# %% W2 one-sided: only large values count
import numpy as np


def permutation_pvalue(a, b, stat, n_perm, rng):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if len(a) == 0 or len(b) == 0:
        raise ValueError
    pool = np.concatenate([a, b])
    observed = stat(a, b)
    limit = observed - 1e-9 * abs(observed)
    hits = 0
    for _ in range(n_perm):
        shuffled = rng.permutation(pool)
        hits += stat(shuffled[: len(a)], shuffled[len(a) :]) >= limit
    return float((1 + hits) / (1 + n_perm))

# %% W6 one-sided in the direction of the data
import numpy as np


def permutation_pvalue(a, b, stat, n_perm, rng):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if len(a) == 0 or len(b) == 0:
        raise ValueError
    pool = np.concatenate([a, b])
    observed = stat(a, b)
    sign = 1 if observed >= 0 else -1
    hits = 0
    for _ in range(n_perm):
        shuffled = rng.permutation(pool)
        hits += sign * stat(shuffled[: len(a)], shuffled[len(a) :]) >= abs(observed) * (1 - 1e-9)
    return float((1 + hits) / (1 + n_perm))

# %% W3 bootstraps the pool instead of permuting it
import numpy as np


def permutation_pvalue(a, b, stat, n_perm, rng):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if len(a) == 0 or len(b) == 0:
        raise ValueError
    pool = np.concatenate([a, b])
    limit = abs(stat(a, b)) * (1 - 1e-9)
    hits = 0
    for _ in range(n_perm):
        drawn = rng.choice(pool, size=len(pool))
        hits += abs(stat(drawn[: len(a)], drawn[len(a) :])) >= limit
    return float((1 + hits) / (1 + n_perm))

# %% W4 strict > loses ties
import numpy as np


def permutation_pvalue(a, b, stat, n_perm, rng):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if len(a) == 0 or len(b) == 0:
        raise ValueError
    pool = np.concatenate([a, b])
    limit = abs(stat(a, b)) * (1 + 1e-9)
    hits = 0
    for _ in range(n_perm):
        shuffled = rng.permutation(pool)
        hits += abs(stat(shuffled[: len(a)], shuffled[len(a) :])) > limit
    return float((1 + hits) / (1 + n_perm))

# %% W5 rounding splits ties
import numpy as np


def permutation_pvalue(a, b, stat, n_perm, rng):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if len(a) == 0 or len(b) == 0:
        raise ValueError
    pool = np.concatenate([a, b])
    limit = abs(stat(a, b))
    hits = 0
    for _ in range(n_perm):
        shuffled = rng.permutation(pool)
        hits += abs(stat(shuffled[: len(a)], shuffled[len(a) :])) >= limit
    return float((1 + hits) / (1 + n_perm))

# %% W7 a generator of its own, always with the same seed
import numpy as np


def permutation_pvalue(a, b, stat, n_perm, rng):
    rng = np.random.default_rng(0)
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if len(a) == 0 or len(b) == 0:
        raise ValueError(f"both groups need values, got {len(a)} and {len(b)}")
    pool = np.concatenate([a, b])
    limit = abs(stat(a, b)) * (1 - 1e-9)
    hits = 0
    for _ in range(n_perm):
        shuffled = rng.permutation(pool)
        hits += abs(stat(shuffled[: len(a)], shuffled[len(a) :])) >= limit
    return float((1 + hits) / (1 + n_perm))
