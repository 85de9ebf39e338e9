# %% lists and a slow search
def grow(X, y, max_depth, min_leaf=1):
    X, y = np.asarray(X, dtype=float), np.asarray(y).tolist()
    if not y or len(X) != len(y) or min_leaf < 1 or (max_depth is not None and max_depth < 0):
        raise ValueError("refused")

    def squares(labels):
        return sum(labels.count(label) ** 2 for label in set(labels)) / len(labels)

    node = {"n": len(y), "impurity": 1 - squares(y) / len(y), "label": max(sorted(set(y)), key=y.count)}
    if max_depth == 0:
        return node
    best, choice = 1e-12, None
    for j in range(X.shape[1]):
        values = np.unique(X[:, j])
        for low, high in zip(values, values[1:]):
            side = X[:, j] <= low
            one, two = [b for a, b in zip(side, y) if a], [b for a, b in zip(side, y) if not a]
            if min(len(one), len(two)) < min_leaf:
                continue
            gain = (squares(one) + squares(two) - squares(y)) / len(y)
            if gain > best + (1e-12 if choice else 0):
                best, choice = gain, (j, (low + high) / 2, side, one, two)
    if choice:
        j, t, side, one, two = choice
        deeper = None if max_depth is None else max_depth - 1
        node.update(feature=j, threshold=float(t), left=grow(X[side], one, deeper, min_leaf),
                    right=grow(X[~side], two, deeper, min_leaf))
    return node


def predict_tree(tree, X):
    labels = []
    for row in X:
        node = tree
        while "left" in node:
            node = node["right"] if row[node["feature"]] > node["threshold"] else node["left"]
        labels.append(node["label"])
    return np.array(labels)

# %% a stack of nodes, and prediction of groups of rows
def grow(X, y, max_depth, min_leaf=1):
    X, y = np.array(X, dtype=float), np.array(y)
    if len(y) < 1 or len(y) != len(X) or min_leaf < 1:
        raise ValueError("refused")
    limit = len(y) if max_depth is None else max_depth
    if limit < 0:
        raise ValueError("max_depth")
    root = {}
    todo = [(root, np.arange(len(y)), 0)]
    while todo:
        node, rows, depth = todo.pop()
        names, counts = np.unique(y[rows], return_counts=True)
        n = len(rows)
        node.update(n=n, impurity=float(1 - ((counts / n) ** 2).sum()), label=names.tolist()[counts.argmax()])
        if depth == limit or len(names) == 1:
            continue
        best, found = 1e-12, None
        for j, column in enumerate(X[rows].T):
            values = np.unique(column)
            for t in (values[:-1] + values[1:]) / 2:
                goes = column <= t
                if goes.sum() < min_leaf or n - goes.sum() < min_leaf:
                    continue
                rest = 0.0
                for part in (y[rows[goes]], y[rows[~goes]]):
                    c = np.unique(part, return_counts=True)[1]
                    rest += len(part) / n * (1 - ((c / len(part)) ** 2).sum())
                if node["impurity"] - rest > best + (1e-12 if found else 0):
                    best, found = node["impurity"] - rest, (j, float(t), goes)
        if found:
            j, t, goes = found
            node.update(feature=j, threshold=t, left={}, right={})
            todo += [(node["left"], rows[goes], depth + 1), (node["right"], rows[~goes], depth + 1)]
    return root


def predict_tree(tree, X):
    X = np.asarray(X, dtype=float)
    if len(X) == 0 or "feature" not in tree:
        return np.array([tree["label"]] * len(X))
    goes = X[:, tree["feature"]] <= tree["threshold"]
    result = np.empty(len(X), dtype=object)
    result[goes] = predict_tree(tree["left"], X[goes])
    result[~goes] = predict_tree(tree["right"], X[~goes])
    return np.array(result.tolist())
