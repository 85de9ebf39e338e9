# %% W1 macro F is computed from the mean precision and recall
def precision_recall_f(y: ArrayLike, yhat: ArrayLike, average: str, beta: float = 1.0,
                       zero: float = 0.0, positive: object = 1) -> tuple[float, float, float]:
    y, yhat = np.asarray(y), np.asarray(yhat)
    if average not in ("binary", "macro", "weighted", "micro") or beta < 0:
        raise ValueError(f"unknown average or negative beta: {average!r}, {beta}")
    if y.shape != yhat.shape or y.size == 0:
        raise ValueError(f"y and yhat need one length n >= 1, got {y.shape} and {yhat.shape}")
    classes = [positive] if average == "binary" else np.unique(np.concatenate([y, yhat]))
    hits, flagged, actual = np.array(
        [(np.sum((y == c) & (yhat == c)), np.sum(yhat == c), np.sum(y == c)) for c in classes]).T
    weights = actual if average == "weighted" else np.ones(len(classes))
    if average == "micro":
        hits, flagged, actual, weights = hits.sum(), flagged.sum(), actual.sum(), 1

    def ratio(top, bottom):
        values = np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1), zero)
        return float(np.sum(weights * values) / np.sum(weights))

    f = ratio((1 + beta**2) * hits, beta**2 * actual + flagged)
    p, r = ratio(hits, flagged), ratio(hits, actual)
    if average == "macro" and p + r > 0:
        f = (1 + beta**2) * p * r / (beta**2 * p + r)
    return p, r, f


# %% W2 a denominator of 0 gives NaN
def precision_recall_f(y: ArrayLike, yhat: ArrayLike, average: str, beta: float = 1.0,
                       zero: float = 0.0, positive: object = 1) -> tuple[float, float, float]:
    y, yhat = np.asarray(y), np.asarray(yhat)
    if average not in ("binary", "macro", "weighted", "micro") or beta < 0:
        raise ValueError(f"unknown average or negative beta: {average!r}, {beta}")
    if y.shape != yhat.shape or y.size == 0:
        raise ValueError(f"y and yhat need one length n >= 1, got {y.shape} and {yhat.shape}")
    classes = [positive] if average == "binary" else np.unique(np.concatenate([y, yhat]))
    hits, flagged, actual = np.array(
        [(np.sum((y == c) & (yhat == c)), np.sum(yhat == c), np.sum(y == c)) for c in classes]).T
    weights = actual if average == "weighted" else np.ones(len(classes))
    if average == "micro":
        hits, flagged, actual, weights = hits.sum(), flagged.sum(), actual.sum(), 1

    def ratio(top, bottom):
        values = np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1), np.nan)
        return float(np.sum(weights * values) / np.sum(weights))

    f = ratio((1 + beta**2) * hits, beta**2 * actual + flagged)
    return ratio(hits, flagged), ratio(hits, actual), f


# %% W3 beta is not squared
def precision_recall_f(y: ArrayLike, yhat: ArrayLike, average: str, beta: float = 1.0,
                       zero: float = 0.0, positive: object = 1) -> tuple[float, float, float]:
    y, yhat = np.asarray(y), np.asarray(yhat)
    if average not in ("binary", "macro", "weighted", "micro") or beta < 0:
        raise ValueError(f"unknown average or negative beta: {average!r}, {beta}")
    if y.shape != yhat.shape or y.size == 0:
        raise ValueError(f"y and yhat need one length n >= 1, got {y.shape} and {yhat.shape}")
    classes = [positive] if average == "binary" else np.unique(np.concatenate([y, yhat]))
    hits, flagged, actual = np.array(
        [(np.sum((y == c) & (yhat == c)), np.sum(yhat == c), np.sum(y == c)) for c in classes]).T
    weights = actual if average == "weighted" else np.ones(len(classes))
    if average == "micro":
        hits, flagged, actual, weights = hits.sum(), flagged.sum(), actual.sum(), 1

    def ratio(top, bottom):
        values = np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1), zero)
        return float(np.sum(weights * values) / np.sum(weights))

    f = ratio((1 + beta) * hits, beta * actual + flagged)
    return ratio(hits, flagged), ratio(hits, actual), f


