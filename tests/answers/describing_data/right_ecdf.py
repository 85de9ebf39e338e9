# %% counting in a loop
import numpy as np


def ecdf(x):
    if len(x) == 0:
        raise ValueError("empty")
    values = sorted({float(v) for v in x})
    return values, [sum(1 for v in x if v <= value) / len(x) for value in values]


def ecdf_at(x, q):
    if len(x) == 0:
        raise ValueError("empty")
    q = np.asarray(q, dtype=float)
    shares = [sum(1 for v in x if v <= one) / len(x) for one in q.ravel()]
    return np.array(shares).reshape(q.shape)


# %% a table of comparisons
import numpy as np


def ecdf_at(x, q):
    x = np.asarray(x, dtype=float)
    if not x.size:
        raise ValueError("x is empty")
    return (x <= np.asarray(q)[..., None]).mean(axis=-1)


def ecdf(x):
    values = np.unique(x)
    return values, ecdf_at(x, values)


# %% sorted values, last of each run, one function from the other
import numpy as np


def ecdf(x):
    x = np.sort(np.array(x, dtype=float))
    n = len(x)
    if n < 1:
        raise ValueError("no data")
    last = np.append(x[1:] != x[:-1], True)
    return x[last], (np.arange(1, n + 1) / n)[last]


def ecdf_at(x, q):
    values, shares = ecdf(x)
    steps = np.concatenate([[0.0], shares])
    return steps[np.searchsorted(values, np.asarray(q, dtype=float), side="right")]

# %% from the text alone, one
def ecdf(x: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    x = np.asarray(x, dtype=float)
    if x.size == 0:
        raise ValueError("x is empty")
    values, counts = np.unique(x, return_counts=True)
    return values, np.cumsum(counts) / x.size


def ecdf_at(x: ArrayLike, q: ArrayLike) -> np.ndarray:
    x = np.sort(np.asarray(x, dtype=float))
    if x.size == 0:
        raise ValueError("x is empty")
    return np.searchsorted(x, np.asarray(q, dtype=float), side="right") / x.size


# %% from the text alone, two
def ecdf(x: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    ordered = sorted(float(v) for v in x)
    n = len(ordered)
    if n == 0:
        raise ValueError("an empty sample has no distribution")
    last = {}
    for position, value in enumerate(ordered, start=1):
        last[value] = position
    return np.array(list(last)), np.array([position / n for position in last.values()])


def ecdf_at(x: ArrayLike, q: ArrayLike) -> np.ndarray:
    sample = [float(v) for v in x]
    if not sample:
        raise ValueError("an empty sample has no distribution")
    places = np.asarray(q, dtype=float)
    answer = np.empty(places.shape)
    for index in np.ndindex(places.shape):
        answer[index] = sum(1 for v in sample if v <= places[index]) / len(sample)
    return answer if places.ndim else float(answer[()])
