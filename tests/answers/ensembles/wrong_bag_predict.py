# %% W1 mean of the labels
def bag_predict(models, X, how):
    if len(models) == 0 or how not in ("soft", "hard"):
        raise ValueError("models or how")
    labels = np.unique(np.concatenate([model.classes_ for model in models]))
    codes = np.zeros(len(X))
    for model in models:
        best = np.asarray(model.predict_proba(X)).argmax(axis=1)
        codes += np.searchsorted(labels, np.asarray(model.classes_)[best]) / len(models)
    return labels[np.round(codes).astype(int)]

# %% W2 columns by position
def bag_predict(models, X, how):
    if len(models) == 0 or how not in ("soft", "hard"):
        raise ValueError("models or how")
    labels = np.unique(np.concatenate([model.classes_ for model in models]))
    votes = np.zeros((len(X), len(labels)))
    for model in models:
        p = np.asarray(model.predict_proba(X))
        if how == "hard":
            p = np.eye(p.shape[1])[p.argmax(axis=1)]
        votes[:, : p.shape[1]] += p / len(models)
    return labels[np.argmax(votes >= votes.max(axis=1, keepdims=True) - 1e-9, axis=1)]

# %% W3 always soft
def bag_predict(models, X, how):
    if len(models) == 0 or how not in ("soft", "hard"):
        raise ValueError("models or how")
    labels = np.unique(np.concatenate([model.classes_ for model in models]))
    votes = np.zeros((len(X), len(labels)))
    for model in models:
        votes[:, np.searchsorted(labels, model.classes_)] += np.asarray(model.predict_proba(X)) / len(models)
    return labels[np.argmax(votes >= votes.max(axis=1, keepdims=True) - 1e-9, axis=1)]

# %% W4 the last of equal labels
def bag_predict(models, X, how):
    if len(models) == 0 or how not in ("soft", "hard"):
        raise ValueError("models or how")
    labels = np.unique(np.concatenate([model.classes_ for model in models]))
    votes = np.zeros((len(X), len(labels)))
    for model in models:
        p = np.asarray(model.predict_proba(X))
        if how == "hard":
            p = np.eye(p.shape[1])[p.argmax(axis=1)]
        votes[:, np.searchsorted(labels, model.classes_)] += p / len(models)
    near = votes >= votes.max(axis=1, keepdims=True) - 1e-9
    return labels[len(labels) - 1 - np.argmax(near[:, ::-1], axis=1)]

