# %% W1 only the last look
import numpy as np


def peeking_error(looks, n_per_look, reps, rng):
    a, b = rng.normal(size=(2, reps, looks * n_per_look))
    z = (a.mean(axis=1) - b.mean(axis=1)) / np.sqrt(2 / (looks * n_per_look))
    return float(np.mean(np.abs(z) > 1.96))

# %% W2 fresh data for each look
import numpy as np


def peeking_error(looks, n_per_look, reps, rng):
    alarm = np.zeros(reps, dtype=bool)
    for look in range(1, looks + 1):
        n = look * n_per_look
        a, b = rng.normal(size=(2, reps, n))
        alarm |= np.abs(a.mean(axis=1) - b.mean(axis=1)) / np.sqrt(2 / n) > 1.96
    return float(alarm.mean())

# %% W3 only z above +1.96 is an alarm
import numpy as np


def peeking_error(looks, n_per_look, reps, rng):
    total = looks * n_per_look
    a, b = rng.normal(size=(2, reps, total)).cumsum(axis=2)[:, :, n_per_look - 1 :: n_per_look]
    z = (a - b) / np.sqrt(2 * n_per_look * np.arange(1, looks + 1))
    return float((z > 1.96).any(axis=1).mean())

# %% W4 a generator of its own, always with the same seed
import numpy as np


def peeking_error(looks, n_per_look, reps, rng):
    rng = np.random.default_rng(0)
    gap = np.zeros(reps)  # sum of arm a minus sum of arm b, so far
    alarm = np.zeros(reps, dtype=bool)
    for look in range(1, looks + 1):
        a, b = rng.normal(size=(2, reps, n_per_look))
        gap += a.sum(axis=1) - b.sum(axis=1)
        alarm |= np.abs(gap) / np.sqrt(2 * look * n_per_look) > 1.96
    return float(alarm.mean())
