# %% gradient descent with momentum on centred columns, no library
def fit_softmax(X, y, lam):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    classes = np.unique(y)
    if not lam > 0 or len(X) != len(y) or len(classes) == 1:
        raise ValueError("bad input")
    mean = X.mean(axis=0)
    C = X - mean
    Y = (y[:, None] == classes[None, :]).astype(float)
    step = 1.0 / (0.5 * np.linalg.norm(np.column_stack([C, np.ones(len(C))]), 2) ** 2 + lam)
    W, b = np.zeros((len(classes), X.shape[1])), np.zeros(len(classes))
    V, c, t = W, b, 1.0
    for k in range(20000):
        S = C @ V.T + c
        P = np.exp(S - S.max(axis=1, keepdims=True))
        P /= P.sum(axis=1, keepdims=True)
        gW, gb = (P - Y).T @ C + lam * V, (P - Y).sum(axis=0)
        newW, newb = V - step * gW, c - step * gb
        if np.vdot(gW, newW - W) + gb @ (newb - b) > 0:
            t = 1.0
        after = (1 + np.sqrt(1 + 4 * t * t)) / 2
        V = newW + (t - 1) / after * (newW - W)
        c = newb + (t - 1) / after * (newb - b)
        W, b, t = newW, newb, after
        if max(np.abs(gW).max(), np.abs(gb).max()) < 1e-6:
            break
    return classes, W, b - W @ mean

# %% Newton's method with the full Hessian
def fit_softmax(X, y, lam):
    labels = list(y)
    if lam <= 0 or len(labels) != len(X) or len(set(labels)) < 2:
        raise ValueError("bad input")
    classes = np.array(sorted(set(labels)))
    Z = np.column_stack([np.asarray(X, dtype=float), np.ones(len(X))])
    n, m = Z.shape
    K = len(classes)
    Y = np.array([[float(label == c) for c in classes] for label in labels])
    free = np.append(np.full(m - 1, float(lam)), 0.0)
    w = np.zeros((K, m))

    def loss(v):
        S = Z @ v.T
        return np.sum(logsumexp(S, axis=1)) - np.sum(S * Y) + np.sum(free * v**2) / 2

    for _ in range(60):
        S = Z @ w.T
        P = np.exp(S - logsumexp(S, axis=1, keepdims=True))
        g = ((P - Y).T @ Z + free * w).ravel()
        if np.abs(g).max() < 1e-9:
            break
        H = np.zeros((K, m, K, m))
        for a in range(K):
            for b in range(K):
                H[a, :, b, :] = (Z.T * (P[:, a] * ((a == b) - P[:, b]))) @ Z
            H[a, :, a, :] += np.diag(free)
        step = np.linalg.lstsq(H.reshape(K * m, K * m), g, rcond=1e-12)[0].reshape(K, m)
        t = 1.0
        while t > 1e-8 and loss(w - t * step) > loss(w) + 1e-10:
            t /= 2
        w = w - t * step
    return classes, w[:, :-1], w[:, -1]

# %% blind: L-BFGS-B with the gradient of the text
def fit_softmax(X, y, lam):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if lam <= 0 or len(X) != len(y):
        raise ValueError("lam or lengths")
    classes, codes = np.unique(y, return_inverse=True)
    K, d = len(classes), X.shape[1]
    if K < 2:
        raise ValueError("two classes are needed")
    Y = np.eye(K)[codes]

    def value(theta):
        W, b = theta[: K * d].reshape(K, d), theta[K * d :]
        Z = X @ W.T + b
        logs = Z - logsumexp(Z, axis=1, keepdims=True)
        rest = np.exp(logs) - Y
        gradient = np.concatenate([(rest.T @ X + lam * W).ravel(), rest.sum(axis=0)])
        return -np.sum(logs * Y) + lam / 2 * np.sum(W**2), gradient

    found = minimize(value, np.zeros(K * d + K), jac=True, method="L-BFGS-B",
                     options={"ftol": 1e-15, "gtol": 1e-9, "maxiter": 20_000, "maxfun": 40_000})
    return classes, found.x[: K * d].reshape(K, d), found.x[K * d :]

# %% blind: Newton on all weights at once
def fit_softmax(X, y, lam):
    X, y = np.array(X, dtype=float), np.array(y)
    if lam <= 0:
        raise ValueError("lam")
    if X.shape[0] != y.shape[0]:
        raise ValueError("length")
    classes = np.unique(y)
    if len(classes) < 2:
        raise ValueError("classes")
    n, d = X.shape
    K = len(classes)
    Z = np.column_stack([X, np.ones(n)])
    T = (y[:, None] == classes).astype(float)
    penalty = np.tile(np.append(np.full(d, float(lam)), 1e-9), K)
    theta = np.zeros((K, d + 1))

    def scores(theta):
        S = Z @ theta.T
        return S - logsumexp(S, axis=1, keepdims=True)

    def cost(theta):
        return -np.sum(T * scores(theta)) + 0.5 * penalty @ theta.ravel() ** 2

    for _ in range(100):
        P = np.exp(scores(theta))
        gradient = ((P - T).T @ Z).ravel() + penalty * theta.ravel()
        H = np.diag(penalty)
        for a in range(K):
            for c in range(K):
                weights = P[:, a] * ((a == c) - P[:, c])
                H[a * (d + 1):(a + 1) * (d + 1), c * (d + 1):(c + 1) * (d + 1)] += (Z.T * weights) @ Z
        step = np.linalg.solve(H, gradient).reshape(K, d + 1)
        size = 1.0
        while cost(theta - size * step) > cost(theta) + 1e-9 and size > 1e-6:
            size /= 2
        theta = theta - size * step
        if np.abs(Z @ step.T).max() < 1e-8:
            break
    return classes, theta[:, :-1], theta[:, -1]
