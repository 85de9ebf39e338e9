"""`close` accepts every form of the right numbers and says in which way others are wrong."""

from collections import UserList
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course.checks import CheckFailed, close

NUMERIC = hnp.arrays(
    st.sampled_from([np.dtype(bool), np.dtype("int64"), np.dtype("float64"), np.dtype("complex128")]),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
)


class Liar:
    """Claims to equal everything and to be any array."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]

    def __array__(self, *args: Any, **kwargs: Any) -> npt.NDArray[Any]:
        return np.ones(3)

    def __float__(self) -> float:
        return 1.0


class Mimic(type):
    """A metaclass whose classes claim to be float."""

    def __hash__(cls) -> int:
        return hash(float)

    def __eq__(cls, other: object) -> bool:
        return True


class FalseFloat(float):
    """A float that is close to everything."""

    def __sub__(self, other: float) -> float:
        return 0.0


class MimicFloat(Liar, metaclass=Mimic):
    """Even its class claims to equal float."""


def failure(actual: object, expected: object, **options: Any) -> CheckFailed:
    with pytest.raises(CheckFailed) as seen:
        close(actual, expected, **options)
    return seen.value


@given(NUMERIC)
def test_every_array_is_close_to_itself(array: npt.NDArray[Any]) -> None:
    close(array, array.copy())
    close(array.tolist(), array) if array.size else close(array, array)


@given(hnp.arrays("float64", 5, elements=st.floats(-1e6, 1e6)), st.integers(0, 4), st.floats(0.1, 1e6))
def test_one_wrong_element_is_found_wherever_it_is(array: npt.NDArray[Any], place: int, error: float) -> None:
    wrong = array.copy()
    wrong[place] += error
    assert failure(wrong, array, rtol=1e-9).misconception == "value"
    assert f"[{place}]" in failure(wrong, array).text


@pytest.mark.parametrize("answer", [3, 3.0, np.float32(3), np.int8(3), np.array(3), np.array(3.0 + 1e-12)])
def test_a_number_may_come_in_any_numeric_type(answer: object) -> None:
    close(answer, 3.0)


@pytest.mark.parametrize("answer", [[1, 2], (1.0, 2.0), [np.float64(1), 2], np.array([1, 2]), pd.Series([1, 2])])
def test_an_array_may_come_as_any_plain_sequence(answer: object) -> None:
    close(answer, np.array([1.0, 2.0]))


@pytest.mark.parametrize(
    ("answer", "expected", "name", "words"),
    [
        (None, 1.0, "none", "is a return missing?"),
        ([1, None], [1.0, 2.0], "none", "holds None"),
        ("1.0", 1.0, "type", "is text, expected plain numbers"),
        ({"a": 1}, [1.0], "type", "a dictionary"),
        (len, 1.0, "type", "was it called?"),
        ((x for x in [1.0]), [1.0], "type", "a generator"),
        ([1, "2"], [1.0, 2.0], "type", "holds text"),
        (Decimal(1), 1.0, "type", "Decimal"),
        (UserList([1.0]), [1.0], "type", "UserList"),
        (np.array([1.0, 2.0], dtype=object), [1.0, 2.0], "dtype", "object"),
        (np.array(["a"]), [1.0], "dtype", "dtype <U1"),
        (True, 1.0, "dtype", "truth values"),
        (1.0, True, "dtype", "expected truth values"),
        (1j, 1.0, "dtype", "complex"),
        ([[1, 2], [3]], np.ones((2, 2)), "shape", "ragged"),
        (np.ones((3, 1)), np.ones(3), "column-vector", "a column of shape (3, 1)"),
        (np.ones((2, 3)), np.ones((3, 2)), "shape", "It looks transposed"),
        (np.ones(2), np.ones(3), "shape", "has shape (2,), expected shape (3,)"),
        (np.ones(1), 1.0, "shape", "has shape (1,), expected one number"),
        (1.0, np.ones(3), "shape", "is one number, expected shape (3,)"),
        ([1.0, np.nan, np.inf], [1.0, 2.0, 3.0], "nan", "is not finite at 2 of 3 places"),
        ([1.0, 2.0], [1.0, np.nan], "nan", "is finite at 1 of 2 places"),
        ([np.inf, -np.inf], [np.inf, np.inf], "nan", "mixes up"),
        (np.nan, 1.0, "nan", "is not finite where"),
        (2.0, 1.0, "value", "The result differs from the definition."),
        ([True, False], [False, True], "value", "at 2 of 2 places"),
    ],
)
def test_a_wrong_answer_is_named(answer: object, expected: object, name: str, words: str) -> None:
    seen = failure(answer, expected)
    assert seen.misconception == name
    assert words in seen.text


@pytest.mark.parametrize(
    "answer", [Liar(), FalseFloat(1.0), MimicFloat(), [FalseFloat(1.0)], np.ones(1).view(np.matrix)]
)
def test_an_object_that_claims_to_be_right_is_refused_unasked(answer: object) -> None:
    assert failure(answer, 1.0).misconception == "type"


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda x: x * (1 + 1e-7), "precision"),
        (lambda x: -x, "sign is the opposite"),
        (lambda x: x.T, "looks transposed"),
        (lambda x: x[::-1, ::-1], "order"),
        (lambda x: 3 * x, "same factor"),
        (lambda x: x + 3, "same amount"),
    ],
)
def test_the_kind_of_difference_is_hinted_at(answer: Any, hint: str) -> None:
    expected = np.array([[1.0, 5.0, 2.0], [7.0, 4.0, 0.5], [3.0, 9.0, 6.0]])
    assert hint in failure(answer(expected), expected).text


def test_a_small_element_beside_a_large_one_is_not_called_nearly_right() -> None:
    assert failure([1e9, 2.0], [1e9, 1.0]).text.endswith("first at [1].")


def test_two_numbers_are_not_called_wrong_by_one_factor_or_amount() -> None:
    assert failure([2.0, 4.0], [1.0, 2.0]).text.endswith("first at [0].")
    assert failure([3.0, 4.0], [1.0, 2.0]).text.endswith("first at [0].")


def test_the_tolerance_is_the_authors() -> None:
    close(1.001, 1.0, rtol=0.01)
    close(0.001, 0.0, atol=0.01)
    assert failure(1.02, 1.0, rtol=0.01).misconception == "value"


def test_the_expected_number_is_never_told() -> None:
    assert "1234" not in str(failure(5.0, 1234.5))


def test_huge_numbers_and_integers_beyond_64_bits_are_compared_without_a_warning() -> None:
    close(2**70, float(2**70))
    close([2**70, 1], [float(2**70), 1.0])
    assert failure([-1.7e308], [1.7e308]).misconception == "value"


FRAME = pd.DataFrame({"a": [1.0, np.nan], "b": [1, 2], "c": ["x", "y"]}, index=[5, 7])


def test_a_frame_is_close_to_its_copy_and_to_one_with_rounding_errors() -> None:
    close(FRAME.copy(), FRAME)
    close(FRAME.assign(a=FRAME["a"] * (1 + 1e-12)), FRAME)
    close(FRAME["b"].astype("Int64"), FRAME["b"])


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (FRAME[["a", "b"]].to_numpy(), "type"),
        (FRAME["a"], "type"),
        (FRAME.reset_index(drop=True), "labels"),
        (FRAME[["b", "a", "c"]], "labels"),
        (FRAME.iloc[::-1], "labels"),
        (FRAME.assign(b=[1, 3]), "value"),
        (FRAME.assign(b=[True, True]), "dtype"),
        (FRAME.assign(a=[1.0, 1.0]), "nan"),
        (FRAME.assign(c=["x", "z"]), "value"),
        (FRAME.assign(c=[1.0, 2.0]), "dtype"),
    ],
)
def test_a_wrong_frame_is_named(answer: object, name: str) -> None:
    assert failure(answer, FRAME).misconception == name


def test_a_series_needs_the_same_index() -> None:
    assert failure(FRAME["b"].reset_index(drop=True), FRAME["b"]).misconception == "labels"
    assert failure([1, 2], FRAME["b"]).misconception == "type"


@pytest.mark.parametrize("expected", ["text", None, {"a": 1}, Liar(), [1, "2"]])
def test_an_expected_value_that_is_not_numeric_is_the_authors_mistake(expected: object) -> None:
    with pytest.raises(TypeError, match="there is `same`"):
        close(1.0, expected)
