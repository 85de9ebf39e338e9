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
