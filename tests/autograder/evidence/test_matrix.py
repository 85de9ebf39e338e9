"""Each rule on a small course that breaks it, and no complaint about one that does not."""

import pytest

from autograder.evidence import check, matrix, neighbours
from autograder.evidence.generated import generated
from tests.autograder.evidence import toy

RIGHT = toy.BANK["right_center.py"]
WRONG = toy.BANK["wrong_center.py"]


@pytest.fixture(autouse=True)
def few_generated(monkeypatch):
    """Three of the generated wrong answers are enough here; test_generated.py has them all."""
    monkeypatch.setattr(matrix, "generated", lambda exercise: generated(exercise)[:3])


def found(engine, folder, *changes, **answers):
    """(rule, skill, what) of each problem of the changed toy."""
    notebook, exercises = toy.topic(folder, *changes)
    return [(p.rule, p.skill, p.what) for p in check(engine, notebook, exercises, toy.bank(folder, **answers))]


def test_a_good_topic_has_no_problem(engine, tmp_path):
    notebook, exercises = toy.topic(tmp_path)
    bank = toy.bank(tmp_path)
    assert check(engine, notebook, exercises, bank) == ()
    assert neighbours(engine, notebook, exercises, bank) == ()


CASES = {
    "a wrong answer that earns full points": (
        {"wrong_double": "# %% W1 nothing\ndef double(x): return 2 * x\n"},
        ("wrong", "double", "W1 (nothing) earns full points."),
    ),
    "a wrong answer that is refused for another reason": (
        {"wrong_center": WRONG.replace("W1", "W2")},
        ("misconception", "center", "W2 (nothing is subtracted) is refused, but not by its own message: center-basics [W1] The"),
    ),
    "a right answer that is refused": (
        {"right_center": RIGHT.replace("np.average(x)", "np.median(x)")},
        ("right", "center", "average is refused by center-basics: The mean was not subtracted."),
    ),
    "a right answer that needs another cell": (
        {"right_double": toy.BANK["right_double.py"].replace("x + x", "x - center([x])[0] + x")},
        ("right", "double", "sum is refused by double-basics: CheckFailed: "),
    ),
    "a right answer that warns": (
        {"right_center": RIGHT.replace("    return x -", "    import warnings; warnings.warn('slow')\n    return x -")},
        ("warnings", "center", "average warns in center-basics: "),
    ),
    "too few right answers": (
        {"right_double": "# %% sum\ndef double(x): return x + x\n"},
        ("bank", "double", "1 right answers, at least 2."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_an_answer_that_proves_the_checks_wrong_is_reported(engine, tmp_path, case):
    answers, (rule, skill, what) = CASES[case]
    problems = found(engine, tmp_path, **answers)
    assert {problem[:2] for problem in problems} == {(rule, skill)}, problems
    assert problems[0][2].startswith(what.split("CheckFailed")[0]), problems


def test_an_exercise_without_wrong_answers_is_reported(engine, tmp_path):
    notebook, exercises = toy.topic(tmp_path)
    bank = toy.bank(tmp_path)
    kept = tuple(answer for answer in bank.answers if answer.kind == "right")
    problems = check(engine, notebook, exercises, type(bank)(answers=kept))
    assert {(p.rule, p.what) for p in problems} == {
        ("bank", "0 named wrong answers, at least 1."),
        ("bank", "3 wrong answers in all, at least 4."),
    }


def test_a_blank_that_earns_points_is_reported(engine, tmp_path):
    free = ("same(double(2), 4)", "1")
    lenient = ("    same(double(5), 10)", "    try:\n        same(double(5), 10)\n    except Exception:\n        pass")
    problems = found(engine, tmp_path, free, lenient)
    assert ("blank", "", "double-basics passed without an answer.") in problems


def test_a_blank_that_crashes_the_process_is_reported(engine, tmp_path):
    notebook, exercises = toy.topic(tmp_path)
    deadly = [
        type(e)(**{f: getattr(e, f) for f in e.__slots__} | {"blank": "import os; os._exit(1)"}) for e in exercises
    ]
    problems = check(engine, notebook, tuple(deadly), toy.bank(tmp_path))
    assert {(p.rule, p.what) for p in problems} == {
        ("blank", "center crashed the process."),
        ("blank", "double crashed the process."),
    }


def test_a_reference_that_fails_its_own_checks_is_reported(engine, tmp_path):
    problems = found(engine, tmp_path, ("return 2 * x", "return 3 * x"))
    assert ("reference", "") in {problem[:2] for problem in problems}
    assert any(
        what.startswith("reference is refused by double-basics") for rule, _, what in problems if rule == "right"
    )


def test_an_exercise_that_needs_its_neighbour_does_not_stand_alone(engine, tmp_path):
    problems = found(engine, tmp_path, ("return 2 * x", "return x + x - int(center(np.zeros(1))[0])"))
    assert {problem[:2] for problem in problems} == {("right", "double"), ("judge", "double")}


def test_slow_answers_and_notebooks_are_reported(engine, tmp_path, monkeypatch):
    monkeypatch.setattr("autograder.evidence.matrix.NOTEBOOK_SECONDS", 0.0)
    monkeypatch.setattr("autograder.evidence.matrix.EXERCISE_SECONDS", 0.0)
    assert {problem[0] for problem in found(engine, tmp_path)} == {"seconds"}


def test_a_wrong_answer_that_costs_its_neighbour_points_is_reported(engine, tmp_path):
    notebook, exercises = toy.topic(tmp_path, ("return 2 * x", "return x + x - int(center(np.ones(1))[0])"))
    problems = neighbours(engine, notebook, exercises, toy.bank(tmp_path))
    (problem,) = problems
    assert (problem.rule, problem.skill, problem.what.split(":")[0]) == (
        "neighbours", "center", "W1 also fails double-basics",
    )  # fmt: skip
