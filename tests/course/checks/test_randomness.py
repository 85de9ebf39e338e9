"""Fresh inputs, and answers that are random in the agreed way."""

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checks import CheckFailed, base_seed, deterministic, fresh


def numbers(seeds: int = 3) -> list[float]:
    return [float(rng.random()) for rng in fresh(seeds)]


def test_fresh_is_repeatable_and_its_generators_differ() -> None:
    assert numbers() == numbers()
    assert len(set(numbers(20))) == 20


def test_the_base_seed_comes_from_the_environment_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COURSE_SEED", raising=False)
    default = numbers()
    assert base_seed() == 2026
    monkeypatch.setenv("COURSE_SEED", "7")
    assert base_seed() == 7
    assert not set(numbers()) & set(default)


@pytest.mark.parametrize("text", ["-1", "1.5", "", "x", "²"])
def test_a_base_seed_that_is_no_whole_number_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_SEED", text)
    with pytest.raises(ValueError, match="COURSE_SEED"):
        base_seed()


@given(st.integers(0, 4), st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=4))
def test_fresh_gives_every_seed_and_shape_its_own_generator(seeds: int, shapes: list[tuple[int, int]]) -> None:
    pairs = list(fresh(seeds, shapes=shapes))
    assert [shape for _, shape in pairs] == shapes * seeds
    assert len({float(rng.random()) for rng, _ in pairs}) == len(pairs)


def test_an_answer_that_draws_from_its_rng_is_deterministic() -> None:
    first = deterministic(lambda rng: (rng.normal(size=3), [int(rng.integers(9)), np.nan]))
    assert first[0].shape == (3,)


def fixed_global_seed(rng: np.random.Generator) -> float:
    np.random.seed(0)  # noqa: NPY002
    return float(np.random.rand())  # noqa: NPY002


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda rng: np.random.default_rng().random(), "random"),
        (lambda rng: np.random.rand(), "global-rng"),  # noqa: NPY002
        (fixed_global_seed, "global-rng"),
        (lambda rng: random.random(), "global-rng"),
        (lambda rng: (random.shuffle([1, 2, 3]), 1)[1], "global-rng"),
        (lambda rng: None, "none"),
        (lambda rng: object(), "type"),
    ],
)
def test_other_randomness_is_named(call: Callable[[np.random.Generator], Any], name: str) -> None:
    with pytest.raises(CheckFailed) as seen:
        deterministic(call)
    assert seen.value.misconception == name


def test_the_global_states_are_put_back() -> None:
    before = random.getstate(), np.random.get_state()[1].tolist()  # noqa: NPY002
    with pytest.raises(CheckFailed):
        deterministic(lambda rng: random.random() + np.random.rand())  # noqa: NPY002
    assert before == (random.getstate(), np.random.get_state()[1].tolist())  # noqa: NPY002
