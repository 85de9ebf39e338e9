# %% W1 one class against the rest
def fit_softmax(X, y, lam):
    X, (classes, codes) = np.asarray(X, dtype=float), np.unique(y, return_inverse=True)
    if lam <= 0 or len(X) != len(codes) or len(classes) < 2:
        raise ValueError("lam, lengths or classes")
    Z, Y = np.column_stack([X, np.ones(len(X))]), np.eye(len(classes))[codes]
    penalty = np.append(np.full(X.shape[1], float(lam)), 0.0)

    def loss(flat):
        weights = flat.reshape(len(classes), -1)
        scores = Z @ weights.T
        signs = 1 - 2 * Y
        gradient = (expit(scores) - Y).T @ Z + penalty * weights
        return (penalty * weights**2).sum() / 2 + np.logaddexp(0, signs * scores).sum(), gradient.ravel()

    options = {"ftol": 0.0, "gtol": 1e-7, "maxiter": 10_000}
    start = np.zeros(len(classes) * Z.shape[1])
    weights = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
    weights = weights.reshape(len(classes), -1)
    return classes, weights[:, :-1], weights[:, -1]

# %% W2 classes in the order of appearance
def fit_softmax(X, y, lam):
    X, (classes, codes) = np.asarray(X, dtype=float), (np.array(list(dict.fromkeys(np.asarray(y).tolist()))), None)
    codes = np.array([classes.tolist().index(v) for v in np.asarray(y).tolist()])
    if lam <= 0 or len(X) != len(codes) or len(classes) < 2:
        raise ValueError("lam, lengths or classes")
    Z, Y = np.column_stack([X, np.ones(len(X))]), np.eye(len(classes))[codes]
    penalty = np.append(np.full(X.shape[1], float(lam)), 0.0)

    def loss(flat):
        weights = flat.reshape(len(classes), -1)
        scores = Z @ weights.T
        log_p = scores - logsumexp(scores, axis=1, keepdims=True)
        gradient = (np.exp(log_p) - Y).T @ Z + penalty * weights
        return (penalty * weights**2).sum() / 2 - (Y * log_p).sum(), gradient.ravel()

    options = {"ftol": 0.0, "gtol": 1e-7, "maxiter": 10_000}
    start = np.zeros(len(classes) * Z.shape[1])
    weights = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
    weights = weights.reshape(len(classes), -1)
    return classes, weights[:, :-1], weights[:, -1]

# %% W3 classes are 0, 1, 2 and so on
def fit_softmax(X, y, lam):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    classes, codes = np.unique(y, return_inverse=True)
    if y.dtype.kind in "iu":
        classes, codes = np.arange(max(len(classes), y.max() + 1)), y
    if lam <= 0 or len(X) != len(codes) or len(classes) < 2:
        raise ValueError("lam, lengths or classes")
    Z, Y = np.column_stack([X, np.ones(len(X))]), np.eye(len(classes))[codes]
    penalty = np.append(np.full(X.shape[1], float(lam)), 0.0)

    def loss(flat):
        weights = flat.reshape(len(classes), -1)
        scores = Z @ weights.T
        log_p = scores - logsumexp(scores, axis=1, keepdims=True)
        gradient = (np.exp(log_p) - Y).T @ Z + penalty * weights
        return (penalty * weights**2).sum() / 2 - (Y * log_p).sum(), gradient.ravel()

    options = {"ftol": 0.0, "gtol": 1e-7, "maxiter": 10_000}
    start = np.zeros(len(classes) * Z.shape[1])
    weights = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
    weights = weights.reshape(len(classes), -1)
    return classes, weights[:, :-1], weights[:, -1]

# %% W4 the losses are averaged
def fit_softmax(X, y, lam):
    X, (classes, codes) = np.asarray(X, dtype=float), np.unique(y, return_inverse=True)
    if lam <= 0 or len(X) != len(codes) or len(classes) < 2:
        raise ValueError("lam, lengths or classes")
    Z, Y = np.column_stack([X, np.ones(len(X))]), np.eye(len(classes))[codes]
    penalty = np.append(np.full(X.shape[1], float(lam) * len(X)), 0.0)

    def loss(flat):
        weights = flat.reshape(len(classes), -1)
        scores = Z @ weights.T
        log_p = scores - logsumexp(scores, axis=1, keepdims=True)
        gradient = (np.exp(log_p) - Y).T @ Z + penalty * weights
        return (penalty * weights**2).sum() / 2 - (Y * log_p).sum(), gradient.ravel()

    options = {"ftol": 0.0, "gtol": 1e-7, "maxiter": 10_000}
    start = np.zeros(len(classes) * Z.shape[1])
    weights = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
    weights = weights.reshape(len(classes), -1)
    return classes, weights[:, :-1], weights[:, -1]

# %% W5 the intercepts are penalised
def fit_softmax(X, y, lam):
    X, (classes, codes) = np.asarray(X, dtype=float), np.unique(y, return_inverse=True)
    if lam <= 0 or len(X) != len(codes) or len(classes) < 2:
        raise ValueError("lam, lengths or classes")
    Z, Y = np.column_stack([X, np.ones(len(X))]), np.eye(len(classes))[codes]
    penalty = np.append(np.full(X.shape[1], float(lam)), float(lam))

    def loss(flat):
        weights = flat.reshape(len(classes), -1)
        scores = Z @ weights.T
        log_p = scores - logsumexp(scores, axis=1, keepdims=True)
        gradient = (np.exp(log_p) - Y).T @ Z + penalty * weights
        return (penalty * weights**2).sum() / 2 - (Y * log_p).sum(), gradient.ravel()

    options = {"ftol": 0.0, "gtol": 1e-7, "maxiter": 10_000}
    start = np.zeros(len(classes) * Z.shape[1])
    weights = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
    weights = weights.reshape(len(classes), -1)
    return classes, weights[:, :-1], weights[:, -1]

# %% W6 the penalty is lam times the squares
def fit_softmax(X, y, lam):
    X, (classes, codes) = np.asarray(X, dtype=float), np.unique(y, return_inverse=True)
    if lam <= 0 or len(X) != len(codes) or len(classes) < 2:
        raise ValueError("lam, lengths or classes")
    Z, Y = np.column_stack([X, np.ones(len(X))]), np.eye(len(classes))[codes]
    penalty = np.append(np.full(X.shape[1], 2 * float(lam)), 0.0)

    def loss(flat):
        weights = flat.reshape(len(classes), -1)
        scores = Z @ weights.T
        log_p = scores - logsumexp(scores, axis=1, keepdims=True)
        gradient = (np.exp(log_p) - Y).T @ Z + penalty * weights
        return (penalty * weights**2).sum() / 2 - (Y * log_p).sum(), gradient.ravel()

    options = {"ftol": 0.0, "gtol": 1e-7, "maxiter": 10_000}
    start = np.zeros(len(classes) * Z.shape[1])
    weights = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
    weights = weights.reshape(len(classes), -1)
    return classes, weights[:, :-1], weights[:, -1]
