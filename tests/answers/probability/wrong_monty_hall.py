# %% W1 the host opens blindly, and games in which he shows the prize are thrown away
def monty_hall(n, rng, switch, doors=3, opened=1):
    if n < 1 or not 0 <= opened <= doors - 2:
        raise ValueError
    wins = games = 0
    while games < n:
        order = rng.permutation(doors)  # the player's door, the host's, the others
        prize = int(rng.integers(doors))
        if prize in order[1 : 1 + opened]:
            continue
        games += 1
        wins += prize == (order[-1] if switch else order[0])
    return wins / n

# %% W2 switches to any other door, opened or not
def monty_hall(n, rng, switch, doors=3, opened=1):
    if n < 1 or not 0 <= opened <= doors - 2:
        raise ValueError
    prize, choice = rng.integers(doors, size=(2, n))
    if switch:
        choice = (choice + rng.integers(1, doors, size=n)) % doors
    return float(np.mean(prize == choice))

# %% W3 always two thirds
def monty_hall(n, rng, switch, doors=3, opened=1):
    if n < 1 or not 0 <= opened <= doors - 2:
        raise ValueError
    right = rng.integers(3, size=n) == 0 if switch else rng.integers(doors, size=n) == 0
    return float(np.mean(~right if switch else right))

# %% W4 the theory instead of games
def monty_hall(n, rng, switch, doors=3, opened=1):
    if n < 1 or not 0 <= opened <= doors - 2:
        raise ValueError
    return (doors - 1) / doors / (doors - 1 - opened) if switch else 1 / doors

# %% W5 a generator of its own
def monty_hall(n, rng, switch, doors=3, opened=1):
    if n < 1 or not 0 <= opened <= doors - 2:
        raise ValueError
    rng = np.random.default_rng()
    first = rng.integers(doors, size=n) == 0
    if not switch:
        return float(np.mean(first))
    return float(np.mean(~first & (rng.integers(doors - 1 - opened, size=n) == 0)))

# %% W6 plays whatever it is asked for
def monty_hall(n, rng, switch, doors=3, opened=1):
    first = rng.integers(max(doors, 1), size=max(n, 1)) == 0
    if not switch:
        return float(np.mean(first))
    return float(np.mean(~first & (rng.integers(max(doors - 1 - opened, 1), size=max(n, 1)) == 0)))
