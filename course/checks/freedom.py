"""Answers that are right in more than one way: up to sign, up to order, up to the basis."""

import numpy as np
import scipy.linalg
from scipy.optimize import linear_sum_assignment

from course.checks.closeness import close_arrays, outside, same_kind, same_shape
from course.checks.failures import fail
from course.checks.plain import Array, expected_numbers, numbers, sentence

WHAT = "the result"
#: Entries of unit vectors and projectors carry errors relative to 1, not to themselves.
RTOL, ATOL = 1e-9, 1e-9


def same_up_to_sign(
    actual: object, expected: object, *, axis: int = -1, rtol: float = RTOL, atol: float = ATOL
) -> None:
    """Fail if the vectors along ``axis`` differ by more than their own sign (``axis=0``: the columns).

    >>> same_up_to_sign([[0.6, 0.8], [-0.8, 0.6]], [[-0.6, -0.8], [-0.8, 0.6]])
    >>> same_up_to_sign([[0.6, 0.8], [0.8, 0.6]], [[-0.6, -0.8], [-0.8, 0.6]])
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: The result, up to the sign of each vector, differs from the definition at 1 of 4 \
places, first at [1, 1].
    """
    theirs, ours = _pair(actual, expected, "same_up_to_sign")
    with np.errstate(all="ignore"):
        nearer = np.abs(theirs - ours).sum(axis=axis, keepdims=True) <= np.abs(theirs + ours).sum(axis, keepdims=True)
    signs = np.where(nearer | ~np.isfinite(theirs).all(axis=axis, keepdims=True), 1, -1)
    close_arrays(signs * theirs, ours, rtol, atol, f"{WHAT}, up to the sign of each vector,")


def same_up_to_permutation(
    actual: object, expected: object, *, axis: int = 0, rtol: float = RTOL, atol: float = ATOL
) -> None:
    """Fail if the slices along ``axis`` cannot be matched one to one (``axis=0``: the rows, in any order).

    >>> same_up_to_permutation([[3, 4], [1, 2]], [[1, 2], [3, 4]])
    >>> same_up_to_permutation([[1, 2], [1, 2]], [[1, 2], [3, 4]])
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: The result has no counterpart for 1 of 2 slices of the definition along axis 0, in any \
order.
    """
    theirs, ours = _pair(actual, expected, "same_up_to_permutation")
    if not ours.size:
        return
    theirs, ours = (np.moveaxis(array, axis, 0).reshape(array.shape[axis], -1) for array in (theirs, ours))
    misses = np.array([outside(row, ours, rtol, atol).any(axis=1) for row in theirs], dtype=float)
    unmatched = int(misses[linear_sum_assignment(misses)].sum())
    if unmatched:
        words = f"has no counterpart for {unmatched} of {len(ours)} slices of the definition"
        raise fail("value", sentence(WHAT, f"{words} along axis {axis}, in any order."))


def same_subspace(actual: object, expected: object, *, rtol: float = RTOL, atol: float = ATOL) -> None:
    """Fail if the columns of the two matrices, of shapes (d, k) and (d, m), span different spaces.

    The orthogonal projectors Q Qᵀ are compared; a flat vector counts as one column.

    >>> same_subspace([[1, 1], [1, -1], [0, 0]], [[1, 0], [0, 1], [0, 0]])
    >>> same_subspace([[1, 1], [1, -1], [0, 1]], [[1, 0], [0, 1], [0, 0]])
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: The columns of the result span another space than promised.
    """
    theirs, ours = (_columns(array) for array in (numbers(actual, WHAT), expected_numbers(expected, "same_subspace")))
    if theirs.ndim != 2 or theirs.shape[0] != ours.shape[0]:
        raise fail("shape", f"The result has shape {theirs.shape}, expected {ours.shape[0]} rows.")
    if not np.isfinite(theirs).all():
        raise fail("nan", "The result is not finite everywhere.")
    one, other = scipy.linalg.orth(theirs, rtol), scipy.linalg.orth(ours, rtol)
    if one.shape != other.shape:
        raise fail("value", f"The columns of the result span {one.shape[1]} dimensions, expected {other.shape[1]}.")
    if outside(one @ one.conj().T, other @ other.conj().T, rtol, atol).any():
        raise fail("value", "The columns of the result span another space than promised.")


def _columns(array: Array) -> Array:
    columns = array[:, None] if array.ndim == 1 else array
    return columns.astype(complex if columns.dtype.kind == "c" else float)


def _pair(actual: object, expected: object, helper: str) -> tuple[Array, Array]:
    theirs, ours = numbers(actual, WHAT), expected_numbers(expected, helper)
    same_shape(theirs, ours, WHAT)
    same_kind(theirs, ours, WHAT)
    if not ours.ndim:
        raise TypeError(f"{helper} compares vectors; for a single number there is `close`")
    kind = complex if "c" in (theirs.dtype.kind, ours.dtype.kind) else float
    return theirs.astype(kind), ours.astype(kind)
