# %% W1 min_leaf asked of the parent
def grow(X: ArrayLike, y: ArrayLike, max_depth: int | None, min_leaf: int = 1) -> dict[str, Any]:
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if len(X) == 0 or len(X) != len(y):
        raise ValueError("grow needs at least one row, and a label for each")
    if min_leaf < 1 or (max_depth is not None and max_depth < 0):
        raise ValueError("min_leaf must be at least 1 and max_depth not negative")
    labels, codes = np.unique(y, return_inverse=True)
    onehot = codes[:, None] == np.arange(len(labels))

    def best(rows: np.ndarray, total: np.ndarray, gini: float) -> tuple[float, int, float]:
        n, found = len(rows), (1e-12, -1, 0.0)
        for j in range(X.shape[1]):
            order = rows[np.argsort(X[rows, j], kind="stable")]
            x, running = X[order, j], np.cumsum(onehot[order], axis=0)
            ends = np.flatnonzero(x[1:] > x[:-1])
            if len(ends) == 0 or n < min_leaf:
                continue
            lefts, rights = running[ends], total - running[ends]
            kept = (lefts**2).sum(axis=1) / (ends + 1) + (rights**2).sum(axis=1) / (n - ends - 1)
            gains = gini - 1 + kept / n
            if gains.max() > found[0] + (1e-12 if found[1] >= 0 else 0):
                i = ends[np.argmax(gains >= gains.max() - 1e-12)]
                found = (gains.max(), j, x[i] + (x[i + 1] - x[i]) / 2)
        return found

    def node(rows: np.ndarray, depth: int) -> dict[str, Any]:
        total = onehot[rows].sum(axis=0)
        gini = float(1 - np.sum((total / len(rows)) ** 2))
        result = {"n": len(rows), "impurity": gini, "label": labels[total.argmax()].item()}
        if max_depth is None or depth < max_depth:
            _, j, threshold = best(rows, total, gini)
            if j >= 0:
                goes_left = X[rows, j] <= threshold
                result |= {"feature": j, "threshold": float(threshold)}
                result["left"] = node(rows[goes_left], depth + 1)
                result["right"] = node(rows[~goes_left], depth + 1)
        return result

    return node(np.arange(len(X)), 0)


def predict_tree(tree: dict[str, Any], X: ArrayLike) -> np.ndarray:
    def one(row: np.ndarray) -> Any:
        at = tree
        while "feature" in at:
            at = at["left"] if row[at["feature"]] <= at["threshold"] else at["right"]
        return at["label"]

    return np.array([one(row) for row in np.asarray(X)])

# %% W2 depth off by one
def grow(X: ArrayLike, y: ArrayLike, max_depth: int | None, min_leaf: int = 1) -> dict[str, Any]:
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if len(X) == 0 or len(X) != len(y):
        raise ValueError("grow needs at least one row, and a label for each")
    if min_leaf < 1 or (max_depth is not None and max_depth < 0):
        raise ValueError("min_leaf must be at least 1 and max_depth not negative")
    labels, codes = np.unique(y, return_inverse=True)
    onehot = codes[:, None] == np.arange(len(labels))

    def best(rows: np.ndarray, total: np.ndarray, gini: float) -> tuple[float, int, float]:
        n, found = len(rows), (1e-12, -1, 0.0)
        for j in range(X.shape[1]):
            order = rows[np.argsort(X[rows, j], kind="stable")]
            x, running = X[order, j], np.cumsum(onehot[order], axis=0)
            ends = np.flatnonzero(x[1:] > x[:-1])
            ends = ends[(ends + 1 >= min_leaf) & (n - ends - 1 >= min_leaf)]
            if len(ends) == 0:
                continue
            lefts, rights = running[ends], total - running[ends]
            kept = (lefts**2).sum(axis=1) / (ends + 1) + (rights**2).sum(axis=1) / (n - ends - 1)
            gains = gini - 1 + kept / n
            if gains.max() > found[0] + (1e-12 if found[1] >= 0 else 0):
                i = ends[np.argmax(gains >= gains.max() - 1e-12)]
                found = (gains.max(), j, x[i] + (x[i + 1] - x[i]) / 2)
        return found

    def node(rows: np.ndarray, depth: int) -> dict[str, Any]:
        total = onehot[rows].sum(axis=0)
        gini = float(1 - np.sum((total / len(rows)) ** 2))
        result = {"n": len(rows), "impurity": gini, "label": labels[total.argmax()].item()}
        if max_depth is None or depth <= max_depth:
            _, j, threshold = best(rows, total, gini)
            if j >= 0:
                goes_left = X[rows, j] <= threshold
                result |= {"feature": j, "threshold": float(threshold)}
                result["left"] = node(rows[goes_left], depth + 1)
                result["right"] = node(rows[~goes_left], depth + 1)
        return result

    return node(np.arange(len(X)), 0)


def predict_tree(tree: dict[str, Any], X: ArrayLike) -> np.ndarray:
    def one(row: np.ndarray) -> Any:
        at = tree
        while "feature" in at:
            at = at["left"] if row[at["feature"]] <= at["threshold"] else at["right"]
        return at["label"]

    return np.array([one(row) for row in np.asarray(X)])

