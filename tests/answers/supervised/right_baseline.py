# %% dictionary of functions, the quantile by trying every value
def baseline(y, kind):
    y = list(y)
    if not y:
        raise ValueError("empty")
    if kind.startswith("quantile:"):
        q = float(kind[len("quantile:"):])
        if not 0 < q < 1:
            raise ValueError("q")

        def risk(c):
            return sum(q * (v - c) if v >= c else (q - 1) * (v - c) for v in y)

        return min(y, key=risk)
    if kind == "mode":
        return min(y, key=lambda value: (-y.count(value), value))
    if kind == "mean":
        return sum(float(v) for v in y) / len(y)
    if kind == "median":
        y = sorted(float(v) for v in y)
        return (y[(len(y) - 1) // 2] + y[len(y) // 2]) / 2
    raise ValueError(kind)

# %% Python's statistics, and the quantile by counting ranks
import statistics
from collections import Counter


def baseline(y, kind):
    y = np.asarray(y)
    if len(y) == 0:
        raise ValueError("there are no values")
    if kind == "mean":
        return np.mean(y)
    if kind == "median":
        return statistics.median(y.tolist())
    if kind == "mode":
        counts = Counter(y.tolist())
        return min(value for value, count in counts.items() if count == max(counts.values()))
    name, colon, level = kind.partition(":")
    if name != "quantile" or not colon:
        raise ValueError(f"unknown kind {kind}")
    q = float(level)
    if q <= 0 or q >= 1:
        raise ValueError("q must lie strictly between 0 and 1")
    return np.sort(y)[math.ceil(round(q * len(y), 9)) - 1]
