# %% a loop over classes with plain numbers
def precision_recall_f(y, yhat, average, beta=1.0, zero=0.0, positive=1):
    y, yhat = list(y), list(yhat)
    if average not in {"binary", "macro", "weighted", "micro"}:
        raise ValueError(f"unknown average {average}")
    if len(y) != len(yhat) or not y or beta < 0:
        raise ValueError("bad lengths or bad beta")

    def three(tp, fp, fn):
        top, bottom = (1 + beta * beta) * tp, (1 + beta * beta) * tp + beta * beta * fn + fp
        return [tp / (tp + fp) if tp + fp else zero, tp / (tp + fn) if tp + fn else zero,
                top / bottom if bottom else zero]

    def counts(c):
        tp = sum(1 for a, b in zip(y, yhat) if a == c and b == c)
        return tp, sum(1 for b in yhat if b == c) - tp, sum(1 for a in y if a == c) - tp

    if average == "binary":
        return tuple(three(*counts(positive)))
    table = {c: counts(c) for c in set(y) | set(yhat)}
    if average == "micro":
        return tuple(three(*(sum(column) for column in zip(*table.values()))))
    weight = {c: tp + fn if average == "weighted" else 1 for c, (tp, fp, fn) in table.items()}
    rows = {c: three(*found) for c, found in table.items()}
    total = sum(weight.values())
    return tuple(sum(weight[c] * rows[c][j] for c in rows) / total for j in range(3))

# %% from a cross table, micro as accuracy
def precision_recall_f(y, yhat, average, beta=1.0, zero=0.0, positive=1):
    truth, guess = np.asarray(y), np.asarray(yhat)
    if average not in ("binary", "macro", "weighted", "micro"):
        raise ValueError("average must be binary, macro, weighted or micro")
    if truth.shape != guess.shape or len(truth) == 0:
        raise ValueError("y and yhat must have one length, at least 1")
    if beta < 0:
        raise ValueError("beta must not be negative")
    if average == "binary":
        truth, guess = (truth == positive).astype(int), (guess == positive).astype(int)
        k = 2
    else:
        _, codes = np.unique(np.concatenate([truth, guess]), return_inverse=True)
        truth, guess, k = codes[: len(truth)], codes[len(truth):], codes.max() + 1
    if average == "micro":
        accuracy = float(np.mean(truth == guess))
        return accuracy, accuracy, accuracy
    table = np.zeros((k, k))
    np.add.at(table, (truth, guess), 1)
    tp, predicted, actual = np.diag(table), table.sum(axis=0), table.sum(axis=1)
    with np.errstate(all="ignore"):
        values = [tp / predicted, tp / actual, (1 + beta**2) * tp / (predicted + beta**2 * actual)]
    bottoms = [predicted, actual, predicted + beta**2 * actual]
    values = [np.where(bottom == 0, zero, value) for value, bottom in zip(values, bottoms)]
    if average == "binary":
        return tuple(float(value[1]) for value in values)
    weights = np.ones(k) if average == "macro" else actual
    return tuple(float(np.average(value, weights=weights)) for value in values)

# %% blind: counts of each class as arrays
def precision_recall_f(y, yhat, average, beta=1.0, zero=0.0, positive=1):
    y, yhat = np.asarray(y), np.asarray(yhat)
    if average not in ("binary", "macro", "weighted", "micro"):
        raise ValueError(average)
    if beta < 0 or len(y) != len(yhat) or len(y) == 0:
        raise ValueError("beta or lengths")
    classes = [positive] if average == "binary" else np.union1d(y, yhat)
    tp = np.array([np.sum((y == c) & (yhat == c)) for c in classes], dtype=float)
    fp = np.array([np.sum((y != c) & (yhat == c)) for c in classes], dtype=float)
    fn = np.array([np.sum((y == c) & (yhat != c)) for c in classes], dtype=float)
    support = tp + fn
    if average == "micro":
        tp, fp, fn = (np.array([v.sum()]) for v in (tp, fp, fn))
    weights = support if average == "weighted" else np.ones(len(tp))

    def ratio(top, bottom):
        return np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1.0), zero)

    b2 = beta * beta
    parts = ratio(tp, tp + fp), ratio(tp, tp + fn), ratio((1 + b2) * tp, (1 + b2) * tp + b2 * fn + fp)
    return tuple(float(np.sum(weights * v) / np.sum(weights)) for v in parts)

# %% blind: Counters of pairs, plain Python
def precision_recall_f(y, yhat, average, beta=1.0, zero=0.0, positive=1):
    from collections import Counter

    y, yhat = np.asarray(y).tolist(), np.asarray(yhat).tolist()
    if len(y) != len(yhat) or not y:
        raise ValueError("y and yhat must have one length, at least 1")
    if beta < 0:
        raise ValueError("beta is negative")
    true, named, both = Counter(y), Counter(yhat), Counter(t for t, g in zip(y, yhat) if t == g)

    def three(hits, flagged, real):
        bottoms = flagged, real, (1 + beta**2) * hits + beta**2 * (real - hits) + (flagged - hits)
        tops = hits, hits, (1 + beta**2) * hits
        return [top / bottom if bottom else float(zero) for top, bottom in zip(tops, bottoms)]

    if average == "binary":
        return tuple(map(float, three(both[positive], named[positive], true[positive])))
    classes = sorted(set(true) | set(named))
    if average == "micro":
        return tuple(three(sum(both.values()), len(yhat), len(y)))
    rows = [three(both[c], named[c], true[c]) for c in classes]
    if average == "macro":
        return tuple(sum(column) / len(classes) for column in zip(*rows))
    if average == "weighted":
        return tuple(sum(v * true[c] for v, c in zip(column, classes)) / len(y) for column in zip(*rows))
    raise ValueError(f"unknown average {average!r}")
