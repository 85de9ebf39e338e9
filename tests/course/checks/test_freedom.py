"""Answers that are right in more than one way."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checks import CheckFailed, fresh, same_subspace, same_up_to_permutation, same_up_to_sign

SEEDS = st.integers(0, 10_000)


def matrix(seed: int, shape: tuple[int, ...] = (4, 3)) -> npt.NDArray[np.float64]:
    return np.random.default_rng(seed).normal(size=shape)


def refused(helper: Any, *args: Any, **options: Any) -> str:
    with pytest.raises(CheckFailed) as seen:
        helper(*args, **options)
    return seen.value.misconception


@given(SEEDS, st.lists(st.sampled_from([-1, 1]), min_size=3, max_size=3))
def test_columns_may_have_any_sign(seed: int, signs: list[int]) -> None:
    A = matrix(seed)
    same_up_to_sign(A * signs, A, axis=0)
    same_up_to_sign((A * signs).T, A.T)


def test_one_vector_has_one_sign() -> None:
    same_up_to_sign([-1.0, 2.0], [1.0, -2.0])
    assert refused(same_up_to_sign, [1.0, 2.0], [1.0, -2.0]) == "value"


def test_signs_of_rows_are_not_signs_of_columns() -> None:
    A = matrix(0)
    assert refused(same_up_to_sign, A * [1, -1, 1], A, axis=1) == "value"


def test_other_vectors_shapes_and_nan_are_refused_up_to_sign() -> None:
    A = matrix(1)
    assert refused(same_up_to_sign, A + 1e-3, A) == "value"
    assert refused(same_up_to_sign, A.T, A) == "shape"
    assert refused(same_up_to_sign, A * np.nan, A) == "nan"
    assert refused(same_up_to_sign, None, A) == "none"


@given(SEEDS, st.permutations(range(4)))
def test_rows_may_come_in_any_order(seed: int, order: list[int]) -> None:
    A = matrix(seed)
    same_up_to_permutation(A[order], A)
    same_up_to_permutation(A[order].T, A.T, axis=1)


def test_each_row_matches_only_one_other() -> None:
    assert refused(same_up_to_permutation, [1, 1, 2], [1, 2, 2]) == "value"
    same_up_to_permutation([2, 1, 2], [2, 2, 1])
    same_up_to_permutation([[np.nan, 1], [0, 0]], [[0, 0], [np.nan, 1]])
    same_up_to_permutation(np.empty((0, 2)), np.empty((0, 2)))


def test_a_matching_is_found_where_the_nearest_row_is_already_taken() -> None:
    same_up_to_permutation([0.0, 0.9], [0.5, -0.5], atol=0.6)


def test_columns_in_another_order_are_not_rows_in_another_order() -> None:
    A = matrix(2)
    assert refused(same_up_to_permutation, A[:, ::-1], A) == "value"
    assert refused(same_up_to_permutation, A[:3], A) == "shape"


@given(SEEDS)
def test_any_basis_spans_the_same_subspace(seed: int) -> None:
    A, mix = matrix(seed, (5, 2)), np.array([[2.0, 1.0], [1.0, -1.0]])
    same_subspace(A @ mix, A)
    same_subspace(np.hstack([A, A @ mix]), A)


def test_another_space_or_dimension_is_refused() -> None:
    for rng in fresh(3):
        A = rng.normal(size=(5, 2))
        assert refused(same_subspace, A + 1e-6 * rng.normal(size=A.shape), A) == "value"
        assert refused(same_subspace, A[:, :1], A) == "value"
        assert refused(same_subspace, A[:4], A) == "shape"
        assert refused(same_subspace, A * np.nan, A) == "nan"


def test_complex_vectors_are_compared_as_complex() -> None:
    A = matrix(3) + 1j * matrix(4)
    same_subspace(A @ np.diag([1j, 2, 1 - 1j]), A)
    same_up_to_sign(-A, A)
    assert refused(same_subspace, A[:, :2].conj(), A[:, :2]) == "value"
    assert refused(same_up_to_sign, A.conj(), A) == "value"


def test_a_flat_vector_is_one_column_and_the_zero_matrix_spans_nothing() -> None:
    same_subspace([2.0, 0.0], [[-1.0], [0.0]])
    same_subspace(np.zeros((3, 2)), np.zeros((3, 1)))
    assert refused(same_subspace, np.zeros(2), [1.0, 0.0]) == "value"


@pytest.mark.parametrize("helper", [same_up_to_sign, same_up_to_permutation])
def test_a_single_number_is_the_authors_mistake(helper: Any) -> None:
    with pytest.raises(TypeError, match="close"):
        helper(1.0, 1.0)
