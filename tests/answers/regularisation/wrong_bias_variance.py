# %% W1 fresh training points
def bias_variance(make_model, f, sigma: float, x_train: np.ndarray, x_test: np.ndarray,
                  reps: int, rng: np.random.Generator) -> dict[str, float]:
    if reps < 1:
        raise ValueError("at least one repetition is needed")
    true_train, true_test = f(x_train), f(x_test)
    forecasts, targets = [], []
    for _ in range(reps):
        x_train = x_train[rng.integers(0, len(x_train), len(x_train))]
        y_train = f(x_train) + sigma * rng.normal(size=len(x_train))
        targets.append(true_test + sigma * rng.normal(size=len(x_test)))
        model = make_model()
        model.fit(x_train, y_train)
        forecasts.append(model.predict(x_test))
    forecasts, targets = np.array(forecasts), np.array(targets)
    return {
        "bias2": float(np.mean((forecasts.mean(axis=0) - true_test) ** 2)),
        "variance": float(np.mean(forecasts.var(axis=0))),
        "noise": float(sigma**2),
        "expected_mse": float(np.mean((forecasts - targets) ** 2)),
    }

# %% W2 noise missing
def bias_variance(make_model, f, sigma: float, x_train: np.ndarray, x_test: np.ndarray,
                  reps: int, rng: np.random.Generator) -> dict[str, float]:
    if reps < 1:
        raise ValueError("at least one repetition is needed")
    true_train, true_test = f(x_train), f(x_test)
    forecasts, targets = [], []
    for _ in range(reps):
        y_train = true_train + sigma * rng.normal(size=len(x_train))
        targets.append(true_test + 0 * rng.normal(size=len(x_test)))
        model = make_model()
        model.fit(x_train, y_train)
        forecasts.append(model.predict(x_test))
    forecasts, targets = np.array(forecasts), np.array(targets)
    return {
        "bias2": float(np.mean((forecasts.mean(axis=0) - true_test) ** 2)),
        "variance": float(np.mean(forecasts.var(axis=0))),
        "noise": float(sigma**2),
        "expected_mse": float(np.mean((forecasts - targets) ** 2)),
    }

# %% W3 bias from noisy targets
def bias_variance(make_model, f, sigma: float, x_train: np.ndarray, x_test: np.ndarray,
                  reps: int, rng: np.random.Generator) -> dict[str, float]:
    if reps < 1:
        raise ValueError("at least one repetition is needed")
    true_train, true_test = f(x_train), f(x_test)
    forecasts, targets = [], []
    for _ in range(reps):
        y_train = true_train + sigma * rng.normal(size=len(x_train))
        targets.append(true_test + sigma * rng.normal(size=len(x_test)))
        model = make_model()
        model.fit(x_train, y_train)
        forecasts.append(model.predict(x_test))
    forecasts, targets = np.array(forecasts), np.array(targets)
    return {
        "bias2": float(np.mean((forecasts.mean(axis=0) - targets[-1]) ** 2)),
        "variance": float(np.mean(forecasts.var(axis=0))),
        "noise": float(sigma**2),
        "expected_mse": float(np.mean((forecasts - targets) ** 2)),
    }

# %% W4 variance of the targets
def bias_variance(make_model, f, sigma: float, x_train: np.ndarray, x_test: np.ndarray,
                  reps: int, rng: np.random.Generator) -> dict[str, float]:
    if reps < 1:
        raise ValueError("at least one repetition is needed")
    true_train, true_test = f(x_train), f(x_test)
    forecasts, targets = [], []
    for _ in range(reps):
        y_train = true_train + sigma * rng.normal(size=len(x_train))
        targets.append(true_test + sigma * rng.normal(size=len(x_test)))
        model = make_model()
        model.fit(x_train, y_train)
        forecasts.append(model.predict(x_test))
    forecasts, targets = np.array(forecasts), np.array(targets)
    return {
        "bias2": float(np.mean((forecasts.mean(axis=0) - true_test) ** 2)),
        "variance": float(np.mean(targets.var(axis=0))),
        "noise": float(sigma**2),
        "expected_mse": float(np.mean((forecasts - targets) ** 2)),
    }

# %% W5 divided by reps - 1
def bias_variance(make_model, f, sigma: float, x_train: np.ndarray, x_test: np.ndarray,
                  reps: int, rng: np.random.Generator) -> dict[str, float]:
    if reps < 1:
        raise ValueError("at least one repetition is needed")
    true_train, true_test = f(x_train), f(x_test)
    forecasts, targets = [], []
    for _ in range(reps):
        y_train = true_train + sigma * rng.normal(size=len(x_train))
        targets.append(true_test + sigma * rng.normal(size=len(x_test)))
        model = make_model()
        model.fit(x_train, y_train)
        forecasts.append(model.predict(x_test))
    forecasts, targets = np.array(forecasts), np.array(targets)
    return {
        "bias2": float(np.mean((forecasts.mean(axis=0) - true_test) ** 2)),
        "variance": float(np.mean(forecasts.var(axis=0, ddof=min(1, reps - 1)))),
        "noise": float(sigma**2),
        "expected_mse": float(np.mean((forecasts - targets) ** 2)),
    }

# %% W6 one model for all repetitions
def bias_variance(make_model, f, sigma: float, x_train: np.ndarray, x_test: np.ndarray,
                  reps: int, rng: np.random.Generator) -> dict[str, float]:
    if reps < 1:
        raise ValueError("at least one repetition is needed")
    true_train, true_test = f(x_train), f(x_test)
    forecasts, targets = [], []
    model = make_model()
    for _ in range(reps):
        y_train = true_train + sigma * rng.normal(size=len(x_train))
        targets.append(true_test + sigma * rng.normal(size=len(x_test)))
        model.fit(x_train, y_train)
        forecasts.append(model.predict(x_test))
    forecasts, targets = np.array(forecasts), np.array(targets)
    return {
        "bias2": float(np.mean((forecasts.mean(axis=0) - true_test) ** 2)),
        "variance": float(np.mean(forecasts.var(axis=0))),
        "noise": float(sigma**2),
        "expected_mse": float(np.mean((forecasts - targets) ** 2)),
    }

# %% W7 no repetition passes
def bias_variance(make_model, f, sigma: float, x_train: np.ndarray, x_test: np.ndarray,
                  reps: int, rng: np.random.Generator) -> dict[str, float]:
    if False:
        raise ValueError("at least one repetition is needed")
    true_train, true_test = f(x_train), f(x_test)
    forecasts, targets = [], []
    for _ in range(reps):
        y_train = true_train + sigma * rng.normal(size=len(x_train))
        targets.append(true_test + sigma * rng.normal(size=len(x_test)))
        model = make_model()
        model.fit(x_train, y_train)
        forecasts.append(model.predict(x_test))
    forecasts, targets = np.array(forecasts), np.array(targets)
    return {
        "bias2": float(np.mean((forecasts.mean(axis=0) - true_test) ** 2)),
        "variance": float(np.mean(forecasts.var(axis=0))),
        "noise": float(sigma**2),
        "expected_mse": float(np.mean((forecasts - targets) ** 2)),
    }
