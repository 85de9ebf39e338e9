# %% W1 the columns are centred
def row_center(X):
    X = np.asarray(X, dtype=float)
    return X - X.mean(axis=0)

# %% W2 the means lose their axis: works for square input only
def row_center(X):
    X = np.asarray(X, dtype=float)
    return X - X.mean(axis=1)

# %% W3 the result keeps the integer dtype
def row_center(X):
    X = np.array(X)
    out = np.empty_like(X)
    out[:] = X - X.mean(axis=1, keepdims=True)
    return out

# %% W4 float32 stays float32
def row_center(X):
    X = np.asarray(X)
    return X - X.mean(axis=1, keepdims=True)
