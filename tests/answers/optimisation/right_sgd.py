# %% shuffles a list of rows in place, array_split at the cuts
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if not batch_size >= 1:
        raise ValueError(batch_size)
    rate = lr if callable(lr) else (lambda t: lr)
    w = np.array(w0, dtype=np.float64)
    order, t = np.arange(n), 0
    for _ in range(epochs):
        rng.shuffle(order)
        for rows in np.split(order.copy(), range(batch_size, n, batch_size)):
            w = w - rate(t) * np.asarray(grad_batch(w.copy(), rows))
            t = t + 1
    return w

# %% random keys, a while loop, changed in place
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    w, step = np.array([float(a) for a in w0]), 0
    for epoch in range(epochs):
        left = np.argsort(rng.random(n))
        while len(left):
            rows, left = left[:batch_size], left[batch_size:]
            if hasattr(lr, "__call__"):
                w -= lr(step) * grad_batch(w, rows)
            else:
                w -= lr * grad_batch(w, rows)
            step += 1
    return w

# %% sorted rows inside each batch
import math


def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size <= 0:
        raise ValueError("a batch needs rows")
    w = np.array(w0).astype("float64")
    per_epoch = math.ceil(n / batch_size)
    for step in range(epochs * per_epoch):
        place = step % per_epoch
        if place == 0:
            order = rng.choice(n, size=n, replace=False)
        rows = np.sort(order[place * batch_size : (place + 1) * batch_size])
        size = float(lr(step)) if callable(lr) else float(lr)
        w = w - size * grad_batch(w, rows)
    return w

# %% blind: permutation, slices
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    w = np.array(w0, dtype=np.float64)
    t = 0
    for _ in range(epochs):
        order = rng.permutation(n)
        for first in range(0, n, batch_size):
            rate = lr(t) if callable(lr) else lr
            w = w - rate * grad_batch(w, order[first : first + batch_size])
            t += 1
    return w

# %% blind: shuffle in place, one loop over all steps
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError("batch_size < 1")
    rate = lr if callable(lr) else (lambda t: lr)
    w = np.asarray(w0, dtype=float).copy()
    order = np.arange(n)
    per_epoch = -(-n // batch_size)
    for t in range(epochs * per_epoch):
        k = t % per_epoch
        if k == 0:
            rng.shuffle(order)
        rows = order[k * batch_size : (k + 1) * batch_size].copy()
        w -= rate(t) * np.asarray(grad_batch(w.copy(), rows))
    return w
