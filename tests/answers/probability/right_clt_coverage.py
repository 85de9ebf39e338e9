# %% one repetition at a time
import statistics


def clt_coverage(sampler, true_mean, n, reps, rng):
    if n < 2 or reps < 1:
        raise ValueError("too few")
    covered = 0
    for _ in range(reps):
        x = [float(value) for value in sampler(rng, n)]
        if any(value != value for value in x):
            continue
        half = 1.96 * statistics.stdev(x) / n**0.5
        centre = statistics.fmean(x)
        covered += centre - half <= true_mean <= centre + half
    return covered / reps

# %% intervals, vectorised
from scipy.stats import sem


def clt_coverage(sampler, true_mean, n, reps, rng):
    if reps <= 0:
        raise ValueError("no repetitions")
    if n <= 1:
        raise ValueError("no spread")
    data = sampler(rng, (reps, n))
    centre, se = data.mean(axis=1), sem(data, axis=1)
    lower, upper = centre - 1.96 * se, centre + 1.96 * se
    return np.count_nonzero((lower <= true_mean) & (true_mean <= upper)) / reps
