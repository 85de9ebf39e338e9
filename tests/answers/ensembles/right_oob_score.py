# %% Counters, row by row
def oob_score(models, masks, X, y):
    from collections import Counter

    masks = np.array(masks)
    if masks.ndim != 2 or masks.shape[0] != len(models) or masks.shape[1] != len(y):
        raise ValueError("masks do not fit")
    said = [np.asarray(model.predict(X)).tolist() for model in models]
    right = []
    for i, truth in enumerate(np.asarray(y).tolist()):
        votes = Counter(said[b][i] for b in range(len(models)) if masks[b, i])
        if votes:
            most = max(votes.values())
            right.append(min(v for v in votes if votes[v] == most) == truth)
    if not right:
        raise ValueError("no row has a voter")
    return sum(right) / len(right)

# %% a table of votes, filled model by model on its own rows
def oob_score(models, masks, X, y):
    X, y, masks = np.array(X), np.array(y), np.array(masks, dtype=bool)
    if masks.shape != (len(models), len(X)):
        raise ValueError("shape of masks")
    if not masks.any():
        raise ValueError("nobody is out of bag")
    said = [np.asarray(model.predict(X[mask])) if mask.any() else y[:0] for model, mask in zip(models, masks)]
    labels = np.unique(np.concatenate(said))
    votes = np.zeros((len(X), len(labels)), dtype=int)
    for mask, guess in zip(masks, said):
        votes[np.flatnonzero(mask), np.searchsorted(labels, guess)] += 1
    asked = votes.sum(axis=1) > 0
    return np.mean(labels[votes[asked].argmax(axis=1)] == y[asked])
