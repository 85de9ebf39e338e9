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
