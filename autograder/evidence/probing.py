"""Do two answers behave alike? Runs in the engine: both answers meet the author's probes on many random inputs."""

import math
import warnings
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd

TOLERANCE = 1e-9
Probe = Callable[[Any, np.random.Generator], Any]


def alike(setup: str, one: str, other: str, probes: str, skill: str, *, rounds: int) -> bool:
    """Whether the probe of ``skill`` observes the same of both answers on ``rounds`` random inputs.

    ``setup``, ``one``, ``other`` and ``probes`` are sources. Without a probe for the skill nothing can be said: False.
    """
    probe = _names(probes).get(skill)
    if probe is None:
        return False
    first, second = (SimpleNamespace(**_names(setup + "\n" + source)) for source in (one, other))
    return all(same(_observe(probe, first, seed), _observe(probe, second, seed)) for seed in range(rounds))


def _names(source: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "answer"}
    exec(compile(source, "<answer>", "exec"), names)  # noqa: S102 (the author's own text, in a process of its own)
    return names


def _observe(probe: Probe, answer: SimpleNamespace, seed: int) -> Any:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            seen = probe(answer, np.random.default_rng([20, 26, seed]))
        except Exception as error:  # noqa: BLE001 (whichever error it is, is what we observe)
            seen = ("raised", type(error).__name__)
    return seen, sorted({warning.category.__name__ for warning in caught})


def same(a: Any, b: Any) -> bool:
    """Equal in structure and type of container, numbers up to a relative 1e-9.

    >>> same({"a": [1.0, float("nan")]}, {"a": [1.0 + 1e-15, float("nan")]}), same([1], (1,))
    (True, False)
    """
    if type(a) is not type(b):
        return False
    if isinstance(a, dict):
        return a.keys() == b.keys() and _all(zip(a.values(), (b[key] for key in a), strict=True))
    if isinstance(a, list | tuple):
        return len(a) == len(b) and _all(zip(a, b, strict=True))
    if isinstance(a, np.ndarray):
        return bool(a.dtype == b.dtype and a.shape == b.shape and _close(a, b))
    if isinstance(a, pd.DataFrame | pd.Series):
        return _frames(a, b)
    return _scalars(a, b)


def _scalars(a: Any, b: Any) -> bool:
    if isinstance(a, float | np.floating):
        return math.isclose(a, b, rel_tol=TOLERANCE, abs_tol=1e-300) or (math.isnan(a) and math.isnan(b))
    return bool(a == b)


def _all(pairs: Iterable[tuple[Any, Any]]) -> bool:
    return all(same(a, b) for a, b in pairs)


def _close(a: np.ndarray[Any, Any], b: np.ndarray[Any, Any]) -> bool:
    if a.dtype.kind in "fc":
        return bool(np.allclose(a, b, rtol=TOLERANCE, atol=1e-300, equal_nan=True))
    if a.dtype.kind == "O":
        return _all(zip(a.ravel(), b.ravel(), strict=True))
    return bool(np.array_equal(a, b))


def _frames(a: Any, b: Any) -> bool:
    try:
        check = pd.testing.assert_frame_equal if isinstance(a, pd.DataFrame) else pd.testing.assert_series_equal
        check(a, b, rtol=TOLERANCE, atol=1e-300)
    except AssertionError:
        return False
    return True
