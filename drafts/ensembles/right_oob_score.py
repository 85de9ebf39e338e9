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
