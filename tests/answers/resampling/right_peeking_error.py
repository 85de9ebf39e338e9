# %% one experiment after the other
import numpy as np


def peeking_error(looks, n_per_look, reps, rng):
    alarms = 0
    for _ in range(reps):
        sum_a = sum_b = 0.0
        for look in range(1, looks + 1):
            sum_a += rng.normal(size=n_per_look).sum()
            sum_b += rng.normal(size=n_per_look).sum()
            n = look * n_per_look
            if abs(sum_a / n - sum_b / n) / (2 / n) ** 0.5 > 1.96:
                alarms += 1
                break
    return alarms / reps

# %% cumulative means of a whole table
import numpy as np


def peeking_error(looks, n_per_look, reps, rng):
    total = looks * n_per_look
    a, b = rng.standard_normal((reps, total)), rng.standard_normal((reps, total))
    n = np.arange(1, total + 1)
    z = (np.cumsum(a, axis=1) / n - np.cumsum(b, axis=1) / n) / np.sqrt(2 / n)
    return np.any(np.abs(z[:, n_per_look - 1 :: n_per_look]) > 1.96, axis=1).mean()

# %% sums of batches drawn directly
import numpy as np


def peeking_error(looks, n_per_look, reps, rng):
    batches = rng.normal(scale=np.sqrt(2 * n_per_look), size=(looks, reps))
    z = np.cumsum(batches, axis=0) / np.sqrt(2 * n_per_look * np.arange(1, looks + 1))[:, None]
    return float((np.abs(z).max(axis=0) > 1.96).sum() / reps)

# %% blind: one experiment at a time, every value drawn, cumulative sums
def peeking_error(looks, n_per_look, reps, rng):
    sizes = n_per_look * np.arange(1, looks + 1)
    alarms = 0
    for _ in range(reps):
        a = np.cumsum(rng.normal(size=looks * n_per_look))[sizes - 1] / sizes
        b = np.cumsum(rng.normal(size=looks * n_per_look))[sizes - 1] / sizes
        z = (a - b) / np.sqrt(2 / sizes)
        alarms += bool(np.any(np.abs(z) > 1.96))
    return alarms / reps


# %% blind: all experiments at once, look by look; the sum of n values of an arm is drawn as one N(0, n)
def peeking_error(looks, n_per_look, reps, rng):
    gap, alarm = np.zeros(reps), np.zeros(reps, dtype=bool)
    for k in range(1, looks + 1):
        gap += np.sqrt(n_per_look) * (rng.normal(size=reps) - rng.normal(size=reps))
        n = k * n_per_look
        alarm |= np.abs(gap / n) / np.sqrt(2 / n) > 1.96
    return float(alarm.mean())
