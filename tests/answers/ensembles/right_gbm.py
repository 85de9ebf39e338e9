# %% residuals are updated in place
def gbm(X, y, n_rounds, lr, depth):
    X, target = np.array(X, dtype=float), np.array(y, dtype=float)
    if X.shape[0] != target.shape[0] or n_rounds < 0 or lr <= 0:
        raise ValueError("arguments")
    init = target.mean()
    residual = target - init
    trees = []
    while len(trees) < n_rounds:
        trees.append(DecisionTreeRegressor(max_depth=depth, random_state=0).fit(X, residual))
        residual = residual - lr * trees[-1].predict(X)

    def predict(Z):
        out = np.full(len(Z), init)
        for tree in trees:
            out += lr * tree.predict(np.asarray(Z, dtype=float))
        return out

    return float(init), trees, predict

# %% a class whose method is the function
def gbm(X, y, n_rounds, lr, depth):
    class Model:
        def __init__(self, init):
            self.init, self.trees = init, []

        def predict(self, Z):
            Z = np.array(Z, dtype=float)
            said = np.array([tree.predict(Z) for tree in self.trees]).reshape(len(self.trees), len(Z))
            return self.init + lr * said.sum(axis=0)

    if len(X) != len(y):
        raise ValueError("lengths")
    if n_rounds < 0 or not lr > 0:
        raise ValueError("n_rounds or lr")
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    model = Model(float(np.mean(y)))
    for _ in range(n_rounds):
        tree = DecisionTreeRegressor(max_depth=depth, random_state=0)
        tree.fit(X, y - model.predict(X))
        model.trees.append(tree)
    return model.init, model.trees, model.predict

# %% blind: a running forecast
def gbm(X, y, n_rounds, lr, depth):
    X, y = np.asarray(X), np.asarray(y, dtype=float)
    if len(X) != len(y):
        raise ValueError("X and y differ in length")
    if n_rounds < 0 or lr <= 0:
        raise ValueError("n_rounds or lr out of range")
    init = float(y.mean())
    forecast = np.full(len(y), init)
    trees = []
    for _ in range(n_rounds):
        tree = DecisionTreeRegressor(max_depth=depth, random_state=0).fit(X, y - forecast)
        forecast = forecast + lr * tree.predict(X)
        trees.append(tree)
    kept = tuple(trees)

    def predict(X_new):
        X_new = np.asarray(X_new)
        total = np.zeros(len(X_new))
        for tree in kept:
            total += tree.predict(X_new)
        return init + lr * total

    return init, trees, predict

# %% blind: residuals shrink in place, predict by a stack of forecasts
def gbm(X, y, n_rounds, lr, depth):
    if len(X) != len(y):
        raise ValueError(f"{len(X)} rows, {len(y)} targets")
    if n_rounds < 0:
        raise ValueError("negative number of rounds")
    if not lr > 0:
        raise ValueError("the learning rate must be positive")
    X = np.array(X, dtype=np.float64)
    rest = np.array(y, dtype=np.float64)
    init = float(np.sum(rest) / len(rest))
    rest -= init
    trees = []
    while len(trees) < n_rounds:
        trees.append(DecisionTreeRegressor(max_depth=depth, random_state=0))
        trees[-1].fit(X, rest)
        rest -= lr * trees[-1].predict(X)
    own = list(trees)

    def predict(rows):
        start = np.zeros((1, len(rows)))
        said = [tree.predict(np.array(rows, dtype=np.float64))[None, :] for tree in own]
        return init + lr * np.vstack([start, *said]).sum(axis=0)

    return init, trees, predict
