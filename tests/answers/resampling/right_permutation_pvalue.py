# %% shuffled indices
import numpy as np


def permutation_pvalue(a, b, stat, n_perm, rng):
    a, b = np.array(a, dtype=float), np.array(b, dtype=float)
    if a.size == 0 or b.size == 0:
        raise ValueError("empty group")
    pool = np.append(a, b)
    observed = abs(stat(a, b))
    values = []
    for _ in range(n_perm):
        index = np.argsort(rng.random(pool.size))
        values.append(stat(pool[index[: a.size]], pool[index[a.size :]]))
    hits = np.count_nonzero(np.abs(values) >= observed * (1 - 1e-9))
    return (hits + 1) / (n_perm + 1)

# %% a random subset goes to b, data scored last
import numpy as np


def permutation_pvalue(a, b, stat, n_perm, rng):
    a, b = np.asarray(a), np.asarray(b)
    if not len(a) or not len(b):
        raise ValueError
    pool = np.concatenate((a, b)).astype(float)
    values = []
    for _ in range(n_perm):
        in_b = np.zeros(len(pool), dtype=bool)
        in_b[rng.choice(len(pool), size=len(b), replace=False)] = True
        values.append(abs(stat(pool[~in_b], pool[in_b])))
    values.append(abs(stat(a, b)))
    return float(np.mean([value >= values[-1] * (1 - 1e-9) for value in values]))

# %% the list is shuffled again and again
import numpy as np


def permutation_pvalue(a, b, stat, n_perm, rng):
    if len(a) == 0 or len(b) == 0:
        raise ValueError
    limit = abs(stat(np.array(a), np.array(b))) * (1 - 1e-9)
    pool = [*a, *b]
    count = 1
    for _ in range(n_perm):
        rng.shuffle(pool)
        if abs(stat(np.array(pool[: len(a)]), np.array(pool[len(a) :]))) >= limit:
            count += 1
    return count / (n_perm + 1)

# %% blind: shuffle the pool, cut it at len(a), count in a loop
def permutation_pvalue(a, b, stat, n_perm, rng):
    a, b = np.array(a, dtype=float), np.array(b, dtype=float)
    if len(a) == 0 or len(b) == 0:
        raise ValueError("each group needs at least one value")
    pool = np.concatenate([a, b])
    limit = abs(stat(a, b)) * (1 - 1e-9)
    hits = 0
    for _ in range(n_perm):
        mixed = rng.permutation(pool)
        if abs(stat(mixed[: len(a)], mixed[len(a):])) >= limit:
            hits += 1
    return (1 + hits) / (1 + n_perm)


# %% blind: random keys for all permutations at once; the smallest keys name the members of a; mask for the rest
def permutation_pvalue(a, b, stat, n_perm, rng):
    a, b = np.asarray(a), np.asarray(b)
    if min(a.size, b.size) == 0:
        raise ValueError("an empty group")
    pool = np.hstack([a, b])
    observed = abs(float(stat(a.copy(), b.copy())))
    order = np.argsort(rng.random((n_perm, pool.size)), axis=1)
    shuffled = []
    for row in order:
        in_a = np.zeros(pool.size, dtype=bool)
        in_a[row[: a.size]] = True
        shuffled.append(abs(float(stat(pool[in_a], pool[~in_a]))))
    hits = np.count_nonzero(np.array(shuffled) >= observed * (1 - 1e-9))
    return float((1 + hits) / (1 + n_perm))
