"""Random inputs, edge cases too, and what can be seen of an answer. Run by ``autograder check --mutate``."""

import copy
import inspect

import numpy as np


def _tree(rng, depth):
    tree = {}
    for key in "abcd"[: rng.integers(0, 5)]:
        tree[key] = _tree(rng, depth - 1) if depth and rng.random() < 0.5 else _leaf(rng)
    return tree


def _leaf(rng):
    return [1, None, "text", [1, [2]], {}, []][rng.integers(6)]


def _seen(call):
    try:
        return call()
    except Exception as error:
        return type(error).__name__, str(error.args[:1])


def merge_config(answer, rng):
    defaults, override = _tree(rng, 3), _tree(rng, 3)
    if rng.random() < 0.5:
        override = {key: value for key, value in override.items() if key in defaults}
    before = copy.deepcopy((defaults, override))
    seen = _seen(lambda: answer.merge_config(defaults, override))
    parts = [id(part) for part in _parts(defaults)] + [id(part) for part in _parts(override)]
    shared = any(id(part) in parts for part in _parts(seen))
    return seen, (defaults, override) == before, shared


def _parts(value):
    if isinstance(value, dict | list):
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from _parts(part)


def batched(answer, rng):
    n, size, stop = int(rng.integers(-1, 5)), int(rng.integers(0, 12)), int(rng.integers(0, 4))
    taken = []

    def source():
        for number in range(size):
            taken.append(number)
            yield [None, 0, number][rng.integers(3)]

    seen = []
    try:
        stream = answer.batched(source(), n)
        seen.append(len(taken))
        for batch in stream:
            seen.append((batch, len(taken)))
            if len(seen) == stop:
                break
    except ValueError as error:
        seen.append((len(seen), str(error)))
    return copy.deepcopy(seen), len(taken)


def stable_split(answer, rng):
    ids = [int(k) if rng.random() < 0.5 else f"Ä{k}" for k in rng.integers(-50, 50, size=rng.integers(0, 20))]
    share = [0, 1, 0.5, rng.random(), -0.1, 1.1, 2, float("nan")][rng.integers(8)]
    return answer.stable_split(ids, share, ["", "s", "a:b"][rng.integers(3)])


def spawn_rngs(answer, rng):
    names = [["a", "b", "noise", "é"][k] for k in rng.permutation(4)[: rng.integers(0, 5)]]
    state = np.random.get_state()[1].tolist()
    seen = {name: each.random(3) for name, each in answer.spawn_rngs(int(rng.integers(2**33)), names).items()}
    return seen, np.random.get_state()[1].tolist() == state


def retry(answer, rng):
    times, calls = int(rng.integers(-1, 5)), []
    errors = [OSError("o"), ConnectionError("c"), KeyError("k"), ValueError("v"), None, None]
    plan = [errors[k] for k in rng.integers(6, size=20)]

    def work(*args, key=None):
        """Works, or not."""
        calls.append((args, key))
        if plan[len(calls) - 1]:
            raise plan[len(calls) - 1]
        return [None, 0, len(calls)][len(calls) % 3]

    def tried():
        wrapped = answer.retry(times, [OSError, (KeyError, OSError)][times % 2])(work)
        seen = [_seen(lambda: wrapped(1, key=2)), _seen(wrapped)]
        return seen, wrapped.__name__, wrapped.__doc__, str(inspect.signature(wrapped))

    return _seen(tried), calls


def Dataset(answer, rng):
    n, m, d, k = rng.integers(0, 5), rng.integers(0, 5), rng.integers(0, 4), rng.integers(0, 4)
    n, d = (m, k) if rng.random() < 0.8 else (n, d)
    X, y, names = rng.integers(3, size=(n, d)), rng.integers(3, size=m), [f"c{i}" for i in range(k)]
    X = [X, X.astype(float), X[None], X.ravel(), X, X][rng.integers(6)]
    try:
        data = answer.Dataset(X, y, names)
    except ValueError as error:
        return str(error)
    other = answer.Dataset(data.X + (rng.random() < 0.3), data.y, names[::-1] if rng.random() < 0.3 else names)
    mask = [rng.random(m) < 0.5, rng.integers(2, size=m), rng.random(m + 1) < 0.5][rng.integers(3)]
    index = [slice(*sorted(rng.integers(-6, 6, size=2).tolist())), int(rng.integers(-6, 6)), 1.0, None][rng.integers(4)]

    def shown(value):
        if isinstance(value, answer.Dataset):
            return "data", value.X, value.y, value.names, value.X.flags.writeable, value.y.flags.writeable
        return [shown(part) for part in value] if isinstance(value, tuple) else value

    def written():
        data.X[...] = 1

    seen = [lambda: shown(data), lambda: len(data), lambda: shown(data[index]), lambda: shown(data.split(mask)), written]
    return [_seen(call) for call in seen], data == other, data == data[:], data == 3, np.shares_memory(data.X, X)


def haversine_fast(answer, rng):
    shape = [(), (3,), (2, 1), (0,)][rng.integers(4)]
    lat1, lon1 = rng.uniform(-90, 90, size=shape), rng.uniform(-360, 360, size=shape)
    kind = rng.integers(4)
    lat2, lon2 = [
        (rng.uniform(-90, 90, size=3), rng.uniform(-180, 180)),
        (-lat1, lon1 + 180),
        (lat1, lon1),
        (lat1 + 1e-7, lon1),
    ][kind]
    return np.round(answer.haversine_fast(lat1, lon1, lat2, lon2), 3)
