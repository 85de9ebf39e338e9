"""The general wrong answers: refused where the checks are good, reported where they are weak."""

import pytest

from autograder.evidence import Bank, check, exercises
from autograder.evidence.generated import BODIES, MARK, generated
from autograder.notebooks import parse
from tests.autograder.engine.cells import run
from tests.autograder.evidence import toy

RNG = '''\
# %% [markdown]
# # Toy

# %% readonly setup
import numpy as np

# %% solution center
def center(X, rng):
    """The rows minus their means, with a little noise."""
    ### BEGIN SOLUTION
    noise = 1e-3 * rng.normal(size=len(X))
    return (X - X.mean(axis=1, keepdims=True))[:, 0] + noise
    ### END SOLUTION

# %% tests center-basics points=1
import numpy as np
from course.checks import close, deterministic, unchanged
### BEGIN HIDDEN TESTS
CHECKS
### END HIDDEN TESTS
'''
STRONG = """
for X in (np.eye(3), np.arange(6.0).reshape(2, 3), np.arange(6.0).reshape(2, 3)[::-1].copy()):
    with unchanged(X):
        got = deterministic(lambda rng: center(X, rng))
    expected = np.array([row[0] - sum(row) / len(row) for row in X])
    close(got, expected, atol=0.01)
"""
WEAK = "for X in (np.eye(3), np.arange(4.0).reshape(2, 2)):\n    center(X, np.random.default_rng(0))"


def problems(engine, folder, tests):
    path = folder / "toy.py"
    path.write_text(RNG.replace("CHECKS", tests.strip()))
    notebook = parse(path, ("center",))
    (exercise,) = exercises(notebook, {"center": "raise NotImplementedError"})
    return {
        p.what for p in check(engine, notebook, (exercise,), Bank(answers=())) if p.rule in ("generated", "reference")
    }


def test_good_checks_refuse_every_one_of_them(engine, tmp_path):
    assert problems(engine, tmp_path, STRONG) == set()


def test_checks_that_only_call_the_answer_are_reported_for_each_of_them(engine, tmp_path):
    found = problems(engine, tmp_path, WEAK)
    assert len(found) == len(BODIES) == 6
    assert "an answer that works along the other axis earns full points." in found


@pytest.mark.parametrize("name", BODIES)
def test_each_really_spoils_the_reference(engine, tmp_path, name):
    path = tmp_path / "toy.py"
    path.write_text(RNG.replace("CHECKS", "1"))
    (exercise,) = exercises(parse(path, ("center",)), {})
    (answer,) = [answer for answer in generated(exercise) if answer.name == name]
    calls = "for k in (1, 2):\n    center(np.arange(6.0).reshape(2, 3) ** k, np.random.default_rng(0))"
    result = run(engine, "import numpy as np", answer.source, calls)[-1]
    assert result.outcome == "passed", result.message
    assert MARK in result.outputs[0]["text"]


@pytest.mark.parametrize(("difference", "spoilt"), [(1e-12, False), (1e-3, True)])
def test_the_other_axis_is_another_answer_only_beyond_rounding(engine, tmp_path, difference, spoilt):
    path = tmp_path / "toy.py"
    total = f"(X.sum() * (1 + {difference} * len(X)), [X.max()])"
    path.write_text(RNG.replace("(X - X.mean(axis=1, keepdims=True))[:, 0] + noise", total).replace("CHECKS", "1"))
    (exercise,) = exercises(parse(path, ("center",)), {})
    (answer,) = [answer for answer in generated(exercise) if answer.name == "wrong_axis"]
    call = "center(np.arange(6.0).reshape(2, 3), np.random.default_rng(0))"
    result = run(engine, "import numpy as np", answer.source, call)[-1]
    assert result.outcome == "passed", result.message
    assert any(MARK in output.get("text", "") for output in result.outputs) is spoilt


def test_a_class_has_none_and_a_generator_is_not_copied(tmp_path):
    _, (center, double) = toy.topic(
        tmp_path,
        ("def double(x):", "class double:"),
        ("    return 2 * x", "    x = 2"),
        ("return x - x.mean()", "yield x"),
    )
    assert generated(double) == ()
    assert {answer.name for answer in generated(center)} == BODIES.keys() - {"hardcoded"}
