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
