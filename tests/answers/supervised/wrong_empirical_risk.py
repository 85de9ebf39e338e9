# %% W1 shapes are never compared, so a column is broadcast to a table
def empirical_risk(y, yhat, loss):
    y, yhat = np.asarray(y), np.asarray(yhat)
    if y.size == 0 or yhat.size == 0:
        raise ValueError(f"y and yhat must have the same shape and not be empty, got {y.shape} and {yhat.shape}")
    if loss == "zero_one":
        return float(np.mean(y != yhat))
    error = np.subtract(y, yhat, dtype=float)
    if loss == "squared":
        return float(np.mean(error**2))
    if loss == "absolute":
        return float(np.mean(np.abs(error)))
    if loss == "log":
        if not (np.isin(y, [0, 1]).all() and (yhat >= 0).all() and (yhat <= 1).all()):
            raise ValueError("log loss needs y of 0 and 1 and probabilities between 0 and 1")
        p = np.clip(np.asarray(yhat, dtype=float), 1e-12, 1 - 1e-12)
        return float(-np.mean(np.log(np.where(y == 1, p, 1 - p))))
    name, _, q = loss.partition(":")
    if name != "pinball" or not 0 < float(q) < 1:
        raise ValueError(f"loss must be zero_one, squared, absolute, log or pinball:q with 0 < q < 1, got {loss!r}")
    return float(np.mean(np.where(error >= 0, float(q) * error, (float(q) - 1) * error)))

# %% W2 the weights of the pinball loss are swapped
def empirical_risk(y, yhat, loss):
    y, yhat = np.asarray(y), np.asarray(yhat)
    if y.shape != yhat.shape or y.size == 0:
        raise ValueError(f"y and yhat must have the same shape and not be empty, got {y.shape} and {yhat.shape}")
    if loss == "zero_one":
        return float(np.mean(y != yhat))
    error = np.subtract(y, yhat, dtype=float)
    if loss == "squared":
        return float(np.mean(error**2))
    if loss == "absolute":
        return float(np.mean(np.abs(error)))
    if loss == "log":
        if not (np.isin(y, [0, 1]).all() and (yhat >= 0).all() and (yhat <= 1).all()):
            raise ValueError("log loss needs y of 0 and 1 and probabilities between 0 and 1")
        p = np.clip(np.asarray(yhat, dtype=float), 1e-12, 1 - 1e-12)
        return float(-np.mean(np.log(np.where(y == 1, p, 1 - p))))
    name, _, q = loss.partition(":")
    if name != "pinball" or not 0 < float(q) < 1:
        raise ValueError(f"loss must be zero_one, squared, absolute, log or pinball:q with 0 < q < 1, got {loss!r}")
    return float(np.mean(np.where(error >= 0, (1 - float(q)) * error, -float(q) * error)))

# %% W3 probabilities are not clipped
def empirical_risk(y, yhat, loss):
    y, yhat = np.asarray(y), np.asarray(yhat)
    if y.shape != yhat.shape or y.size == 0:
        raise ValueError(f"y and yhat must have the same shape and not be empty, got {y.shape} and {yhat.shape}")
    if loss == "zero_one":
        return float(np.mean(y != yhat))
    error = np.subtract(y, yhat, dtype=float)
    if loss == "squared":
        return float(np.mean(error**2))
    if loss == "absolute":
        return float(np.mean(np.abs(error)))
    if loss == "log":
        if not (np.isin(y, [0, 1]).all() and (yhat >= 0).all() and (yhat <= 1).all()):
            raise ValueError("log loss needs y of 0 and 1 and probabilities between 0 and 1")
        p = np.asarray(yhat, dtype=float)
        return float(-np.mean(np.log(np.where(y == 1, p, 1 - p))))
    name, _, q = loss.partition(":")
    if name != "pinball" or not 0 < float(q) < 1:
        raise ValueError(f"loss must be zero_one, squared, absolute, log or pinball:q with 0 < q < 1, got {loss!r}")
    return float(np.mean(np.where(error >= 0, float(q) * error, (float(q) - 1) * error)))

# %% W4 small integers overflow
def empirical_risk(y, yhat, loss):
    y, yhat = np.asarray(y), np.asarray(yhat)
    if y.shape != yhat.shape or y.size == 0:
        raise ValueError(f"y and yhat must have the same shape and not be empty, got {y.shape} and {yhat.shape}")
    if loss == "zero_one":
        return float(np.mean(y != yhat))
    error = y - yhat
    if loss == "squared":
        return float(np.mean(error**2))
    if loss == "absolute":
        return float(np.mean(np.abs(error)))
    if loss == "log":
        if not (np.isin(y, [0, 1]).all() and (yhat >= 0).all() and (yhat <= 1).all()):
            raise ValueError("log loss needs y of 0 and 1 and probabilities between 0 and 1")
        p = np.clip(np.asarray(yhat, dtype=float), 1e-12, 1 - 1e-12)
        return float(-np.mean(np.log(np.where(y == 1, p, 1 - p))))
    name, _, q = loss.partition(":")
    if name != "pinball" or not 0 < float(q) < 1:
        raise ValueError(f"loss must be zero_one, squared, absolute, log or pinball:q with 0 < q < 1, got {loss!r}")
    return float(np.mean(np.where(error >= 0, float(q) * error, (float(q) - 1) * error)))

# %% W5 clipped at the machine precision instead of 1e-12
def empirical_risk(y, yhat, loss):
    y, yhat = np.asarray(y), np.asarray(yhat)
    if y.shape != yhat.shape or y.size == 0:
        raise ValueError(f"y and yhat must have the same shape and not be empty, got {y.shape} and {yhat.shape}")
    if loss == "zero_one":
        return float(np.mean(y != yhat))
    error = np.subtract(y, yhat, dtype=float)
    if loss == "squared":
        return float(np.mean(error**2))
    if loss == "absolute":
        return float(np.mean(np.abs(error)))
    if loss == "log":
        if not (np.isin(y, [0, 1]).all() and (yhat >= 0).all() and (yhat <= 1).all()):
            raise ValueError("log loss needs y of 0 and 1 and probabilities between 0 and 1")
        p = np.clip(np.asarray(yhat, dtype=float), 2.2e-16, 1 - 2.2e-16)
        return float(-np.mean(np.log(np.where(y == 1, p, 1 - p))))
    name, _, q = loss.partition(":")
    if name != "pinball" or not 0 < float(q) < 1:
        raise ValueError(f"loss must be zero_one, squared, absolute, log or pinball:q with 0 < q < 1, got {loss!r}")
    return float(np.mean(np.where(error >= 0, float(q) * error, (float(q) - 1) * error)))
