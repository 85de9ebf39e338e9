# %% W1 transposed
def jacobian(f, x, h=1e-6):
    x = np.asarray(x, dtype=float)
    return np.stack(
        [(np.atleast_1d(f(x + e)) - np.atleast_1d(f(x - e))) / (2 * h) for e in h * np.eye(x.size)]
    )

# %% W2 as many outputs as inputs
def jacobian(f, x, h=1e-6):
    x = np.asarray(x, dtype=float)
    J = np.zeros((x.size, x.size))
    for j, e in enumerate(h * np.eye(x.size)):
        J[:, j] = (np.asarray(f(x + e)) - np.asarray(f(x - e))) / (2 * h)
    return J

# %% W3 forward differences
def jacobian(f, x, h=1e-6):
    x = np.asarray(x, dtype=float)
    here = np.atleast_1d(f(x))
    return np.stack([(np.atleast_1d(f(x + e)) - here) / h for e in h * np.eye(x.size)], axis=1)

# %% W4 every entry asks f again
def jacobian(f, x, h=1e-6):
    x = np.asarray(x, dtype=float)
    m = np.size(f(x))
    J = np.zeros((m, x.size))
    for i in range(m):
        for j, e in enumerate(h * np.eye(x.size)):
            J[i, j] = (np.atleast_1d(f(x + e))[i] - np.atleast_1d(f(x - e))[i]) / (2 * h)
    return J

# %% W5 integers cut the nudge off
def jacobian(f, x, h=1e-6):
    columns = []
    for j in range(len(x)):
        above, below = np.array(x), np.array(x)
        above[j] = above[j] + h
        below[j] = below[j] - h
        columns.append((np.atleast_1d(f(above)) - np.atleast_1d(f(below))) / (2 * h))
    return np.stack(columns, axis=1).astype(float)

# %% W6 a single output gives a flat array
def jacobian(f, x, h=1e-6):
    x = np.asarray(x, dtype=float)
    return np.stack([(np.asarray(f(x + e)) - np.asarray(f(x - e))) / (2 * h) for e in h * np.eye(x.size)], axis=-1)
