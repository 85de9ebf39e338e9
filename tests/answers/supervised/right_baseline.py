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

# %% from the text alone, one
def baseline(y: ArrayLike, kind: str) -> float | str:
    values = np.asarray(y)
    if values.size == 0:
        raise ValueError("y is empty")
    if kind == "mean":
        return float(values.astype(float).mean())
    if kind == "median":
        return float(np.median(values.astype(float)))
    if kind == "mode":
        found, counts = np.unique(values, return_counts=True)
        return found[counts.argmax()]
    if isinstance(kind, str) and kind.startswith("quantile:"):
        q = float(kind[len("quantile:"):])
        if not 0 < q < 1:
            raise ValueError("q must be between 0 and 1")
        return float(np.quantile(values.astype(float), q, method="inverted_cdf"))
    raise ValueError(f"unknown kind: {kind!r}")


# %% from the text alone, two
def baseline(y: ArrayLike, kind: str) -> float | str:
    values = sorted(np.asarray(y).tolist())
    n = len(values)
    if n == 0:
        raise ValueError("no values")
    name, colon, parameter = str(kind).partition(":")
    if name == "quantile" and colon:
        try:
            q = float(parameter)
        except ValueError:
            raise ValueError("q is not a number") from None
        if not (q > 0 and q < 1):
            raise ValueError("q is outside (0, 1)")
        # walk right while the slope of the loss is negative: (values to the left)*(1-q) < (values to the right)*q
        i = 0
        while i < n - 1 and (i + 1) * (1 - q) < (n - i - 1) * q:
            i += 1
        return values[i]
    if colon:
        raise ValueError("unknown kind")
    if name == "mean":
        return math.fsum(values) / n
    if name == "median":
        return (values[(n - 1) // 2] + values[n // 2]) / 2
    if name == "mode":
        counts = {}
        for value in values:
            counts[value] = counts.get(value, 0) + 1
        return max(counts, key=counts.get)  # the first of several, and values were sorted
    raise ValueError("unknown kind")
