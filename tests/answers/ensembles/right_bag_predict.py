# %% dictionaries, row by row
def bag_predict(models, X, how):
    if not len(models):
        raise ValueError("no models")
    if how not in {"soft", "hard"}:
        raise ValueError(how)
    tables = [np.asarray(model.predict_proba(X)) for model in models]
    known = [np.asarray(model.classes_).tolist() for model in models]
    out = []
    for i in range(len(X)):
        total = {}
        for labels, table in zip(known, tables):
            p = table[i]
            if how == "hard":
                winner = next(label for label, v in zip(labels, p) if v >= max(p) - 1e-9)
                total[winner] = total.get(winner, 0) + 1
            else:
                for label, v in zip(labels, p):
                    total[label] = total.get(label, 0.0) + v / len(models)
        most = max(total.values())
        out.append(min(label for label, v in total.items() if v >= most - 1e-9))
    return np.array(out)

# %% a matrix that moves each model's columns to their places
def bag_predict(models, X, how):
    models = list(models)
    if how != "soft" and how != "hard" or not models:
        raise ValueError("how or models")
    labels = sorted({label for model in models for label in np.asarray(model.classes_).tolist()})
    total = np.zeros((len(X), len(labels)))
    for model in models:
        place = np.array([[a == b for b in labels] for a in np.asarray(model.classes_).tolist()], dtype=float)
        p = np.asarray(model.predict_proba(X)) @ place
        if how == "hard":
            known = place.any(axis=0)
            largest = np.where(known, p, -1.0).max(axis=1, initial=-1.0)[:, None]
            first = np.cumsum((p >= largest - 1e-9) & known, axis=1) == 1
            p = (first & (p >= largest - 1e-9) & known).astype(float)
        total += p
    total = np.round(total / len(models), 9)
    return np.array(labels)[np.argmax(total, axis=1)]

# %% blind: one table of shares or votes, vectorised
def bag_predict(models, X, how):
    if len(models) == 0:
        raise ValueError("no models")
    if how not in ("soft", "hard"):
        raise ValueError("how must be soft or hard")
    labels = np.unique(np.concatenate([np.asarray(model.classes_) for model in models]))
    table = 0.0
    for model in models:
        p = np.asarray(model.predict_proba(X), dtype=float)
        if how == "hard":
            first = (p >= p.max(axis=1, keepdims=True) - 1e-9).argmax(axis=1)
            p = np.eye(p.shape[1])[first]
        wide = np.zeros((len(p), len(labels)))
        wide[:, np.searchsorted(labels, model.classes_)] = p
        table = table + wide
    mean = table / len(models)
    return labels[(mean >= mean.max(axis=1, keepdims=True) - 1e-9).argmax(axis=1)]

# %% blind: row by row with dictionaries
def bag_predict(models, X, how):
    models = list(models)
    if not models:
        raise ValueError("at least one model is needed")
    if how != "soft" and how != "hard":
        raise ValueError(f"unknown vote {how!r}")

    def winner(score):
        top = max(score.values())
        return min(label for label, value in score.items() if value >= top - 1e-9)

    every = np.unique(np.concatenate([m.classes_ for m in models]))
    answers = [(list(m.classes_), m.predict_proba(X)) for m in models]
    result = []
    for i in range(len(answers[0][1])):
        score = {}
        for classes, p in answers:
            own = {label: float(p[i][j]) for j, label in enumerate(classes)}
            if how == "hard":
                own = {winner(own): 1.0}
            for label, value in own.items():
                score[label] = score.get(label, 0.0) + value / (len(models) if how == "soft" else 1)
        result.append(winner(score))
    return np.array(result, dtype=every.dtype)
