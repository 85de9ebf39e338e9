# %% W1 hard threshold
def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("the threshold must not be negative")
    z = np.asarray(z, dtype=float)
    return np.where(np.isnan(z) | (np.abs(z) > t), z, 0.0)

# %% W2 negatives become zero
def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("the threshold must not be negative")
    z = np.asarray(z, dtype=float)
    return np.maximum(z - t, 0.0)

# %% W3 crosses zero
def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("the threshold must not be negative")
    z = np.asarray(z, dtype=float)
    return np.sign(z) * (np.abs(z) - t)

# %% W4 NaN becomes zero
def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("the threshold must not be negative")
    z = np.asarray(z, dtype=float)
    return np.where(np.abs(z) > t, np.sign(z) * (np.abs(z) - t), 0.0)

# %% W5 negative thresholds pass
def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if False:
        raise ValueError("the threshold must not be negative")
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)
