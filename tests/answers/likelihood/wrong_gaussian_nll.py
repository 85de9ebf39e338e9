# %% W1 the constant is dropped
def gaussian_nll(params, x):
    x = np.asarray(x, dtype=float)
    if x.size == 0:
        raise ValueError("no observations")
    return float(params[1] + 0.5 * np.mean(((x - params[0]) / np.exp(params[1])) ** 2))

# %% W2 log sigma used as sigma
def gaussian_nll(params, x):
    x = np.asarray(x, dtype=float)
    if x.size == 0:
        raise ValueError("no observations")
    mu, sigma = params
    with np.errstate(all="ignore"):
        return float(0.5 * np.log(2 * np.pi) + np.log(sigma) + 0.5 * np.mean(((x - mu) / sigma) ** 2))

# %% W3 the sum
def gaussian_nll(params, x):
    x = np.asarray(x, dtype=float)
    if x.size == 0:
        raise ValueError("no observations")
    z = (x - params[0]) / np.exp(params[1])
    return float(np.sum(0.5 * np.log(2 * np.pi) + params[1] + 0.5 * z**2))

# %% W7 the squares are summed, the rest is not
def gaussian_nll(params, x):
    x = np.asarray(x, dtype=float)
    if x.size == 0:
        raise ValueError("no observations")
    z = (x - params[0]) / np.exp(params[1])
    return float(0.5 * np.log(2 * np.pi) + params[1] + 0.5 * np.sum(z**2))

# %% W4 the log of the variance
def gaussian_nll(params, x):
    x = np.asarray(x, dtype=float)
    if x.size == 0:
        raise ValueError("no observations")
    return float(0.5 * (np.log(2 * np.pi) + params[1] + np.mean((x - params[0]) ** 2) / np.exp(params[1])))

# %% W5 squared first
def gaussian_nll(params, x):
    x = np.asarray(x, dtype=float)
    if x.size == 0:
        raise ValueError("no observations")
    variance = np.exp(2 * params[1])
    return float(0.5 * np.log(2 * np.pi) + params[1] + np.mean((x - params[0]) ** 2) / (2 * variance))

# %% W6 no observations give NaN
def gaussian_nll(params, x):
    z = (np.asarray(x, dtype=float) - params[0]) / np.exp(params[1])
    return float(0.5 * np.log(2 * np.pi) + params[1] + 0.5 * np.mean(z**2)) if z.size else float("nan")
