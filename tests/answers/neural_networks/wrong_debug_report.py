# %% W1 one rule for all
def debug_report(history: dict[str, list[float]], grads: list[tuple[np.ndarray, np.ndarray]],
                 params: list[tuple[np.ndarray, np.ndarray]]) -> list[str]:
    train, val = np.asarray(history["train"], dtype=float), np.asarray(history["val"], dtype=float)
    slopes = np.concatenate([np.ravel(part) for pair in grads for part in pair])
    weights = np.concatenate([np.ravel(part) for pair in params for part in pair])
    numbers = np.concatenate([train, val, slopes, weights])
    if not np.isfinite(numbers).all() or np.linalg.norm(slopes) > 1000:
        return ["exploding"]
    guessing = np.log(len(params[-1][1]))
    silent = [np.mean(~np.any(dW, axis=0) & (db == 0)) for dW, db in grads[:-1]]
    rules = {
        "dead units": max(silent, default=0.0) >= 0.5,
        "no learning": train[-1] > 0.95 * train[0],
        "overfitting": val[-1] > 1.2 * val.min() and val.min() < guessing,
        "label mismatch": train[-1] < 0.5 * guessing and val.min() >= guessing,
    }
    return ["no learning"] if any(rules.values()) else []

# %% W2 looks at losses only
def debug_report(history: dict[str, list[float]], grads: list[tuple[np.ndarray, np.ndarray]],
                 params: list[tuple[np.ndarray, np.ndarray]]) -> list[str]:
    train, val = np.asarray(history["train"], dtype=float), np.asarray(history["val"], dtype=float)
    slopes = np.concatenate([np.ravel(part) for pair in grads for part in pair])
    weights = np.concatenate([np.ravel(part) for pair in params for part in pair])
    numbers = np.concatenate([train, val])
    if not np.isfinite(numbers).all():
        return ["exploding"]
    guessing = np.log(len(params[-1][1]))
    silent = [np.mean(~np.any(dW, axis=0) & (db == 0)) for dW, db in grads[:-1]]
    rules = {
        "dead units": max(silent, default=0.0) >= 0.5,
        "no learning": train[-1] > 0.95 * train[0],
        "overfitting": val[-1] > 1.2 * val.min() and val.min() < guessing,
        "label mismatch": train[-1] < 0.5 * guessing and val.min() >= guessing,
    }
    return [name for name, found in rules.items() if found]

# %% W3 one zero is enough
def debug_report(history: dict[str, list[float]], grads: list[tuple[np.ndarray, np.ndarray]],
                 params: list[tuple[np.ndarray, np.ndarray]]) -> list[str]:
    train, val = np.asarray(history["train"], dtype=float), np.asarray(history["val"], dtype=float)
    slopes = np.concatenate([np.ravel(part) for pair in grads for part in pair])
    weights = np.concatenate([np.ravel(part) for pair in params for part in pair])
    numbers = np.concatenate([train, val, slopes, weights])
    if not np.isfinite(numbers).all() or np.linalg.norm(slopes) > 1000:
        return ["exploding"]
    guessing = np.log(len(params[-1][1]))
    silent = [np.mean(~np.all(dW, axis=0) | (db == 0)) for dW, db in grads[:-1]]
    rules = {
        "dead units": max(silent, default=0.0) >= 0.5,
        "no learning": train[-1] > 0.95 * train[0],
        "overfitting": val[-1] > 1.2 * val.min() and val.min() < guessing,
        "label mismatch": train[-1] < 0.5 * guessing and val.min() >= guessing,
    }
    return [name for name, found in rules.items() if found]
