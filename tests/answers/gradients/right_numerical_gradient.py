# %% a new array for every nudge
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=np.float64)
    result = np.zeros(x.size)
    for i in range(x.size):
        nudge = np.zeros(x.size)
        nudge[i] = h
        nudge = nudge.reshape(x.shape)
        result[i] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return result.reshape(x.shape)

# %% nditer over a copy in C order, all the upper points first
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float, order="C")
    flat = x.reshape(-1)
    values = np.empty((2, x.size))
    for row, move in enumerate((h, -h)):
        for i in range(x.size):
            kept = flat[i]
            flat[i] += move
            values[row, i] = f(x)
            flat[i] = kept
    return ((values[0] - values[1]) / (h + h)).reshape(x.shape)

# %% a list of quotients
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x).astype(float)
    quotients = []
    for index in np.ndindex(*x.shape):
        plus, minus = x.copy(), x.copy()
        plus[index] += h
        minus[index] -= h
        quotients.append(0.5 * (f(plus) - f(minus)) / h)
    return np.array(quotients, dtype=float).reshape(x.shape)

# %% blind: ndindex, one float64 copy, every entry put back
def numerical_gradient(f, x, h=1e-5):
    work = np.array(x, dtype=np.float64)
    out = np.zeros(work.shape)
    for i in np.ndindex(work.shape):
        old = work[i]
        work[i] = old + h
        up = f(work)
        work[i] = old - h
        down = f(work)
        work[i] = old
        out[i] = (up - down) / (2 * h)
    return out

# %% blind: flat list of points, a fresh array for every call
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=float)
    flat = x.flatten()

    def moved(k, by):
        point = flat.copy()
        point[k] += by
        return float(f(point.reshape(x.shape)))

    downs = [moved(k, -h) for k in range(flat.size)]
    ups = [moved(k, h) for k in range(flat.size)]
    return ((np.array(ups) - np.array(downs)) / (2 * h)).reshape(x.shape)
