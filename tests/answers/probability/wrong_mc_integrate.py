# %% W1 no square root of n
def mc_integrate(f, sampler, n, rng):
    if n < 2:
        raise ValueError
    values = np.asarray(f(sampler(rng, n)), dtype=float)
    return float(values.mean()), float(values.std(ddof=1))

# %% W7 divided by n instead of its root
def mc_integrate(f, sampler, n, rng):
    if n < 2:
        raise ValueError
    values = np.asarray(f(sampler(rng, n)), dtype=float)
    return float(values.mean()), float(values.std(ddof=1) / n)

# %% W2 population standard deviation
def mc_integrate(f, sampler, n, rng):
    if n < 2:
        raise ValueError
    values = np.asarray(f(sampler(rng, n)), dtype=float)
    return float(values.mean()), float(values.std() / np.sqrt(n))

# %% W3 f is called for each draw
def mc_integrate(f, sampler, n, rng):
    if n < 2:
        raise ValueError
    values = np.array([np.ravel(f(x[None]))[0] for x in sampler(rng, n)], dtype=float)
    return float(values.mean()), float(values.std(ddof=1) / np.sqrt(n))

# %% W4 one draw at a time
def mc_integrate(f, sampler, n, rng):
    if n < 2:
        raise ValueError
    x = np.concatenate([sampler(rng, 1) for _ in range(n)])
    values = np.asarray(f(x), dtype=float)
    return float(values.mean()), float(values.std(ddof=1) / np.sqrt(n))

# %% W5 the mean of the squares minus the square of the mean
def mc_integrate(f, sampler, n, rng):
    if n < 2:
        raise ValueError
    values = np.asarray(f(sampler(rng, n)), dtype=float)
    variance = max(np.mean(values**2) - values.mean() ** 2, 0) * n / (n - 1) if not np.isnan(values).any() else np.nan
    return float(values.mean()), float(np.sqrt(variance / n))

# %% W6 a single draw has error 0
def mc_integrate(f, sampler, n, rng):
    n = max(n, 1)
    values = np.asarray(f(sampler(rng, n)), dtype=float)
    return float(values.mean()), float(values.std(ddof=1) / np.sqrt(n)) if n > 1 else 0.0
