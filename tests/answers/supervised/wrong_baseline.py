# %% W1 the constant is rounded to a whole number
def baseline(y, kind):
    values = np.asarray(y)
    if values.size == 0:
        raise ValueError("empty")
    if kind == "mean":
        return round(float(values.mean()))
    if kind == "median":
        return round(float(np.median(values)))
    if kind == "mode":
        distinct, counts = np.unique(values, return_counts=True)
        return distinct.tolist()[counts.argmax()]
    name, _, q = kind.partition(":")
    if name != "quantile" or not 0 < float(q) < 1:
        raise ValueError("kind")
    return float(np.quantile(values, float(q), method="inverted_cdf"))

# %% W2 of several most frequent values, the first seen wins
def baseline(y, kind):
    values = np.asarray(y)
    if values.size == 0:
        raise ValueError("empty")
    if kind == "mean":
        return float(values.mean())
    if kind == "median":
        return float(np.median(values))
    if kind == "mode":
        return max(values.tolist(), key=values.tolist().count)
    name, _, q = kind.partition(":")
    if name != "quantile" or not 0 < float(q) < 1:
        raise ValueError("kind")
    return float(np.quantile(values, float(q), method="inverted_cdf"))

# %% W3 the quantile is interpolated between two values
def baseline(y, kind):
    values = np.asarray(y)
    if values.size == 0:
        raise ValueError("empty")
    if kind == "mean":
        return float(values.mean())
    if kind == "median":
        return float(np.median(values))
    if kind == "mode":
        distinct, counts = np.unique(values, return_counts=True)
        return distinct.tolist()[counts.argmax()]
    name, _, q = kind.partition(":")
    if name != "quantile" or not 0 < float(q) < 1:
        raise ValueError("kind")
    return float(np.quantile(values, float(q)))

# %% W4 q is taken as the share of values above
def baseline(y, kind):
    values = np.asarray(y)
    if values.size == 0:
        raise ValueError("empty")
    if kind == "mean":
        return float(values.mean())
    if kind == "median":
        return float(np.median(values))
    if kind == "mode":
        distinct, counts = np.unique(values, return_counts=True)
        return distinct.tolist()[counts.argmax()]
    name, _, q = kind.partition(":")
    if name != "quantile" or not 0 < float(q) < 1:
        raise ValueError("kind")
    return float(np.quantile(values, 1 - float(q), method="inverted_cdf"))
