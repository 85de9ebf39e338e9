# %% one function for each rule
def debug_report(history, grads, params):
    train, val = list(map(float, history["train"])), list(map(float, history["val"]))
    arrays = [np.array(train), np.array(val)] + [np.asarray(a, dtype=float) for pair in [*grads, *params] for a in pair]
    if any(not np.all(np.isfinite(a)) for a in arrays):
        return ["exploding"]
    if sum(float(np.sum(np.square(a))) for pair in grads for a in pair) > 1000.0**2:
        return ["exploding"]
    K = np.shape(params[-1][1])[0]
    found = []
    for dW, db in grads[:-1]:
        silent = [not np.any(np.asarray(dW)[:, j]) and db[j] == 0 for j in range(len(db))]
        if 2 * sum(silent) >= len(silent):
            found.append("dead units")
            break
    if train[-1] > 0.95 * train[0]:
        found.append("no learning")
    if val[-1] > 1.2 * min(val) and min(val) < np.log(K):
        found.append("overfitting")
    if train[-1] < np.log(K) / 2 and all(v >= np.log(K) for v in val):
        found.append("label mismatch")
    return found

# %% a stack of everything with the last line first
def debug_report(history, grads, params):
    import math

    flat = [v for pair in grads for a in pair for v in np.ravel(a).tolist()]
    other = [v for pair in params for a in pair for v in np.ravel(a).tolist()]
    first, last = history["train"][0], history["train"][-1]
    if not all(math.isfinite(v) for v in [*flat, *other, *history["train"], *history["val"]]):
        return ["exploding"]
    if math.hypot(*flat) > 1000:
        return ["exploding"]
    guess, low, end = math.log(len(params[-1][1])), min(history["val"]), history["val"][-1]
    both = [np.vstack([dW, db]) for dW, db in grads[:-1]]
    out = []
    if any((np.count_nonzero(table, axis=0) == 0).mean() >= 0.5 for table in both):
        out += ["dead units"]
    out += ["no learning"] * bool(last > 0.95 * first)
    out += ["overfitting"] * bool(low < guess and end > 1.2 * low)
    out += ["label mismatch"] * bool(low >= guess and last < 0.5 * guess)
    return out
