# %% an array for the path, filled row by row
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    start = np.asarray(w0, dtype=np.float64)
    path = np.empty((n_iter + 1, start.size))
    path[0] = start
    k = 0
    while k < n_iter:
        g = np.asarray(grad(path[k].copy()))
        if np.sqrt(g @ g) <= tol:
            break
        path[k + 1] = path[k] - lr * g
        k += 1
    return path[k].copy(), path[: k + 1].copy()

# %% changed in place, copies kept; w is a row of the path
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    w = np.array(w0).astype(float)
    path = [w.copy()]
    while len(path) <= n_iter:
        g = grad(w)
        if sum(float(a) ** 2 for a in g) ** 0.5 <= tol:
            return path[-1], np.stack(path)
        w -= np.multiply(lr, g)
        path.append(w.copy())
    return path[-1], np.stack(path)

# %% a generator of points
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    def points():
        w = np.array([float(a) for a in w0])
        yield w
        for _ in range(n_iter):
            g = grad(w)
            if not np.linalg.norm(g) > tol and not np.isnan(g).any():
                return
            w = w + (-lr) * g
            yield w

    path = np.vstack(list(points()))
    return np.array(path[-1]), path

# %% blind: for loop, a list of fresh arrays
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    from math import hypot  # a norm that does not round 1e-200 to 0

    w = np.array(w0, dtype=np.float64)
    path = [w.copy()]
    for _ in range(n_iter):
        g = grad(w.copy())
        if hypot(*g) <= tol:
            break
        w = w - lr * g
        path.append(w.copy())
    return w, np.array(path)

# %% blind: path filled into one growing matrix, while loop
def gradient_descent(grad, w0, lr, n_iter, tol=0.0):
    path = np.array(w0, dtype=np.float64).reshape(1, -1)
    done = 0
    while done < n_iter:
        if done + 1 == len(path):
            path = np.vstack([path, np.empty((min(len(path), n_iter - done), path.shape[1]))])
        g = np.array(grad(path[done].copy()), dtype=np.float64)
        with np.errstate(all="ignore"):
            if np.sqrt(np.sum(np.square(g))) <= tol and not (tol == 0 and np.any(g)):
                break
            np.subtract(path[done], lr * g, out=path[done + 1])
        done += 1
    path = path[: done + 1].copy()
    return path[-1].copy(), path
