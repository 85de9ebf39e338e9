# %% game by game
def monty_hall(n, rng, switch, doors=3, opened=1):
    if n < 1 or opened < 0 or opened > doors - 2:
        raise ValueError("not a game")
    wins = 0
    for _ in range(n):
        prize, choice = int(rng.integers(doors)), int(rng.integers(doors))
        if switch:
            can_open = [door for door in range(doors) if door not in (prize, choice)]
            host = {can_open[i] for i in rng.permutation(len(can_open))[:opened]}
            closed = [door for door in range(doors) if door != choice and door not in host]
            choice = closed[int(rng.integers(len(closed)))]
        wins += choice == prize
    return wins / n

# %% only what matters is drawn
def monty_hall(n, rng, switch, doors=3, opened=1):
    if n < 1:
        raise ValueError("n must be at least 1")
    if opened < 0 or doors - opened < 2:
        raise ValueError("the host must leave two doors closed")
    first_is_right = rng.random(n) < 1 / doors
    if not switch:
        return first_is_right.mean()
    second_is_right = rng.integers(0, doors - 1 - opened, size=n) == 0
    return np.mean(~first_is_right & second_is_right)


# %% blind: every game is played, one after the other, with real doors
import numpy as np


def monty_hall(n, rng, switch, doors=3, opened=1):
    if n < 1 or opened < 0 or opened > doors - 2:
        raise ValueError("there is no such game")
    won = 0
    for _ in range(n):
        prize = int(rng.integers(doors))
        mine = int(rng.integers(doors))
        may_open = [d for d in range(doors) if d != mine and d != prize]
        if opened:
            gone = set(rng.permutation(may_open)[:opened].tolist())
        else:
            gone = set()
        if switch:
            closed = [d for d in range(doors) if d != mine and d not in gone]
            mine = closed[int(rng.integers(len(closed)))]
        won += mine == prize
    return won / n


# %% blind: all games at once: a switcher wins if the first door was wrong and the new one is the right one of those left
import numpy as np


def monty_hall(n, rng, switch, doors=3, opened=1):
    if n < 1:
        raise ValueError("at least one game")
    if not 0 <= opened <= doors - 2:
        raise ValueError("the host cannot open that many doors")
    first_is_right = rng.integers(doors, size=n) == rng.integers(doors, size=n)
    if not switch:
        return float(first_is_right.mean())
    # Name the other closed doors 0, 1, …: if the prize is among them, call it number 0.
    new = rng.integers(doors - 1 - opened, size=n)
    return float(np.mean(~first_is_right & (new == 0)))
