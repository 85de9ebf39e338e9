# %% W1 draws with replacement
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError
    w = np.array(w0, dtype=float)
    step = 0
    for _ in range(epochs):
        order = rng.integers(0, n, size=n)
        for start in range(0, n, batch_size):
            size = lr(step) if callable(lr) else lr
            w = w - size * grad_batch(w, order[start : start + batch_size])
            step += 1
    return w

# %% W2 a number of whole batches
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError
    w = np.array(w0, dtype=float)
    step = 0
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n // batch_size * batch_size, batch_size):
            size = lr(step) if callable(lr) else lr
            w = w - size * grad_batch(w, order[start : start + batch_size])
            step += 1
    return w

# %% W3 one shuffle for all epochs
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError
    w = np.array(w0, dtype=float)
    step = 0
    order = rng.permutation(n)
    for _ in range(epochs):
        for start in range(0, n, batch_size):
            size = lr(step) if callable(lr) else lr
            w = w - size * grad_batch(w, order[start : start + batch_size])
            step += 1
    return w

# %% W4 the step size changes with the epoch
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError
    w = np.array(w0, dtype=float)
    step = 0
    for epoch in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            size = lr(epoch) if callable(lr) else lr
            w = w - size * grad_batch(w, order[start : start + batch_size])
            step += 1
    return w

# %% W5 the first step is step 1
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError
    w = np.array(w0, dtype=float)
    step = 0
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            size = lr(step + 1) if callable(lr) else lr
            w = w - size * grad_batch(w, order[start : start + batch_size])
            step += 1
    return w

# %% W6 does not shuffle
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError
    w = np.array(w0, dtype=float)
    step = 0
    for _ in range(epochs):
        order = np.arange(n)
        for start in range(0, n, batch_size):
            size = lr(step) if callable(lr) else lr
            w = w - size * grad_batch(w, order[start : start + batch_size])
            step += 1
    return w

# %% W7 the last batch is filled up from the front
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError
    w = np.array(w0, dtype=float)
    step = 0
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            size = lr(step) if callable(lr) else lr
            w = w - size * grad_batch(w, np.take(order, range(start, start + batch_size), mode="wrap"))
            step += 1
    return w

# %% W8 a generator of its own
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError
    w = np.array(w0, dtype=float)
    step, rng_ = 0, np.random.default_rng(0)
    for _ in range(epochs):
        order = rng_.permutation(n)
        for start in range(0, n, batch_size):
            size = lr(step) if callable(lr) else lr
            w = w - size * grad_batch(w, order[start : start + batch_size])
            step += 1
    return w

# %% W9 begins with the dtype of w0
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError
    w = np.array(w0)
    step = 0
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            size = lr(step) if callable(lr) else lr
            w -= (size * grad_batch(w, order[start : start + batch_size])).astype(w.dtype)
            step += 1
    return w

# %% W10 negative batches do nothing
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    w = np.array(w0, dtype=float)
    step = 0
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            size = lr(step) if callable(lr) else lr
            w = w - size * grad_batch(w, order[start : start + batch_size])
            step += 1
    return w

# %% W11 scales the array that grad_batch returned
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError
    w = np.array(w0, dtype=float)
    step = 0
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            size = lr(step) if callable(lr) else lr
            g = grad_batch(w, order[start : start + batch_size])
            g *= size
            w = w - g
            step += 1
    return w

# %% W12 the steps are counted anew in each epoch
def sgd(grad_batch, w0, n, batch_size, lr, epochs, rng):
    if batch_size < 1:
        raise ValueError
    w = np.array(w0, dtype=float)
    step = 0
    for _ in range(epochs):
        order = rng.permutation(n)
        step = 0
        for start in range(0, n, batch_size):
            size = lr(step) if callable(lr) else lr
            w = w - size * grad_batch(w, order[start : start + batch_size])
            step += 1
    return w
