# %% the search is a function of its own
def nested_score(make_model, grid, X, y, outer, inner, metric):
    if not len(grid):
        raise ValueError("nothing to try")

    def search(Xt, yt):
        best, best_mean = None, None
        parts = list(inner(len(yt)))
        for value in grid:
            total = 0.0
            for a, b in parts:
                model = make_model(value)
                model.fit(Xt[a], yt[a])
                total += metric(yt[b], model.predict(Xt[b]))
            if best_mean is None or total / len(parts) > best_mean:
                best, best_mean = value, total / len(parts)
        return best

    scores, chosen = np.zeros(len(outer)), []
    for i, (train, valid) in enumerate(outer):
        chosen.append(search(X[train], y[train]))
        final = make_model(chosen[i])
        final.fit(X[train], y[train])
        scores[i] = metric(y[valid], final.predict(X[valid]))
    return scores, chosen


# %% a table of inner scores, chosen by max over indices
def nested_score(make_model, grid, X, y, outer, inner, metric):
    values = list(grid)
    if values == []:
        raise ValueError("the grid is empty")
    scores, chosen = [], []
    for train, valid in outer:
        train = np.asarray(train)
        positions = [(train[np.asarray(a)], train[np.asarray(b)]) for a, b in inner(train.size)]
        table = np.zeros((len(positions), len(values)))
        for s, (a, b) in enumerate(positions):
            for g, value in enumerate(values):
                candidate = make_model(value)
                candidate.fit(X[a], y[a])
                table[s, g] = metric(y[b], candidate.predict(X[b]))
        means = table.mean(axis=0)
        winner = max(range(len(values)), key=lambda g: (means[g], -g))
        model = make_model(values[winner])
        model.fit(X[train], y[train])
        chosen.append(values[winner])
        scores.append(float(metric(y[valid], model.predict(X[valid]))))
    return np.array(scores, dtype=np.float64), chosen


# %% a helper that scores one split
def nested_score(make_model, grid, X, y, outer, inner, metric):
    if len(list(grid)) < 1:
        raise ValueError("no values")

    def one(value, fit_on, ask_about):
        model = make_model(value)
        model.fit(X[fit_on], y[fit_on])
        return metric(y[ask_about], model.predict(X[ask_about]))

    result = []
    for rows, held in outer:
        pairs = inner(len(rows))
        ranking = sorted(range(len(grid)), key=lambda g: -np.mean([one(grid[g], rows[a], rows[b]) for a, b in pairs]))
        result.append((one(grid[ranking[0]], rows, held), grid[ranking[0]]))
    return np.array([score for score, _ in result], dtype=float), [value for _, value in result]


# %% blind: table of inner scores, argmax
def nested_score(make_model, grid, X, y, outer, inner, metric):
    grid = list(grid)
    if not grid:
        raise ValueError("the grid is empty")

    def score(value, train, valid):
        model = make_model(value)
        model.fit(X[train], y[train])
        return metric(y[valid], model.predict(X[valid]))

    scores, chosen = [], []
    for train, valid in outer:
        train = np.asarray(train)
        splits = list(inner(len(train)))
        table = np.array([[score(value, train[t], train[v]) for t, v in splits] for value in grid])
        best = grid[int(table.mean(axis=1).argmax())]
        chosen.append(best)
        scores.append(score(best, train, valid))
    return np.array(scores, dtype=np.float64), chosen

# %% blind: running best, splits in the outer loop, sub-arrays
def nested_score(make_model, grid, X, y, outer, inner, metric):
    if len(grid) == 0:
        raise ValueError("nothing to try")
    chosen = []
    scores = np.empty(len(outer))
    for number, (train, valid) in enumerate(outer):
        X_known, y_known = X[train], y[train]
        sums, count = [0.0] * len(grid), 0
        for t, v in inner(len(train)):
            count += 1
            for i in range(len(grid)):
                model = make_model(grid[i])
                model.fit(X_known[t], y_known[t])
                sums[i] += float(metric(y_known[v], model.predict(X_known[v])))
        best = 0
        for i in range(1, len(grid)):
            if sums[i] / count > sums[best] / count:
                best = i
        final = make_model(grid[best])
        final.fit(X_known, y_known)
        scores[number] = metric(y[valid], final.predict(X[valid]))
        chosen.append(grid[best])
    return scores, chosen
