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
