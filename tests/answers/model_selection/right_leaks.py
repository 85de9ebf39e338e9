# %% sixty repeats of each, t statistics
def leaks(experiment, rng):
    def fresh_data(kind):
        X, y = rng.standard_normal((60, 40)), rng.integers(0, 2, 60)
        if kind == "copies":
            pick = np.r_[np.arange(30), rng.permutation(30)]
            return X[pick], y[pick]
        if kind == "runs":
            run = np.repeat(np.arange(12), 5)
            return X[run] + 0.001 * rng.standard_normal((60, 40)), y[run]
        return X, y

    for kind in ("noise", "copies", "runs"):
        scores = np.array([experiment(*fresh_data(kind)) for _ in range(60)])
        excess = scores.mean() - 0.5
        if excess > 0 and excess > 3.3 * scores.std(ddof=1) / 60**0.5:
            return True
    return False


# %% a sign-flip test on paired targets
def leaks(experiment, rng):
    # y and 1 - y are equally likely, so an honest score is as often above as below one half
    def excesses(make, times):
        return np.array([experiment(*make()) - 0.5 for _ in range(times)])

    def plain():
        return rng.normal(size=(60, 40)), rng.integers(2, size=60)

    def twins():
        X, y = plain()
        X[36:], y[36:] = X[:24], y[:24]
        return X, y

    def weather():
        X, y = plain()
        for start in range(0, 60, 4):
            X[start:start + 4] = X[start] + 0.01 * X[start:start + 4]
            y[start:start + 4] = y[start]
        return X, y

    for make in (plain, twins, weather):
        seen = excesses(make, 60)
        flips = rng.choice([-1, 1], size=(4000, 60)) @ seen
        if np.mean(flips >= seen.sum() - 1e-9) < 0.001:
            return True
    return False
