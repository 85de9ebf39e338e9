# %% W1 walks uphill
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n_iter):
        g = grad(w)
        if np.linalg.norm(g) <= tol:
            break
        w = w + lr * g
        path.append(w)
    return w, np.array(path)

# %% W2 the path stores the same array
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n_iter):
        g = grad(w)
        if np.linalg.norm(g) <= tol:
            break
        w -= lr * g
        path.append(w)
    return w, np.array(path)

# %% W3 stops when the step is small
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n_iter):
        step = lr * grad(w)
        if np.linalg.norm(step) <= tol:
            break
        w = w - step
        path.append(w)
    return w, np.array(path)

# %% W4 w0 is changed
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    w = np.asarray(w0, dtype=float)
    path = [w.copy()]
    for _ in range(n_iter):
        g = grad(w)
        if np.linalg.norm(g) <= tol:
            break
        w -= lr * g
        path.append(w.copy())
    return w, np.array(path)

# %% W5 the path lacks its start
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    w = np.array(w0, dtype=float)
    path = []
    for _ in range(n_iter):
        g = grad(w)
        if np.linalg.norm(g) <= tol:
            break
        w = w - lr * g
        path.append(w)
    return w, np.array(path)

# %% W6 looks at the gradient after the step
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n_iter):
        g = grad(w)
        w = w - lr * g
        path.append(w)
        if np.linalg.norm(g) <= tol:
            break
    return w, np.array(path)

# %% W7 a gradient of exactly tol does not stop
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n_iter):
        g = grad(w)
        if np.linalg.norm(g) < tol:
            break
        w = w - lr * g
        path.append(w)
    return w, np.array(path)

# %% W8 the largest entry for the norm
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n_iter):
        g = grad(w)
        if np.abs(g).max() <= tol:
            break
        w = w - lr * g
        path.append(w)
    return w, np.array(path)

# %% W9 gives up when the gradient grows
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    w = np.array(w0, dtype=float)
    path, before = [w], np.inf
    for _ in range(n_iter):
        g = grad(w)
        norm = np.linalg.norm(g)
        if norm <= tol or norm > before:
            break
        before = norm
        w = w - lr * g
        path.append(w)
    return w, np.array(path)

# %% W10 the path has the dtype of w0
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    w0 = np.array(w0)
    w = w0.astype(float)
    path = [w0]
    for _ in range(n_iter):
        g = grad(w)
        if np.linalg.norm(g) <= tol:
            break
        w = w - lr * g
        path.append(w.astype(w0.dtype))
    return w, np.array(path)

# %% W11 scales the array that grad returned
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n_iter):
        g = grad(w)
        if np.linalg.norm(g) <= tol:
            break
        g *= lr
        w = w - g
        path.append(w)
    return w, np.array(path)

# %% W12 stops after a small move
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n_iter):
        new = w - lr * grad(w)
        path.append(new)
        if np.linalg.norm(new - w) <= tol:
            return new, np.array(path)
        w = new
    return w, np.array(path)
