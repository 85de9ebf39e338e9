from datetime import UTC, datetime

import pytest

from autograder.records import Attempt, CellResult, Execution, Submission, TestOutcome
from autograder.scoring import score, to_attempts

POINTS = (("mean-basics", 2.0), ("mean-edges", 1.0), ("cell-4f2a", 1.0))
SUBMISSION = Submission(student="ada", assignment="arrays", timestamp=datetime(2026, 3, 1, tzinfo=UTC), digest="d1")


def attempts(*results, points=POINTS, skills=("mean",)):
    execution = Execution(results=results)
    return to_attempts(SUBMISSION, score(points, execution), execution, skills)


def result(name, outcome="passed", misconception=""):
    return CellResult(name=name, outcome=outcome, misconception=misconception)


PASSED = tuple(result(name) for name, _ in POINTS)


def test_an_attempt_holds_the_share_of_the_skills_points_and_each_test():
    first, _ = attempts(result("mean-basics"), result("mean-edges", "failed", "W2"), result("cell-4f2a"))
    assert first == Attempt(
        student="ada",
        topic="arrays",
        skill="mean",
        score=pytest.approx(2 / 3),
        timestamp=SUBMISSION.timestamp,
        submission="d1",
        tests=(
            TestOutcome(name="mean-basics", points=2, score=1),
            TestOutcome(name="mean-edges", points=1, score=0, misconception="W2"),
        ),
    )


def test_a_prefix_that_is_no_skill_leaves_the_whole_name():
    assert [attempt.skill for attempt in attempts(*PASSED)] == ["mean", "cell-4f2a"]
    assert [attempt.skill for attempt in attempts(*PASSED, skills=())] == ["mean-basics", "mean-edges", "cell-4f2a"]


def test_a_skill_with_a_test_that_the_grader_broke_gives_no_attempt_and_the_others_do():
    broken = (result("mean-basics", "broken"), result("mean-edges"), result("cell-4f2a"))
    assert [attempt.skill for attempt in attempts(*broken)] == ["cell-4f2a"]


def test_a_deleted_test_counts_as_not_passed():
    (attempt,) = attempts(result("mean-basics"), points=POINTS[:2])
    assert attempt.score == pytest.approx(2 / 3)
    assert attempt.tests[1] == TestOutcome(name="mean-edges", points=1, score=0, misconception="deleted")


def test_tests_without_points_count_alike():
    points = (("mean-basics", 0.0), ("mean-edges", 0.0))
    (attempt,) = attempts(result("mean-basics"), result("mean-edges", "failed"), points=points)
    assert attempt.score == 0.5
    assert [test.score for test in attempt.tests] == [1, 0]


def test_partial_credit_is_a_share():
    half = {"output_type": "execute_result", "data": {"text/plain": "0.5"}}
    cell = CellResult(name="mean-basics", outcome="passed", outputs=(half,))
    (attempt,) = attempts(cell, points=POINTS[:1])
    assert attempt.score == 0.25


def test_no_tests_no_attempts():
    assert attempts(points=()) == ()
