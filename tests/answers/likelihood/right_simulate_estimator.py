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

# %% blind: errors first, then their moments
def simulate_estimator(estimator, sampler, truth, reps, rng):
    if reps < 1:
        raise ValueError("reps must be at least 1")
    errors = np.array([float(estimator(sampler(rng))) - truth for _ in range(reps)])
    bias = errors.mean()
    return {
        "bias": float(bias),
        "variance": float(np.mean((errors - bias) ** 2)),
        "mse": float(np.mean(errors**2)),
    }

# %% blind: one pass that keeps mean and squares
def simulate_estimator(estimator, sampler, truth, reps, rng):
    if reps < 1:
        raise ValueError("no repetition, no estimate")
    mean = squares = mse = 0.0
    for count in range(1, reps + 1):
        error = float(estimator(sampler(rng))) - float(truth)
        step = error - mean
        mean += step / count
        squares += step * (error - mean)
        mse += (error * error - mse) / count
    return {"mse": mse, "variance": squares / reps, "bias": mean}
