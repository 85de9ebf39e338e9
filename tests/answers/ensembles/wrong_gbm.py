# %% W1 fits y
def gbm(X, y, n_rounds, lr, depth):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if len(X) != len(y) or n_rounds < 0 or not lr > 0:
        raise ValueError("arguments")
    init, trees = float(y.mean()), []
    forecast = np.full(len(y), init)
    for _ in range(n_rounds):
        tree = DecisionTreeRegressor(max_depth=depth, random_state=0).fit(X, y)
        trees.append(tree)
        forecast = forecast + lr * tree.predict(X)

    def predict(X):
        X = np.asarray(X, dtype=float)
        return init + lr * sum((tree.predict(X) for tree in trees), np.zeros(len(X)))

    return init, trees, predict

# %% W2 lr forgotten in predict
def gbm(X, y, n_rounds, lr, depth):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if len(X) != len(y) or n_rounds < 0 or not lr > 0:
        raise ValueError("arguments")
    init, trees = float(y.mean()), []
    forecast = np.full(len(y), init)
    for _ in range(n_rounds):
        tree = DecisionTreeRegressor(max_depth=depth, random_state=0).fit(X, y - forecast)
        trees.append(tree)
        forecast = forecast + lr * tree.predict(X)

    def predict(X):
        X = np.asarray(X, dtype=float)
        return init + sum((tree.predict(X) for tree in trees), np.zeros(len(X)))

    return init, trees, predict

# %% W3 starts at 0
def gbm(X, y, n_rounds, lr, depth):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if len(X) != len(y) or n_rounds < 0 or not lr > 0:
        raise ValueError("arguments")
    init, trees = 0.0, []
    forecast = np.full(len(y), init)
    for _ in range(n_rounds):
        tree = DecisionTreeRegressor(max_depth=depth, random_state=0).fit(X, y - forecast)
        trees.append(tree)
        forecast = forecast + lr * tree.predict(X)

    def predict(X):
        X = np.asarray(X, dtype=float)
        return init + lr * sum((tree.predict(X) for tree in trees), np.zeros(len(X)))

    return init, trees, predict

# %% W4 lr twice in the residuals
def gbm(X, y, n_rounds, lr, depth):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if len(X) != len(y) or n_rounds < 0 or not lr > 0:
        raise ValueError("arguments")
    init, trees = float(y.mean()), []
    forecast = np.full(len(y), init)
    for _ in range(n_rounds):
        tree = DecisionTreeRegressor(max_depth=depth, random_state=0).fit(X, y - forecast)
        trees.append(tree)
        forecast = forecast + lr * lr * tree.predict(X)

    def predict(X):
        X = np.asarray(X, dtype=float)
        return init + lr * sum((tree.predict(X) for tree in trees), np.zeros(len(X)))

    return init, trees, predict

# %% W5 residuals without lr
def gbm(X, y, n_rounds, lr, depth):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if len(X) != len(y) or n_rounds < 0 or not lr > 0:
        raise ValueError("arguments")
    init, trees = float(y.mean()), []
    forecast = np.full(len(y), init)
    for _ in range(n_rounds):
        tree = DecisionTreeRegressor(max_depth=depth, random_state=0).fit(X, y - forecast)
        trees.append(tree)
        forecast = forecast + tree.predict(X)

    def predict(X):
        X = np.asarray(X, dtype=float)
        return init + lr * sum((tree.predict(X) for tree in trees), np.zeros(len(X)))

    return init, trees, predict
