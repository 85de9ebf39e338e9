# %% a generator
def cross_validate_(make_model, X, y, splits, metric):
    def score(train, valid):
        model = make_model()
        model.fit(X[train], y[train])
        return float(metric(y[valid], model.predict(X[valid])))

    return np.fromiter((score(train, valid) for train, valid in splits), dtype=np.float64)


# %% models first, scores afterwards
def cross_validate_(make_model, X, y, splits, metric):
    pairs = [(np.asarray(train), np.asarray(valid)) for train, valid in splits]
    models = []
    for train, _ in pairs:
        fresh_one = make_model()
        fresh_one.fit(np.take(X, train, axis=0), np.take(y, train))
        models.append(fresh_one)
    result = np.empty(len(pairs))
    for i, (model, (_, valid)) in enumerate(zip(models, pairs)):
        result[i] = metric(np.take(y, valid), model.predict(np.take(X, valid, axis=0)))
    return result


# %% recursion over the splits
def cross_validate_(make_model, X, y, splits, metric):
    def rest(left):
        for train, valid in left:
            model = make_model()
            model.fit(X[list(train)], y[list(train)])
            value = metric(y[list(valid)], model.predict(X[list(valid)]))
            return [float(value), *rest(left)]
        return []

    return np.array(rest(iter(splits)), dtype=np.float64)


# %% blind: loop
def cross_validate_(make_model, X, y, splits, metric):
    scores = []
    for train, valid in splits:
        model = make_model()
        model.fit(X[train], y[train])
        scores.append(metric(y[valid], model.predict(X[valid])))
    return np.array(scores, dtype=np.float64)

# %% blind: fromiter over a generator
def cross_validate_(make_model, X, y, splits, metric):
    def one(split):
        train, valid = (np.asarray(rows, dtype=np.intp) for rows in split)
        model = make_model()
        model.fit(np.take(X, train, axis=0), np.take(y, train))
        predicted = model.predict(np.take(X, valid, axis=0))
        return float(metric(np.take(y, valid), predicted))

    return np.fromiter(map(one, splits), dtype=np.float64)
