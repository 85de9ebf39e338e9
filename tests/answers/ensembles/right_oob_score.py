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

# %% blind: a table of votes
def oob_score(models, masks, X, y):
    masks = np.asarray(masks, dtype=bool)
    y = np.asarray(y)
    n = len(X)
    if masks.shape != (len(models), n):
        raise ValueError("masks does not fit")
    voters = masks.any(axis=0)
    if not voters.any():
        raise ValueError("no row has a voter")
    said = np.array([np.asarray(model.predict(X)) for model in models])
    labels = np.unique(said)
    votes = np.array([((said == label) & masks).sum(axis=0) for label in labels])
    guess = labels[votes.argmax(axis=0)]
    return float(np.mean(guess[voters] == y[voters]))

# %% blind: each model is asked about its own rows only, ballots in lists
def oob_score(models, masks, X, y):
    if len(masks) != len(models) or any(len(mask) != len(X) for mask in masks):
        raise ValueError("one mask for each model, one entry for each row")
    X = np.asarray(X)
    ballots = [[] for _ in range(len(X))]
    for model, mask in zip(models, masks):
        own = [i for i in range(len(X)) if mask[i]]
        if own:
            for i, label in zip(own, model.predict(X[own])):
                ballots[i].append(label)
    asked = right = 0
    for ballot, truth in zip(ballots, y):
        if ballot:
            asked += 1
            right += sorted(ballot, key=lambda label: (-ballot.count(label), label))[0] == truth
    if asked == 0:
        raise ValueError("nobody votes")
    return float(right / asked)
