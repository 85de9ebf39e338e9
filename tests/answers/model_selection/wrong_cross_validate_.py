# %% W1 one model for all splits
def cross_validate_(make_model, X, y, splits, metric):
    model, scores = make_model(), []
    for train, valid in splits:
        model.fit(X[train], y[train])
        scores.append(metric(y[valid], model.predict(X[valid])))
    return np.array(scores, dtype=float)


# %% W2 prediction and truth change places
def cross_validate_(make_model, X, y, splits, metric):
    scores = []
    for train, valid in splits:
        model = make_model()
        model.fit(X[train], y[train])
        scores.append(metric(model.predict(X[valid]), y[valid]))
    return np.array(scores, dtype=float)


# %% W3 fitted on all rows
def cross_validate_(make_model, X, y, splits, metric):
    scores = []
    for train, valid in splits:
        model = make_model()
        model.fit(X, y)
        scores.append(metric(y[valid], model.predict(X[valid])))
    return np.array(scores, dtype=float)


# %% W4 losses are turned round
def cross_validate_(make_model, X, y, splits, metric):
    scores = []
    for train, valid in splits:
        model = make_model()
        model.fit(X[train], y[train])
        scores.append(-metric(y[valid], model.predict(X[valid])))
    return np.array(scores, dtype=float)
