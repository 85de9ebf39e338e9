# %% W1 the variance divides by reps - 1
def simulate_estimator(estimator, sampler, truth, reps, rng):
    if reps < 1:
        raise ValueError("reps")
    t = np.array([estimator(sampler(rng)) for _ in range(reps)], dtype=float)
    variance = t.var(ddof=1) if reps > 1 else 0.0
    return {"bias": t.mean() - truth, "variance": variance, "mse": np.mean((t - truth) ** 2)}

# %% W2 the size of the bias
def simulate_estimator(estimator, sampler, truth, reps, rng):
    if reps < 1:
        raise ValueError("reps")
    t = np.array([estimator(sampler(rng)) for _ in range(reps)], dtype=float)
    return {"bias": abs(t.mean() - truth), "variance": t.var(), "mse": np.mean((t - truth) ** 2)}

# %% W6 truth minus estimate
def simulate_estimator(estimator, sampler, truth, reps, rng):
    if reps < 1:
        raise ValueError("reps")
    t = np.array([estimator(sampler(rng)) for _ in range(reps)], dtype=float)
    return {"bias": truth - t.mean(), "variance": t.var(), "mse": np.mean((t - truth) ** 2)}

# %% W3 one data set for all
def simulate_estimator(estimator, sampler, truth, reps, rng):
    if reps < 1:
        raise ValueError("reps")
    data = sampler(rng)
    t = np.array([estimator(data) for _ in range(reps)], dtype=float)
    return {"bias": t.mean() - truth, "variance": t.var(), "mse": np.mean((t - truth) ** 2)}

# %% W4 the mean of squares minus the square of the mean
def simulate_estimator(estimator, sampler, truth, reps, rng):
    if reps < 1:
        raise ValueError("reps")
    t = np.array([estimator(sampler(rng)) for _ in range(reps)], dtype=float)
    variance = np.mean(t**2) - np.mean(t) ** 2
    return {"bias": t.mean() - truth, "variance": variance, "mse": np.mean((t - truth) ** 2)}

# %% W5 no repetition gives NaN
def simulate_estimator(estimator, sampler, truth, reps, rng):
    if reps < 1:
        return {"bias": np.nan, "variance": np.nan, "mse": np.nan}
    t = np.array([estimator(sampler(rng)) for _ in range(reps)], dtype=float)
    return {"bias": t.mean() - truth, "variance": t.var(), "mse": np.mean((t - truth) ** 2)}
