# %% W1 no correction of the start
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v = np.zeros_like(w), np.zeros_like(w)
    path = [w]
    for t in range(1, n_iter + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m, v
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)

# %% W2 eps under the root
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v = np.zeros_like(w), np.zeros_like(w)
    path = [w]
    for t in range(1, n_iter + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / np.sqrt(v_hat + eps)
        path.append(w)
    return np.array(path)

# %% W3 the first step is step 0
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v = np.zeros_like(w), np.zeros_like(w)
    path = [w]
    for t in range(n_iter):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)

# %% W4 the averages live on between calls
_averages = {}


def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v = _averages.get(w.size, (np.zeros_like(w), np.zeros_like(w)))
    path = [w]
    for t in range(1, n_iter + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        _averages[w.size] = m, v
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)

# %% W5 eps before the correction
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v = np.zeros_like(w), np.zeros_like(w)
    path = [w]
    for t in range(1, n_iter + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / ((np.sqrt(v) + eps) / np.sqrt(1 - beta2**t))
        path.append(w)
    return np.array(path)

# %% W6 the path stores the same array
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v = np.zeros_like(w), np.zeros_like(w)
    path = [w]
    for t in range(1, n_iter + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w -= lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)

# %% W7 no eps: 0/0 where the slope is zero
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v = np.zeros_like(w), np.zeros_like(w)
    path = [w]
    for t in range(1, n_iter + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / np.sqrt(v_hat)
        path.append(w)
    return np.array(path)

# %% W8 begins with the dtype of w0
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0)
    m, v = np.zeros(w.shape), np.zeros(w.shape)
    path = [w]
    for t in range(1, n_iter + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = (w - lr * m_hat / (np.sqrt(v_hat) + eps)).astype(w.dtype)
        path.append(w)
    return np.array(path)

# %% W9 scales the array that grad returned
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v = np.zeros_like(w), np.zeros_like(w)
    path = [w]
    for t in range(1, n_iter + 1):
        g = grad(w)
        g *= 1 - beta1
        m = beta1 * m + g
        v = beta2 * v + (1 - beta2) * (g / (1 - beta1)) ** 2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)

# %% W10 forgets the root
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v = np.zeros_like(w), np.zeros_like(w)
    path = [w]
    for t in range(1, n_iter + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (v_hat + eps)
        path.append(w)
    return np.array(path)

# %% W11 corrects the first average only
def adam(grad, w0, lr, n_iter, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v = np.zeros_like(w), np.zeros_like(w)
    path = [w]
    for t in range(1, n_iter + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)
