# %% plain sums
import math

def simulate_estimator(estimator, sampler, truth, reps, rng):
    if reps < 1:
        raise ValueError("reps")
    found = []
    for _ in range(reps):
        found.append(float(estimator(sampler(rng))))
    mean = math.fsum(found) / reps
    return {
        "bias": mean - truth,
        "variance": math.fsum((t - mean) ** 2 for t in found) / reps,
        "mse": math.fsum((t - truth) ** 2 for t in found) / reps,
    }

# %% all data sets first, the mse put together
def simulate_estimator(estimator, sampler, truth, reps, rng):
    if reps <= 0:
        raise ValueError("at least one")
    sets = [sampler(rng) for _ in range(reps)]
    t = np.array([estimator(data) for data in sets], dtype=float)
    bias, variance = t.mean() - truth, t.var()
    return dict(mse=bias**2 + variance, variance=variance, bias=bias)

# %% Welford, one estimate at a time
def simulate_estimator(estimator, sampler, truth, reps, rng):
    if not reps >= 1:
        raise ValueError(reps)
    mean = spread = 0.0
    for i in range(1, reps + 1):
        error = estimator(sampler(rng)) - truth
        step = error - mean
        mean += step / i
        spread += step * (error - mean)
    return {"bias": float(mean), "variance": float(spread / reps), "mse": float(spread / reps + mean * mean)}