# %% W3 the majority of all rows in every leaf
def grow(X: ArrayLike, y: ArrayLike, max_depth: int | None, min_leaf: int = 1) -> dict[str, Any]:
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if len(X) == 0 or len(X) != len(y):
        raise ValueError("grow needs at least one row, and a label for each")
    if min_leaf < 1 or (max_depth is not None and max_depth < 0):
        raise ValueError("min_leaf must be at least 1 and max_depth not negative")
    labels, codes = np.unique(y, return_inverse=True)
    onehot = codes[:, None] == np.arange(len(labels))

    def best(rows: np.ndarray, total: np.ndarray, gini: float) -> tuple[float, int, float]:
        n, found = len(rows), (1e-12, -1, 0.0)
        for j in range(X.shape[1]):
            order = rows[np.argsort(X[rows, j], kind="stable")]
            x, running = X[order, j], np.cumsum(onehot[order], axis=0)
            ends = np.flatnonzero(x[1:] > x[:-1])
            ends = ends[(ends + 1 >= min_leaf) & (n - ends - 1 >= min_leaf)]
            if len(ends) == 0:
                continue
            lefts, rights = running[ends], total - running[ends]
            kept = (lefts**2).sum(axis=1) / (ends + 1) + (rights**2).sum(axis=1) / (n - ends - 1)
            gains = gini - 1 + kept / n
            if gains.max() > found[0] + (1e-12 if found[1] >= 0 else 0):
                i = ends[np.argmax(gains >= gains.max() - 1e-12)]
                found = (gains.max(), j, x[i] + (x[i + 1] - x[i]) / 2)
        return found

    def node(rows: np.ndarray, depth: int) -> dict[str, Any]:
        total = onehot[rows].sum(axis=0)
        gini = float(1 - np.sum((total / len(rows)) ** 2))
        result = {"n": len(rows), "impurity": gini, "label": labels[onehot.sum(axis=0).argmax()].item()}
        if max_depth is None or depth < max_depth:
            _, j, threshold = best(rows, total, gini)
            if j >= 0:
                goes_left = X[rows, j] <= threshold
                result |= {"feature": j, "threshold": float(threshold)}
                result["left"] = node(rows[goes_left], depth + 1)
                result["right"] = node(rows[~goes_left], depth + 1)
        return result

    return node(np.arange(len(X)), 0)


def predict_tree(tree: dict[str, Any], X: ArrayLike) -> np.ndarray:
    def one(row: np.ndarray) -> Any:
        at = tree
        while "feature" in at:
            at = at["left"] if row[at["feature"]] <= at["threshold"] else at["right"]
        return at["label"]

    return np.array([one(row) for row in np.asarray(X)])

# %% W4 a value at the threshold goes right
def grow(X: ArrayLike, y: ArrayLike, max_depth: int | None, min_leaf: int = 1) -> dict[str, Any]:
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if len(X) == 0 or len(X) != len(y):
        raise ValueError("grow needs at least one row, and a label for each")
    if min_leaf < 1 or (max_depth is not None and max_depth < 0):
        raise ValueError("min_leaf must be at least 1 and max_depth not negative")
    labels, codes = np.unique(y, return_inverse=True)
    onehot = codes[:, None] == np.arange(len(labels))

    def best(rows: np.ndarray, total: np.ndarray, gini: float) -> tuple[float, int, float]:
        n, found = len(rows), (1e-12, -1, 0.0)
        for j in range(X.shape[1]):
            order = rows[np.argsort(X[rows, j], kind="stable")]
            x, running = X[order, j], np.cumsum(onehot[order], axis=0)
            ends = np.flatnonzero(x[1:] > x[:-1])
            ends = ends[(ends + 1 >= min_leaf) & (n - ends - 1 >= min_leaf)]
            if len(ends) == 0:
                continue
            lefts, rights = running[ends], total - running[ends]
            kept = (lefts**2).sum(axis=1) / (ends + 1) + (rights**2).sum(axis=1) / (n - ends - 1)
            gains = gini - 1 + kept / n
            if gains.max() > found[0] + (1e-12 if found[1] >= 0 else 0):
                i = ends[np.argmax(gains >= gains.max() - 1e-12)]
                found = (gains.max(), j, x[i] + (x[i + 1] - x[i]) / 2)
        return found

    def node(rows: np.ndarray, depth: int) -> dict[str, Any]:
        total = onehot[rows].sum(axis=0)
        gini = float(1 - np.sum((total / len(rows)) ** 2))
        result = {"n": len(rows), "impurity": gini, "label": labels[total.argmax()].item()}
        if max_depth is None or depth < max_depth:
            _, j, threshold = best(rows, total, gini)
            if j >= 0:
                goes_left = X[rows, j] <= threshold
                result |= {"feature": j, "threshold": float(threshold)}
                result["left"] = node(rows[goes_left], depth + 1)
                result["right"] = node(rows[~goes_left], depth + 1)
        return result

    return node(np.arange(len(X)), 0)


def predict_tree(tree: dict[str, Any], X: ArrayLike) -> np.ndarray:
    def one(row: np.ndarray) -> Any:
        at = tree
        while "feature" in at:
            at = at["left"] if row[at["feature"]] < at["threshold"] else at["right"]
        return at["label"]

    return np.array([one(row) for row in np.asarray(X)])
