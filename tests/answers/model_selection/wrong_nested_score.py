# %% W1 the best inner score is reported
def nested_score(make_model, grid, X, y, outer, inner, metric):
    if len(grid) == 0:
        raise ValueError("the grid is empty")

    def score(value, train, valid):
        model = make_model(value)
        model.fit(X[train], y[train])
        return metric(y[valid], model.predict(X[valid]))

    scores, chosen = [], []
    for train, valid in outer:
        splits = inner(len(train))
        means = [np.mean([score(value, train[t], train[v]) for t, v in splits]) for value in grid]
        chosen.append(grid[int(np.argmax(means))])
        scores.append(max(means))
    return np.array(scores, dtype=float), chosen


# %% W2 the value is chosen once, on all rows
def nested_score(make_model, grid, X, y, outer, inner, metric):
    if len(grid) == 0:
        raise ValueError("the grid is empty")

    def score(value, train, valid):
        model = make_model(value)
        model.fit(X[train], y[train])
        return metric(y[valid], model.predict(X[valid]))

    splits = inner(len(y))
    means = [np.mean([score(value, t, v) for t, v in splits]) for value in grid]
    best = grid[int(np.argmax(means))]
    scores = [score(best, train, valid) for train, valid in outer]
    return np.array(scores, dtype=float), [best] * len(scores)


# %% W3 positions are taken for row numbers
def nested_score(make_model, grid, X, y, outer, inner, metric):
    if len(grid) == 0:
        raise ValueError("the grid is empty")

    def score(value, train, valid):
        model = make_model(value)
        model.fit(X[train], y[train])
        return metric(y[valid], model.predict(X[valid]))

    scores, chosen = [], []
    for train, valid in outer:
        splits = inner(len(train))
        means = [np.mean([score(value, t, v) for t, v in splits]) for value in grid]
        chosen.append(grid[int(np.argmax(means))])
        scores.append(score(chosen[-1], train, valid))
    return np.array(scores, dtype=float), chosen


# %% W4 the smallest mean wins
def nested_score(make_model, grid, X, y, outer, inner, metric):
    if len(grid) == 0:
        raise ValueError("the grid is empty")

    def score(value, train, valid):
        model = make_model(value)
        model.fit(X[train], y[train])
        return metric(y[valid], model.predict(X[valid]))

    scores, chosen = [], []
    for train, valid in outer:
        splits = inner(len(train))
        means = [np.mean([score(value, train[t], train[v]) for t, v in splits]) for value in grid]
        chosen.append(grid[int(np.argmin(means))])
        scores.append(score(chosen[-1], train, valid))
    return np.array(scores, dtype=float), chosen


# %% W5 one model for each value is fitted again and again
def nested_score(make_model, grid, X, y, outer, inner, metric):
    if len(grid) == 0:
        raise ValueError("the grid is empty")
    models = [make_model(value) for value in grid]

    def score(model, train, valid):
        model.fit(X[train], y[train])
        return metric(y[valid], model.predict(X[valid]))

    scores, chosen = [], []
    for train, valid in outer:
        splits = inner(len(train))
        means = [np.mean([score(model, train[t], train[v]) for t, v in splits]) for model in models]
        best = int(np.argmax(means))
        chosen.append(grid[best])
        scores.append(score(models[best], train, valid))
    return np.array(scores, dtype=float), chosen


# %% W6 the last of several winners
def nested_score(make_model, grid, X, y, outer, inner, metric):
    if len(grid) == 0:
        raise ValueError("the grid is empty")

    def score(value, train, valid):
        model = make_model(value)
        model.fit(X[train], y[train])
        return metric(y[valid], model.predict(X[valid]))

    scores, chosen = [], []
    for train, valid in outer:
        splits, best, best_mean = inner(len(train)), None, -np.inf
        for value in grid:
            mean = np.mean([score(value, train[t], train[v]) for t, v in splits])
            if mean >= best_mean:
                best, best_mean = value, mean
        chosen.append(best)
        scores.append(score(best, train, valid))
    return np.array(scores, dtype=float), chosen
