"""Fresh random inputs, and answers that are random in the agreed way: `fresh` and `deterministic`."""

import os
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, overload

import numpy as np

from course.checks import elsewhere
from course.checks.differences import difference
from course.checks.failures import fail
from course.checks.plain import refuse_none

DEFAULT_SEED = 2026
T = TypeVar("T")
Shape = TypeVar("Shape")


def base_seed() -> int:
    """The seed of everything random in the checks: ``COURSE_SEED`` of the environment, or 2026."""
    text = os.environ.get("COURSE_SEED", str(DEFAULT_SEED))
    if not text.isascii() or not text.isdigit():
        raise ValueError(f"COURSE_SEED is {text!r}; it must be a whole number, at least 0")
    return int(text)


@overload
def fresh(seeds: int = 3, shapes: None = None) -> Iterator[np.random.Generator]: ...
@overload
def fresh(seeds: int = 3, *, shapes: Sequence[Shape]) -> Iterator[tuple[np.random.Generator, Shape]]: ...
@overload
def fresh(seeds: int, shapes: Sequence[Shape]) -> Iterator[tuple[np.random.Generator, Shape]]: ...
def fresh(seeds: int = 3, shapes: Sequence[Any] | None = None) -> Iterator[Any]:
    """Independent generators, ``seeds`` of them, all derived from `base_seed`.

    With ``shapes`` yields ``(rng, shape)`` for every seed and shape. The same base seed always gives the same numbers.

    >>> [rng.normal(size=2).shape for rng in fresh(2)]
    [(2,), (2,)]
    >>> [rng.normal(size=shape).shape for rng, shape in fresh(1, shapes=[(4, 3), (5, 1)])]
    [(4, 3), (5, 1)]
    """
    base = base_seed()
    for seed in range(seeds):
        if shapes is None:
            yield np.random.default_rng([base, seed, 0])
            continue
        for place, shape in enumerate(shapes):
            yield np.random.default_rng([base, seed, place]), shape


def deterministic(call: Callable[[np.random.Generator], T]) -> T:
    """Fail if ``call(rng)`` differs for two equal generators, or uses NumPy's or Python's global random state.

    Returns the first result, which must be plain data. Assign it: as the last line of a cell it would be an output.

    >>> draws = deterministic(lambda rng: rng.normal(size=3))
    >>> deterministic(lambda rng: np.random.default_rng().normal(size=3))
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: Two runs with the same seed gave different results; draw everything from the rng that \
is passed in.
    """
    process = elsewhere.learner()
    with global_states() if process is None else process.random_states() as touched:
        first, second = (call(np.random.default_rng([base_seed(), 0, 0])) for _ in range(2))
        used = touched()
    if used:
        raise fail(
            "global-rng",
            f"The global random state of {used[0]} was used; draw from the rng that is passed in.",
        )
    refuse_none(first, "the result")
    if not _equal(first, second):
        words = "gave different results; draw everything from the rng that is passed in."
        raise fail("random", f"Two runs with the same seed {words}")
    return first


def _equal(first: Any, second: Any) -> bool:
    try:
        return difference(first, second) is None
    except TypeError:
        raise fail("type", "The result is not plain data, so two runs cannot be compared.") from None


@contextmanager
def global_states() -> Iterator[Callable[[], list[str]]]:
    """Yields a call that names the global random states used so far, which are put back in the end."""
    numpy_before, python_before = _numpy_state(), random.getstate()

    def touched() -> list[str]:
        names = ["NumPy"] if difference(_numpy_state(), numpy_before) is not None else []
        return names + (["Python"] if random.getstate() != python_before else [])

    try:
        yield touched
    finally:
        np.random.set_state(numpy_before)  # noqa: NPY002 (the legacy state is what is guarded)
        random.setstate(python_before)


def _numpy_state() -> dict[str, Any]:
    return dict(np.random.get_state(legacy=False))  # noqa: NPY002 (the legacy state is what is guarded)
