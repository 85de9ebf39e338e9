"""Grades → Attempts, one for each skill."""

from collections.abc import Collection, Sequence

from autograder.records import Attempt, Execution, Grade, Submission, TestOutcome


def to_attempts(
    submission: Submission, grades: Sequence[Grade], execution: Execution, skills: Collection[str] = ()
) -> tuple[Attempt, ...]:
    """What ``submission`` says about each skill, in the order of ``grades``.

    A tests cell belongs to the skill before the first hyphen of its name where ``skills`` (the syllabus') has it;
    otherwise, as in other people's courses, its whole name is the skill. A skill with a test that could not be decided
    gives no Attempt, so that our own failure lowers nobody's mastery; a deleted test counts as not passed.
    """
    by_skill: dict[str, list[Grade]] = {}
    for grade in grades:
        by_skill.setdefault(skill_of(grade.name, skills), []).append(grade)
    return tuple(
        _attempt(submission, skill, [_outcome(grade, execution) for grade in of_skill])
        for skill, of_skill in by_skill.items()
        if not any(_undecided(grade, execution) for grade in of_skill)
    )


def skill_of(name: str, skills: Collection[str]) -> str:
    """The skill that the tests cell ``name`` belongs to.

    >>> skill_of("row_center-edges", {"row_center"}), skill_of("cell-4f2a", {"row_center"})
    ('row_center', 'cell-4f2a')
    """
    prefix = name.partition("-")[0]
    return prefix if prefix in skills else name


def _undecided(grade: Grade, execution: Execution) -> bool:
    return grade.auto_score is None and execution.result(grade.name) is not None


def _outcome(grade: Grade, execution: Execution) -> TestOutcome:
    result = execution.result(grade.name)
    passed = result is not None and result.outcome == "passed"
    share = (grade.auto_score or 0.0) / grade.max_score if grade.max_score else float(passed)
    return TestOutcome(
        name=grade.name,
        points=grade.max_score,
        score=share,
        misconception="deleted" if result is None else result.misconception,
    )


def _attempt(submission: Submission, skill: str, tests: Sequence[TestOutcome]) -> Attempt:
    points = sum(test.points for test in tests)
    weighted = sum(test.points * test.score for test in tests) / points if points else None
    return Attempt(
        student=submission.student,
        topic=submission.assignment,
        skill=skill,
        score=sum(test.score for test in tests) / len(tests) if weighted is None else weighted,
        timestamp=submission.timestamp,
        submission=submission.digest,
        tests=tuple(tests),
    )
