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

# %% blind: recursion with a cumulative sum for every column
def grow(X, y, max_depth, min_leaf=1):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if len(y) == 0 or len(X) != len(y) or min_leaf < 1 or (max_depth is not None and max_depth < 0):
        raise ValueError("no rows, lengths, max_depth or min_leaf")
    labels, codes = np.unique(y, return_inverse=True)

    def gini(counts):
        return 1 - float(np.sum((counts / counts.sum()) ** 2))

    def question(rows, before):
        n, best = len(rows), (1e-12, None, None)
        for j in range(X.shape[1]):
            order = rows[np.argsort(X[rows, j], kind="stable")]
            x = X[order, j]
            left = np.cumsum(codes[order][:, None] == np.arange(len(labels)), axis=0)
            for i in range(min_leaf - 1, n - min_leaf):
                if x[i] < x[i + 1]:
                    a, b = left[i], left[-1] - left[i]
                    gain = before - (i + 1) / n * gini(a) - (n - i - 1) / n * gini(b)
                    if gain > best[0] + (1e-12 if best[1] is not None else 0):
                        best = gain, j, (x[i] + x[i + 1]) / 2
        return best

    def node(rows, depth):
        counts = np.bincount(codes[rows], minlength=len(labels))
        here = {"n": len(rows), "impurity": gini(counts), "label": labels[np.argmax(counts)]}
        if depth != 0:
            _, feature, threshold = question(rows, here["impurity"])
            if feature is not None:
                goes = X[rows, feature] <= threshold
                below = None if depth is None else depth - 1
                here.update(feature=feature, threshold=float(threshold),
                            left=node(rows[goes], below), right=node(rows[~goes], below))
        return here

    return node(np.arange(len(y)), max_depth)


def predict_tree(tree, X):
    out = []
    for row in np.asarray(X, dtype=float):
        node = tree
        while "feature" in node:
            node = node["left"] if row[node["feature"]] <= node["threshold"] else node["right"]
        out.append(node["label"])
    return np.array(out)

# %% blind: a stack of unfinished nodes, every candidate threshold tried with masks
def grow(X, y, max_depth, min_leaf=1):
    from collections import Counter

    X, y = np.array(X, dtype=float), np.array(y)
    if X.shape[0] != y.shape[0] or y.shape[0] < 1:
        raise ValueError("X and y need one length, at least 1")
    if min_leaf < 1:
        raise ValueError("min_leaf")
    if max_depth is None:
        max_depth = float("inf")
    if max_depth < 0:
        raise ValueError("max_depth")

    def gini(values):
        n = len(values)
        return 1.0 - sum((c / n) ** 2 for c in Counter(values.tolist()).values())

    def describe(mask):
        counts = Counter(y[mask].tolist())
        most = max(counts.values())
        return {"n": int(mask.sum()), "impurity": gini(y[mask]),
                "label": min(label for label in counts if counts[label] == most)}

    root_mask = np.ones(len(y), dtype=bool)
    root = describe(root_mask)
    todo = [(root, root_mask, 0)]
    while todo:
        node, mask, depth = todo.pop()
        if depth >= max_depth:
            continue
        options = []
        for j in range(X.shape[1]):
            values = np.unique(X[mask, j])
            for low, high in zip(values[:-1], values[1:]):
                t = (low + high) / 2
                left, right = mask & (X[:, j] <= t), mask & (X[:, j] > t)
                a, b = left.sum(), right.sum()
                if min(a, b) >= min_leaf:
                    gain = node["impurity"] - (a * gini(y[left]) + b * gini(y[right])) / node["n"]
                    options.append((gain, j, float(t), left, right))
        best = max((o[0] for o in options), default=0.0)
        if best <= 1e-12:
            continue
        _, j, t, left, right = next(o for o in options if o[0] >= best - 1e-12)
        node["feature"], node["threshold"] = j, t
        node["left"], node["right"] = describe(left), describe(right)
        todo += [(node["left"], left, depth + 1), (node["right"], right, depth + 1)]
    return root


def predict_tree(tree, X):
    X = np.asarray(X, dtype=float)

    def fill(node, rows, out):
        if "feature" in node:
            goes = X[rows, node["feature"]] <= node["threshold"]
            fill(node["left"], rows[goes], out)
            fill(node["right"], rows[~goes], out)
        else:
            for i in rows:
                out[i] = node["label"]
        return out

    return np.array(fill(tree, np.arange(len(X)), [None] * len(X)))
