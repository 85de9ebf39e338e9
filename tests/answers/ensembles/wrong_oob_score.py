# %% W1 all models vote
def oob_score(models, masks, X, y):
    y, masks = np.asarray(y), np.asarray(masks, dtype=bool)
    if masks.shape != (len(models), len(y)) or not masks.any():
        raise ValueError("masks")
    said = np.array([model.predict(X) for model in models])
    labels = np.unique(said)
    votes = np.sum(said[..., None] == labels, axis=0)
    return float(np.mean(labels[votes.argmax(axis=1)] == y))

# %% W2 those that saw the row vote
def oob_score(models, masks, X, y):
    y, masks = np.asarray(y), np.asarray(masks, dtype=bool)
    if masks.shape != (len(models), len(y)) or not masks.any():
        raise ValueError("masks")
    masks = ~masks
    said = np.array([model.predict(X) for model in models])
    labels = np.unique(said)
    votes = np.sum((said[..., None] == labels) & masks[..., None], axis=0)
    asked = masks.any(axis=0)
    return float(np.mean(labels[votes.argmax(axis=1)][asked] == y[asked]))

# %% W3 rows without a voter count as wrong
def oob_score(models, masks, X, y):
    y, masks = np.asarray(y), np.asarray(masks, dtype=bool)
    if masks.shape != (len(models), len(y)) or not masks.any():
        raise ValueError("masks")
    said = np.array([model.predict(X) for model in models])
    labels = np.unique(said)
    votes = np.sum((said[..., None] == labels) & masks[..., None], axis=0)
    asked = masks.any(axis=0)
    return float(np.sum(labels[votes.argmax(axis=1)][asked] == y[asked]) / len(y))

# %% W4 mean of the models' own accuracies
def oob_score(models, masks, X, y):
    y, masks = np.asarray(y), np.asarray(masks, dtype=bool)
    if masks.shape != (len(models), len(y)) or not masks.any():
        raise ValueError("masks")
    said = np.array([model.predict(X) for model in models])
    return float(np.mean([np.mean(s[m] == y[m]) for s, m in zip(said, masks) if m.any()]))

# %% W5 the highest of equal labels
def oob_score(models, masks, X, y):
    y, masks = np.asarray(y), np.asarray(masks, dtype=bool)
    if masks.shape != (len(models), len(y)) or not masks.any():
        raise ValueError("masks")
    said = np.array([model.predict(X) for model in models])
    labels = np.unique(said)[::-1]
    votes = np.sum((said[..., None] == labels) & masks[..., None], axis=0)
    asked = masks.any(axis=0)
    return float(np.mean(labels[votes.argmax(axis=1)][asked] == y[asked]))

# %% W6 no voter gives 0
def oob_score(models, masks, X, y):
    y, masks = np.asarray(y), np.asarray(masks, dtype=bool)
    if masks.shape != (len(models), len(y)):
        raise ValueError("masks")
    if not masks.any():
        return 0.0
    said = np.array([model.predict(X) for model in models])
    labels = np.unique(said)
    votes = np.sum((said[..., None] == labels) & masks[..., None], axis=0)
    asked = masks.any(axis=0)
    return float(np.mean(labels[votes.argmax(axis=1)][asked] == y[asked]))
