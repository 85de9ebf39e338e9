# %% W1 the gradient decides
def relu(Z: ArrayLike) -> np.ndarray:
    return np.maximum(np.asarray(Z, dtype=float), 0.0)


def relu_backward(dA: ArrayLike, Z: ArrayLike) -> np.ndarray:
    return np.maximum(np.asarray(dA, dtype=float), 0.0)

# %% W2 one at zero
def relu(Z: ArrayLike) -> np.ndarray:
    return np.maximum(np.asarray(Z, dtype=float), 0.0)


def relu_backward(dA: ArrayLike, Z: ArrayLike) -> np.ndarray:
    return np.where(np.asarray(Z) >= 0, np.asarray(dA, dtype=float), 0.0)

# %% W3 in place
def relu(Z: ArrayLike) -> np.ndarray:
    Z = np.asarray(Z, dtype=float)
    return Z if (Z >= 0).all() else np.maximum(Z, 0.0)


def relu_backward(dA: ArrayLike, Z: ArrayLike) -> np.ndarray:
    return np.where(np.asarray(Z) > 0, np.asarray(dA, dtype=float), 0.0)
