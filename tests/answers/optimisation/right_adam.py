# %% moments changed in place, path filled row by row
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    start = np.asarray(w0, dtype=float)
    path = np.zeros((n_iter + 1, start.size))
    path[0] = start
    mean, square = np.zeros(start.size), np.zeros(start.size)
    for t in range(n_iter):
        g = np.array(grad(path[t].copy()), dtype=float)
        mean += (1 - beta1) * (g - mean)
        square += (1 - beta2) * (g * g - square)
        top = mean / (1 - beta1 ** (t + 1))
        bottom = eps + (square / (1 - beta2 ** (t + 1))) ** 0.5
        path[t + 1] = path[t] - lr * top / bottom
    return path

# %% one coordinate after the other, plain numbers
import math


def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w = [float(a) for a in w0]
    m, v, path = [0.0] * len(w), [0.0] * len(w), [tuple(w)]
    power1 = power2 = 1.0
    for _ in range(n_iter):
        power1, power2 = power1 * beta1, power2 * beta2
        for i, g in enumerate(list(grad(np.array(w)))):
            m[i] = beta1 * m[i] + (1 - beta1) * float(g)
            v[i] = beta2 * v[i] + (1 - beta2) * float(g) ** 2
            w[i] -= lr * m[i] / (1 - power1) / (math.sqrt(v[i] / (1 - power2)) + eps)
        path.append(tuple(w))
    return np.array(path, dtype=float)

# %% weighted sums over all gradients so far
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    path, seen = [np.array(w0, dtype=np.float64)], []
    for t in range(1, n_iter + 1):
        seen.append(np.array(grad(path[-1])))
        age = np.arange(t)[::-1]
        a, b = np.power(float(beta1), age), np.power(float(beta2), age)
        m_hat = a @ np.array(seen) / a.sum()
        v_hat = b @ np.square(seen) / b.sum()
        path.append(path[-1] - lr * m_hat / (np.sqrt(v_hat) + eps))
    return np.stack(path)

# %% blind: list of points
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=np.float64)
    m = np.zeros_like(w)
    v = np.zeros_like(w)
    path = [w]
    for t in range(1, n_iter + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        w = w - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
        path.append(w)
    return np.array(path)

# %% blind: the hats as running weighted means, path preallocated
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w0 = np.asarray(w0, dtype=float)
    path = np.empty((n_iter + 1, w0.size))
    path[0] = w0
    m, v, a, b = 0.0, 0.0, 0.0, 0.0
    for k in range(n_iter):
        g = np.array(grad(path[k].copy()), dtype=float)
        a, b = beta1 * a + (1 - beta1), beta2 * b + (1 - beta2)  # the weights given out so far
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        path[k + 1] = path[k] - lr * (m / a) / ((v / b) ** 0.5 + eps)
    return path