# %% W4 the positive label is always 1
def precision_recall_f(y: ArrayLike, yhat: ArrayLike, average: str, beta: float = 1.0,
                       zero: float = 0.0, positive: object = 1) -> tuple[float, float, float]:
    y, yhat = np.asarray(y), np.asarray(yhat)
    if average not in ("binary", "macro", "weighted", "micro") or beta < 0:
        raise ValueError(f"unknown average or negative beta: {average!r}, {beta}")
    if y.shape != yhat.shape or y.size == 0:
        raise ValueError(f"y and yhat need one length n >= 1, got {y.shape} and {yhat.shape}")
    classes = [1] if average == "binary" else np.unique(np.concatenate([y, yhat]))
    hits, flagged, actual = np.array(
        [(np.sum((y == c) & (yhat == c)), np.sum(yhat == c), np.sum(y == c)) for c in classes]).T
    weights = actual if average == "weighted" else np.ones(len(classes))
    if average == "micro":
        hits, flagged, actual, weights = hits.sum(), flagged.sum(), actual.sum(), 1

    def ratio(top, bottom):
        values = np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1), zero)
        return float(np.sum(weights * values) / np.sum(weights))

    f = ratio((1 + beta**2) * hits, beta**2 * actual + flagged)
    return ratio(hits, flagged), ratio(hits, actual), f


# %% W5 the weighted mean weighs every class alike
def precision_recall_f(y: ArrayLike, yhat: ArrayLike, average: str, beta: float = 1.0,
                       zero: float = 0.0, positive: object = 1) -> tuple[float, float, float]:
    y, yhat = np.asarray(y), np.asarray(yhat)
    if average not in ("binary", "macro", "weighted", "micro") or beta < 0:
        raise ValueError(f"unknown average or negative beta: {average!r}, {beta}")
    if y.shape != yhat.shape or y.size == 0:
        raise ValueError(f"y and yhat need one length n >= 1, got {y.shape} and {yhat.shape}")
    classes = [positive] if average == "binary" else np.unique(np.concatenate([y, yhat]))
    hits, flagged, actual = np.array(
        [(np.sum((y == c) & (yhat == c)), np.sum(yhat == c), np.sum(y == c)) for c in classes]).T
    weights = np.ones(len(classes))
    if average == "micro":
        hits, flagged, actual, weights = hits.sum(), flagged.sum(), actual.sum(), 1

    def ratio(top, bottom):
        values = np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1), zero)
        return float(np.sum(weights * values) / np.sum(weights))

    f = ratio((1 + beta**2) * hits, beta**2 * actual + flagged)
    return ratio(hits, flagged), ratio(hits, actual), f


# %% W6 only the classes that are true somewhere take part
def precision_recall_f(y: ArrayLike, yhat: ArrayLike, average: str, beta: float = 1.0,
                       zero: float = 0.0, positive: object = 1) -> tuple[float, float, float]:
    y, yhat = np.asarray(y), np.asarray(yhat)
    if average not in ("binary", "macro", "weighted", "micro") or beta < 0:
        raise ValueError(f"unknown average or negative beta: {average!r}, {beta}")
    if y.shape != yhat.shape or y.size == 0:
        raise ValueError(f"y and yhat need one length n >= 1, got {y.shape} and {yhat.shape}")
    classes = [positive] if average == "binary" else np.unique(y)
    hits, flagged, actual = np.array(
        [(np.sum((y == c) & (yhat == c)), np.sum(yhat == c), np.sum(y == c)) for c in classes]).T
    weights = actual if average == "weighted" else np.ones(len(classes))
    if average == "micro":
        hits, flagged, actual, weights = hits.sum(), flagged.sum(), actual.sum(), 1

    def ratio(top, bottom):
        values = np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1), zero)
        return float(np.sum(weights * values) / np.sum(weights))

    f = ratio((1 + beta**2) * hits, beta**2 * actual + flagged)
    return ratio(hits, flagged), ratio(hits, actual), f


# %% W7 zero is ignored: 0 whatever was asked for
def precision_recall_f(y: ArrayLike, yhat: ArrayLike, average: str, beta: float = 1.0,
                       zero: float = 0.0, positive: object = 1) -> tuple[float, float, float]:
    y, yhat = np.asarray(y), np.asarray(yhat)
    if average not in ("binary", "macro", "weighted", "micro") or beta < 0:
        raise ValueError(f"unknown average or negative beta: {average!r}, {beta}")
    if y.shape != yhat.shape or y.size == 0:
        raise ValueError(f"y and yhat need one length n >= 1, got {y.shape} and {yhat.shape}")
    classes = [positive] if average == "binary" else np.unique(np.concatenate([y, yhat]))
    hits, flagged, actual = np.array(
        [(np.sum((y == c) & (yhat == c)), np.sum(yhat == c), np.sum(y == c)) for c in classes]).T
    weights = actual if average == "weighted" else np.ones(len(classes))
    if average == "micro":
        hits, flagged, actual, weights = hits.sum(), flagged.sum(), actual.sum(), 1

    def ratio(top, bottom):
        values = np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1), 0.0)
        return float(np.sum(weights * values) / np.sum(weights))

    f = ratio((1 + beta**2) * hits, beta**2 * actual + flagged)
    return ratio(hits, flagged), ratio(hits, actual), f
