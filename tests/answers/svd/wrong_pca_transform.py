# %% W1 centred with the mean of the new rows
def pca_transform(model, X):
    X, mean = np.asarray(X, dtype=float), np.asarray(model["mean"], dtype=float)
    if X.shape[1] != len(mean):
        raise ValueError
    return (X - X.mean(axis=0)) @ np.transpose(model["components"])


def pca_inverse(model, Z):
    return np.asarray(Z, dtype=float) @ np.asarray(model["components"], dtype=float) + model["mean"]

# %% W2 the mean is not added back
def pca_transform(model, X):
    X, mean = np.asarray(X, dtype=float), np.asarray(model["mean"], dtype=float)
    if X.shape[1] != len(mean):
        raise ValueError
    return (X - mean) @ np.transpose(model["components"])


def pca_inverse(model, Z):
    return np.asarray(Z, dtype=float) @ np.asarray(model["components"], dtype=float)

# %% W3 the components are transposed
def pca_transform(model, X):
    X, mean = np.asarray(X, dtype=float), np.asarray(model["mean"], dtype=float)
    if X.shape[1] != len(mean):
        raise ValueError
    return (X - mean) @ np.asarray(model["components"])


def pca_inverse(model, Z):
    return np.asarray(Z, dtype=float) @ np.transpose(model["components"]) + model["mean"]

# %% W4 a single column is stretched by broadcasting
def pca_transform(model, X):
    X, mean = np.asarray(X, dtype=float), np.asarray(model["mean"], dtype=float)
    return (X - mean) @ np.transpose(model["components"])


def pca_inverse(model, Z):
    return np.asarray(Z, dtype=float) @ np.asarray(model["components"], dtype=float) + model["mean"]
