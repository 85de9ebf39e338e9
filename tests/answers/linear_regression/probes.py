"""Random inputs on which two answers may be compared: one function per skill (see CONTRIBUTING.md)."""

import warnings

import numpy as np
import pandas as pd


def _observe(call, *args):
    """The result of a call rounded, or the name of its error, with the number of warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = call(*args)
        except Exception as error:  # noqa: BLE001 - any error is an observation
            result = type(error).__name__
    return result, len(caught)


def _rounded(observed):
    result, warned = observed
    if isinstance(result, tuple):
        return [np.round(part, 6) + 0.0 for part in result], warned
    return result, warned


def _rows(rng):
    n, d = int(rng.integers(1, 9)), int(rng.integers(1, 4))
    X, y = rng.normal(size=(n, d)) + 2, rng.normal(size=n) + 1
    kind = rng.integers(7)
    if kind == 0:
        X[:, -1] = X[:, 0]
    elif kind == 1:
        X[:, -1] = rng.choice([0.0, 0.1, 3.0])
    elif kind == 2:
        X[:, -1] = np.arange(n) == 0
    elif kind == 3:
        X, y = rng.integers(-5, 6, size=(n, d)), rng.integers(-5, 6, size=n)
    return X, y


def ols(answer, rng):
    return _rounded(_observe(answer.ols, *_rows(rng)))


def ols_gd(answer, rng):
    return _rounded(_observe(answer.ols_gd, *_rows(rng), int(rng.integers(0, 6))))


def r2(answer, rng):
    n = int(rng.integers(0, 6))
    y = rng.integers(-2, 3, size=n) * rng.choice([0.0, 1.0, 1.0]) + rng.choice([0.0, 0.1])
    yhat = rng.choice([y, y + rng.normal(size=n)])[: n - int(rng.random() < 0.1) if n else n]
    adjusted = _observe(answer.adjusted_r2, y, yhat, int(rng.integers(0, 4)))
    return _observe(answer.r2, y, yhat), adjusted


def coefficient_table(answer, rng):
    X, y = _rows(rng)
    names = ["a", "b", "c", "d"][: X.shape[1] + int(rng.random() < 0.1)]
    return _observe(answer.coefficient_table, X, y, names)


def influence(answer, rng):
    return _rounded(_observe(answer.influence, *_rows(rng)))


def loo_mse(answer, rng):
    return _observe(answer.loo_mse, *_rows(rng))


def design(answer, rng):
    n = int(rng.integers(0, 5))
    df = pd.DataFrame({"v": rng.normal(size=n), "w": rng.integers(0, 3, size=n)})
    df["g"] = pd.Series(rng.choice(["a", "b", "c"], size=n), dtype="str")
    if n and rng.random() < 0.2:
        df.loc[0, "v"] = np.nan
    levels = rng.choice(["c", "b", "a"][: rng.integers(2, 4)], size=3).tolist()
    categorical = {"g": sorted(set(levels) | {"a"}, reverse=True)} if rng.random() < 0.8 else {}
    pairs = [("v", "g"), ("g", "w"), ("v", "w")][: rng.integers(0, 4)]
    return _observe(answer.design, df, ["v", "w"][: rng.integers(1, 3)], categorical, pairs)
