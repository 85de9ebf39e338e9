# %% W1 one spread for all, as if it were known
def clt_coverage(sampler, true_mean, n, reps, rng):
    if n < 2 or reps < 1:
        raise ValueError
    x = np.asarray(sampler(rng, (reps, n)), dtype=float)
    return float(np.mean(np.abs(x.mean(axis=1) - true_mean) <= 1.96 * x.std() / np.sqrt(n)))

# %% W2 the spread with n
def clt_coverage(sampler, true_mean, n, reps, rng):
    if n < 2 or reps < 1:
        raise ValueError
    x = np.asarray(sampler(rng, (reps, n)), dtype=float)
    return float(np.mean(np.abs(x.mean(axis=1) - true_mean) <= 1.96 * x.std(axis=1) / np.sqrt(n)))

# %% W3 no square root of n
def clt_coverage(sampler, true_mean, n, reps, rng):
    if n < 2 or reps < 1:
        raise ValueError
    x = np.asarray(sampler(rng, (reps, n)), dtype=float)
    return float(np.mean(np.abs(x.mean(axis=1) - true_mean) <= 1.96 * x.std(axis=1, ddof=1)))

# %% W4 what does not miss counts as covered
def clt_coverage(sampler, true_mean, n, reps, rng):
    if n < 2 or reps < 1:
        raise ValueError
    x = np.asarray(sampler(rng, (reps, n)), dtype=float)
    missed = np.abs(x.mean(axis=1) - true_mean) > 1.96 * x.std(axis=1, ddof=1) / np.sqrt(n)
    return 1.0 - float(np.mean(missed))

# %% W5 a single draw gives an interval of width 0
def clt_coverage(sampler, true_mean, n, reps, rng):
    n, reps = max(n, 1), max(reps, 1)
    x = np.asarray(sampler(rng, (reps, n)), dtype=float)
    half = 1.96 * x.std(axis=1, ddof=1) / np.sqrt(n) if n > 1 else 0.0
    return float(np.mean(np.abs(x.mean(axis=1) - true_mean) <= half))
