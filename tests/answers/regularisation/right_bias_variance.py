# %% running sums
def bias_variance(make_model, f, sigma, x_train, x_test, reps, rng):
    if reps <= 0:
        raise ValueError(reps)
    n, m = len(x_train), len(x_test)
    first, second, error = np.zeros(m), np.zeros(m), 0.0
    truth = np.asarray(f(x_test), dtype=float)
    center = None
    for _ in range(reps):
        y = f(x_train) + rng.normal(0, sigma, n)
        fresh = truth + rng.normal(0, sigma, m)
        model = make_model()
        model.fit(x_train, y)
        p = np.asarray(model.predict(x_test), dtype=float)
        center = p if center is None else center
        first += p - center
        second += (p - center) ** 2
        error += ((p - fresh) ** 2).mean()
    mean = first / reps
    return {"expected_mse": error / reps, "noise": sigma * sigma,
            "variance": np.mean(second / reps - mean**2), "bias2": np.mean((center + mean - truth) ** 2)}

# %% a list of pairs
def bias_variance(make_model, f, sigma, x_train, x_test, reps, rng):
    if reps < 1:
        raise ValueError("reps")

    def once():
        noise = rng.normal(size=len(x_train)) * sigma
        fresh = rng.normal(size=len(x_test)) * sigma + f(x_test)
        return make_model().fit(x_train, f(x_train) + noise).predict(x_test), fresh

    runs = [once() for _ in range(reps)]
    P, T = np.stack([p for p, _ in runs]), np.stack([t for _, t in runs])
    mean = P.mean(axis=0)
    return dict(bias2=np.mean((mean - f(x_test)) ** 2), variance=np.mean((P - mean) ** 2),
                noise=sigma**2, expected_mse=np.square(P - T).mean())

# %% blind: keep all forecasts in a matrix
def bias_variance(make_model, f, sigma, x_train, x_test, reps, rng):
    if reps < 1:
        raise ValueError("at least one repetition")
    n, m = len(x_train), len(x_test)
    f_train, f_test = np.array(f(x_train), dtype=float), np.array(f(x_test), dtype=float)
    forecasts, fresh_targets = np.empty((reps, m)), np.empty((reps, m))
    for i in range(reps):
        y_train = f_train + sigma * rng.normal(size=n)
        fresh_targets[i] = f_test + sigma * rng.normal(size=m)
        model = make_model()
        model.fit(x_train, y_train)
        forecasts[i] = model.predict(x_test)
    return {"bias2": float(np.mean((forecasts.mean(axis=0) - f_test) ** 2)),
            "variance": float(forecasts.var(axis=0).mean()),
            "noise": float(sigma**2),
            "expected_mse": float(np.mean((forecasts - fresh_targets) ** 2))}

# %% blind: running mean and spread (Welford), nothing stored
def bias_variance(make_model, f, sigma, x_train, x_test, reps, rng):
    if reps < 1:
        raise ValueError(f"reps is {reps}")
    m = x_test.shape[0]
    mean, squares, errors = np.zeros(m), np.zeros(m), 0.0
    for count in range(1, reps + 1):
        train_noise = rng.normal(size=x_train.shape[0]) * sigma
        test_noise = rng.normal(size=m) * sigma
        model = make_model()
        model.fit(x_train, f(x_train) + train_noise)
        guess = np.asarray(model.predict(x_test), dtype=np.float64)
        step = guess - mean
        mean = mean + step / count
        squares = squares + step * (guess - mean)
        errors += sum((guess - (f(x_test) + test_noise)) ** 2) / m
    return dict(bias2=sum((mean - f(x_test)) ** 2) / m, variance=sum(squares) / reps / m,
                noise=sigma * sigma, expected_mse=errors / reps)
