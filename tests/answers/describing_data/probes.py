"""One random look at each answer: inputs from ``rng``, edge cases among them; what comes back is what can be observed."""

import numpy as np
import pandas as pd


def numbers(rng, n):
    """Values that tie, values that do not, a constant, large values."""
    kind = rng.integers(5)
    if kind == 0:
        return rng.integers(-2, 3, n).astype(float)
    if kind == 1:
        return np.full(n, rng.choice([0.1, 0.7, 3.0]))
    return rng.normal(0, 1, n) * 10.0 ** rng.integers(-2, 3) + rng.choice([0.0, 0.0, 1e6])


def with_holes(rng, x, share):
    return np.where(rng.random(len(x)) < share, np.nan, x)


def seen(call, *arguments):
    """The result or the class of the error."""
    try:
        return call(*arguments)
    except Exception as error:
        return type(error).__name__


def weighted_mean_var(answer, rng):
    n = int(rng.integers(0, 9))
    w = rng.choice([0.0, 1.0, 0.5, 3.0], n) if rng.random() < 0.6 else rng.random(n)
    w = w / w.sum() if rng.random() < 0.2 and w.sum() else w
    share = rng.choice([0.0, 0.3])
    return answer.weighted_mean_var(with_holes(rng, numbers(rng, n), share), with_holes(rng, w, share))


def robust_summary(answer, rng):
    x = numbers(rng, int(rng.integers(0, 45)))
    return answer.robust_summary(with_holes(rng, x, rng.choice([0.0, 0.2, 1.0], p=[0.6, 0.35, 0.05])))


def ecdf(answer, rng):
    x = numbers(rng, int(rng.integers(0, 9)))
    q = np.append(x, [x.min() - 1 if len(x) else 0.0, np.inf, -np.inf]) + rng.choice([0.0, 0.25])
    return seen(answer.ecdf, x), seen(answer.ecdf_at, x, q), seen(answer.ecdf_at, x, 0.0)


def spearman(answer, rng):
    n = int(rng.integers(1, 12))
    m = n + int(rng.choice([0, 0, 0, 0, 1, -1])) if n > 1 else n
    return answer.spearman(numbers(rng, n), numbers(rng, m))


def correlation_matrix(answer, rng):
    n, d = (int(k) for k in rng.integers(1, 7, 2))
    X = np.column_stack([numbers(rng, n) for _ in range(d)])
    if rng.random() < 0.3:
        X[:, -1] = X[:, 0] * 0.3 - 1
    R = np.asarray(answer.correlation_matrix(X))
    bounded, symmetric = not (np.abs(R) > 1).any(), np.array_equal(R, R.T, equal_nan=True)
    return R.shape, np.isnan(R), np.round(R, 6) + 0.0, bounded, symmetric


def density_histogram(answer, rng):
    edges = np.cumsum(rng.integers(1, 4, int(rng.integers(2, 7)))).astype(float)
    x = rng.integers(-2, 16, int(rng.integers(0, 12))) / rng.choice([1.0, 2.0])
    return answer.density_histogram(with_holes(rng, x, rng.choice([0.0, 0.2])), edges)


def simpson_report(answer, rng):
    n = int(rng.integers(0, 16))
    df = pd.DataFrame({"u": rng.integers(0, 4, n) * 1.0, "v": rng.integers(0, 4, n) * 1.0, "note": np.nan})
    df["kind"] = rng.choice(["a", "b", "c"], n).astype(object)
    if rng.random() < 0.4:
        df["v"] = df["kind"].map({"a": 0.0, "b": 5.0, "c": 10.0}).astype(float) - df["u"]
        df["u"] += df["kind"].map({"a": 0.0, "b": 5.0, "c": 10.0}).astype(float)
    if rng.random() < 0.5:
        df.loc[rng.random(n) < 0.15, "u"] = np.nan
        df.loc[rng.random(n) < 0.15, "kind"] = None
    report = answer.simpson_report(df.set_index(rng.integers(0, 3, n)), "u", "v", "kind")
    within = report["within"].to_dict()
    near = {label: round(float(r), 9) + 0.0 for label, r in sorted(within.items())}
    return float(report["overall"]), near, bool(report["reversed"])


def aggregate_two_ways(answer, rng):
    n = int(rng.integers(1, 14))
    df = pd.DataFrame({"v": rng.normal(5, 2, n), "w": rng.choice([0, 0, 1, 2, 5], n) * rng.choice([1.0, 0.01])})
    df["g"], df["h"] = rng.choice(["a", "b", "c"], n), rng.integers(0, 2, n)
    return answer.aggregate_two_ways(df, "v", "w", "g" if rng.random() < 0.6 else ["g", "h"])
