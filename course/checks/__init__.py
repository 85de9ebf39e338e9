"""The words of a tests cell: short calls that compare a learner's answer with the truth and say what is wrong.

>>> with message("W1", "Each column was centred; the task is to centre each row."):
...     close([[-1.0, 1.0]], [[-1.0, 1.0]])

Every failure is a `CheckFailed` with a sentence for the learner and the id of a misconception for the grade book.
"""

from course.checks.arguments import independent, unchanged
from course.checks.calls import Spy, forbid, spy
from course.checks.closeness import close
from course.checks.differences import same
from course.checks.errors import no_warnings, raises
from course.checks.estimators import check_estimator
from course.checks.failures import MISCONCEPTIONS, CheckFailed, message
from course.checks.freedom import same_subspace, same_up_to_permutation, same_up_to_sign
from course.checks.randomness import base_seed, deterministic, fresh
from course.checks.testing import reject
from course.checks.timing import faster_than

__all__ = [
    "MISCONCEPTIONS",
    "CheckFailed",
    "Spy",
    "base_seed",
    "check_estimator",
    "close",
    "deterministic",
    "faster_than",
    "forbid",
    "fresh",
    "independent",
    "message",
    "no_warnings",
    "raises",
    "reject",
    "same",
    "same_subspace",
    "same_up_to_permutation",
    "same_up_to_sign",
    "spy",
    "unchanged",
]
