# %% W1 any mean above one half is a leak
def leaks(experiment, rng):
    def noise():
        return rng.normal(size=(60, 40)), rng.integers(2, size=60)

    def copies():
        X, y = noise()
        return np.tile(X[:30], (2, 1)), np.tile(y[:30], 2)

    def runs():
        X, y = noise()
        first = np.arange(60) // 5 * 5
        return X[first] + 0.01 * X, y[first]

    return any(bool(np.mean([experiment(*probe()) for _ in range(50)]) > 0.5) for probe in (noise, copies, runs))


# %% W2 one run of each
def leaks(experiment, rng):
    def noise():
        return rng.normal(size=(60, 40)), rng.integers(2, size=60)

    def copies():
        X, y = noise()
        return np.tile(X[:30], (2, 1)), np.tile(y[:30], 2)

    def runs():
        X, y = noise()
        first = np.arange(60) // 5 * 5
        return X[first] + 0.01 * X, y[first]

    return bool(experiment(*noise()) > 0.75 or experiment(*copies()) > 0.75 or experiment(*runs()) > 0.8)


# %% W3 only noise is tried
def leaks(experiment, rng):
    scores = [experiment(rng.normal(size=(60, 40)), rng.integers(2, size=60)) for _ in range(100)]
    return bool(np.mean(scores) > 0.5 + 3.5 * np.std(scores) / 10)


# %% W4 neighbours in time are forgotten
def leaks(experiment, rng):
    def noise():
        return rng.normal(size=(60, 40)), rng.integers(2, size=60)

    def copies():
        X, y = noise()
        return np.tile(X[:30], (2, 1)), np.tile(y[:30], 2)

    for probe in (noise, copies):
        scores = [experiment(*probe()) for _ in range(60)]
        if np.mean(scores) > 0.5 + 3.5 * np.std(scores) / np.sqrt(60):
            return True
    return False


# %% W5 runs as long as the gap and longer: the honest past tells the future
def leaks(experiment, rng):
    def noise():
        return rng.normal(size=(60, 40)), rng.integers(2, size=60)

    def copies():
        X, y = noise()
        return np.tile(X[:30], (2, 1)), np.tile(y[:30], 2)

    def runs():
        X, y = noise()
        first = np.arange(60) // 20 * 20
        return X[first] + 0.01 * X, y[first]

    for probe in (noise, copies, runs):
        scores = [experiment(*probe()) for _ in range(50)]
        if np.mean(scores) > 0.5 + 3.5 * np.std(scores) / np.sqrt(50):
            return True
    return False


# %% W6 the score is compared with that of shuffled targets
def leaks(experiment, rng):
    def copies():
        X, y = rng.normal(size=(60, 40)), rng.integers(2, size=60)
        return np.tile(X[:30], (2, 1)), np.tile(y[:30], 2)

    def runs():
        X, y = rng.normal(size=(60, 40)), rng.integers(2, size=60)
        first = np.arange(60) // 5 * 5
        return X[first] + 0.01 * X, y[first]

    for probe in (copies, runs):
        more = []
        for _ in range(40):
            X, y = probe()
            more.append(experiment(X, y) - experiment(X, rng.permutation(y)))
        if np.mean(more) > 3.5 * np.std(more) / np.sqrt(40):
            return True
    return False
