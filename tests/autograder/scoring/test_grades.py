import pytest

from autograder.records import CellResult, Execution
from autograder.scoring import score


def grade(outcome, *outputs, message="", most=2.0):
    result = CellResult(name="mean-basics", outcome=outcome, outputs=outputs, message=message)
    (found,) = score([("mean-basics", most)], Execution(results=(result,)))
    return found


def value(text):
    return {"output_type": "execute_result", "data": {"text/plain": text}}


@pytest.mark.parametrize(("outcome", "expected"), [("passed", 2), ("failed", 0), ("skipped", 0), ("broken", None)])
def test_each_outcome_has_its_score(outcome, expected):
    assert grade(outcome).auto_score == expected
    assert grade(outcome).max_score == 2


def test_the_message_of_a_failure_is_the_comment():
    assert grade("failed", message="The columns were centred.").comment == "The columns were centred."
    assert "KernelError" in grade("broken", message="KernelError").comment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[("0.5", 0.5), ("0", 0), ("2", 2), ("2.5", None), ("-1", None), ("nan", None), ("inf", None)],
        *[("np.float64(0.5)", 0.5), ("np.float32(0.25)", 0.25), ("np.int64(1)", 1), ("np.uint8(3)", None)],
    ],
)
def test_a_number_as_last_expression_is_partial_credit_or_a_persons_affair(text, expected):
    assert grade("passed", value(text)).auto_score == expected


@pytest.mark.parametrize("text", ["True", "np.False_", "np.str_('0.5')", "array([0.])", "", "None"])
def test_any_other_last_expression_does_not_matter(text):
    assert grade("passed", value(text)).auto_score == 2


def test_neither_warnings_nor_a_number_save_or_cost_anything_else():
    stderr = {"output_type": "stream", "name": "stderr", "text": "ConvergenceWarning"}
    assert grade("passed", stderr).auto_score == 2
    assert grade("failed", value("2")).auto_score == 0


def test_a_cell_that_is_not_in_the_submission_needs_a_person():
    (found,) = score([("mean-basics", 2.0)], Execution(results=()))
    assert found.auto_score is None
    assert "deleted" in found.comment


def test_cells_without_points_are_passed_with_zero():
    assert grade("passed", most=0.0).auto_score == 0
