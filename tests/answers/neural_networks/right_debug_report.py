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

# %% blind: rule after rule
def debug_report(history, grads, params):
    train, val = list(history["train"]), list(history["val"])
    slopes = np.concatenate([np.ravel(part) for pair in grads for part in pair]).astype(float)
    weights = np.concatenate([np.ravel(part) for pair in params for part in pair]).astype(float)
    if not (np.isfinite(train).all() and np.isfinite(val).all() and np.isfinite(slopes).all() and np.isfinite(weights).all()):
        return ["exploding"]
    if np.max(np.abs(slopes)) > 1000 or np.sqrt(np.sum(slopes**2)) > 1000:
        return ["exploding"]
    guess = np.log(np.shape(params[-1][1])[0])
    said = []
    for dW, db in grads[:-1]:
        silent = np.logical_and(~np.any(dW, axis=0), np.asarray(db) == 0)
        if silent.mean() >= 0.5:
            said.append("dead units")
            break
    if train[-1] > 0.95 * train[0]:
        said.append("no learning")
    if val[-1] > 1.2 * min(val) and min(val) < guess:
        said.append("overfitting")
    if train[-1] < 0.5 * guess and min(val) >= guess:
        said.append("label mismatch")
    return said

# %% blind: plain Python, a table of traces
def debug_report(history, grads, params):
    from math import hypot, isfinite, log

    numbers = [float(v) for losses in (history["train"], history["val"]) for v in losses]
    together = 0.0
    for pair in grads:
        for part in pair:
            for v in np.asarray(part, dtype=float).ravel().tolist():
                numbers.append(v)
                together = hypot(together, v)
    for pair in params:
        for part in pair:
            numbers.extend(np.asarray(part, dtype=float).ravel().tolist())
    if together > 1000 or not all(isfinite(v) for v in numbers):
        return ["exploding"]
    classes = np.asarray(params[-1][0]).shape[1]
    first, last = history["train"][0], history["train"][-1]
    final, lowest = history["val"][-1], min(history["val"])

    def dead(dW, db):
        units = len(db)
        zeros = sum(db[u] == 0 and all(row[u] == 0 for row in dW) for u in range(units))
        return 2 * zeros >= units

    traces = {"dead units": any(dead(np.asarray(dW).tolist(), np.asarray(db).tolist()) for dW, db in grads[:-1]),
              "no learning": last > 0.95 * first,
              "overfitting": final > 1.2 * lowest and lowest < log(classes),
              "label mismatch": 2 * last < log(classes) and lowest >= log(classes)}
    return [name for name, found in traces.items() if found]
