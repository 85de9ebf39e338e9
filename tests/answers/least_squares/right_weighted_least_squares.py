# %% QR of the scaled rows
def weighted_least_squares(X, y, w):
    rows = [(row, target, weight) for row, target, weight in zip(X, y, w) if weight != 0]
    if any(weight < 0 for weight in w):
        raise ValueError("negative weight")
    root = np.sqrt(np.array([weight for _, _, weight in rows], dtype=float))
    scaled = np.array([row for row, _, _ in rows], dtype=float) * root[:, np.newaxis]
    Q, R = np.linalg.qr(scaled)
    return np.linalg.solve(R, Q.T @ (root * np.array([target for _, target, _ in rows], dtype=float)))

# %% weighted normal equations
def weighted_least_squares(X, y, w):
    X, y, w = np.array(X, dtype=float), np.array(y, dtype=float), np.array(w, dtype=float)
    if w.min() < 0:
        raise ValueError("weights must be at least 0")
    X[w == 0] = 0
    y[w == 0] = 0
    W = np.diag(w / w.sum())
    return np.linalg.solve(X.T @ W @ X, X.T @ W @ y)

# %% diagonal matrix of roots
def weighted_least_squares(X, y, w):
    w = np.asarray(w, dtype=float)
    if not np.all(w >= 0):
        raise ValueError("negative")
    there = np.flatnonzero(w)
    S = np.diag(np.sqrt(w[there]))
    beta, *_ = np.linalg.lstsq(S @ np.asarray(X, dtype=float)[there], S @ np.asarray(y, dtype=float)[there], rcond=None)
    return beta


# %% blind: rows kept, scaled by square roots, lstsq
def weighted_least_squares(X, y, w):
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    w = np.asarray(w, dtype=np.float64)
    if np.any(w < 0):
        raise ValueError("negative weight")
    keep = w > 0
    root = np.sqrt(w[keep] / w.max())
    return np.linalg.lstsq(X[keep] * root[:, None], y[keep] * root)[0]


# %% blind: row by row into lists, heavy rows first, QR and a triangular solve
def weighted_least_squares(X, y, w):
    from math import sqrt

    if min(w) < 0:
        raise ValueError("weights must not be negative")
    heaviest = float(max(w))
    rows, targets = [], []
    for weight, row, target in sorted(zip(w, X, y), key=lambda triple: -triple[0]):
        if weight == 0:
            continue
        s = sqrt(float(weight) / heaviest)
        rows.append([s * float(value) for value in row])
        targets.append(s * float(target))
    Q, R = np.linalg.qr(np.array(rows))
    return np.linalg.solve(R, Q.T @ np.array(targets))
