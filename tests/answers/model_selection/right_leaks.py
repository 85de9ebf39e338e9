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


# %% blind: screen ten kinds of data, confirm the most suspicious on fresh data
def leaks(experiment, rng):
    n, d = 60, 40

    def run(group, jitter):
        group = np.asarray(group)
        X = rng.normal(size=(group.max() + 1, d))[group] + jitter * rng.normal(size=(n, d))
        y = rng.integers(2, size=group.max() + 1)[group]
        return float(experiment(X, y))

    rows = np.arange(n)
    kinds = [lambda: run(rows, 0.0),
             lambda: run(rows % 20, 0.0),
             lambda: run(rng.permutation(rows % 15), 0.0)]
    kinds += [lambda shift=shift: run((rows + shift) // 6, 1e-3) for shift in range(6)]
    first = [np.mean([kind() for _ in range(10)]) for kind in kinds]
    suspect = kinds[int(np.argmax(first))]
    return bool(np.mean([suspect() for _ in range(105)]) > 0.625)

# %% blind: sequential betting against honesty, bandit over kinds of data
def leaks(experiment, rng):
    rows = np.arange(60)
    patterns = [(rows, False), (np.tile(np.arange(20), 3), False), (np.tile(np.arange(12), 5), False),
                (rows % 30, False), (None, False)]
    patterns += [((rows + s) // 6, True) for s in range(6)]  # runs of six days
    patterns += [((rows + s) // 10 * 5 + (rows + s) % 5, True) for s in (0, 5)]  # pairs five days apart
    patterns += [((rows + s) // 3, True) for s in range(3)]

    def score(pattern):
        group, near = patterns[pattern]
        if group is None:
            group = rng.permutation(rows % 20)
        size = int(group.max()) + 1
        X = rng.standard_normal((size, 40))[group]
        if near:
            X = X + 0.001 * rng.standard_normal(X.shape)
        return float(experiment(X, rng.integers(0, 2, size)[group]))

    count, total = np.zeros(len(patterns)), np.zeros(len(patterns))
    log_wealth = 0.0  # fair bets on coins: an honest experiment reaches 150 with chance 1/150 at most
    for _ in range(200):
        mean = (total + 1.0) / (count + 2.0)
        arm = int(np.argmax(mean + 0.35 / np.sqrt(count + 1.0)))
        stake = min(max(4.0 * (mean[arm] - 0.5), 0.1), 1.6)
        result = score(arm)
        log_wealth += np.log1p(stake * (result - 0.5))
        count[arm] += 1
        total[arm] += result
        if log_wealth > np.log(150.0):
            return True
    return False
