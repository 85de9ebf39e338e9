"""Execution → Grades."""

import re
from collections.abc import Iterable

from autograder.records import CellResult, Execution, Grade

#: How NumPy 2 shows its numbers. NumPy 1 wrote the bare number, which nbgrader took for partial credit.
NUMPY = re.compile(r"np\.(?:float|int|uint)\d+\((.*)\)")


def score(points: Iterable[tuple[str, float]], execution: Execution) -> tuple[Grade, ...]:
    """The grade of each tests cell in ``points``, pairs of name and maximal points.

    Passed earns all points, failed and skipped none. ``auto_score`` is None, so that a person looks, where the grader
    broke, the cell was deleted, or its last expression is a number that cannot be a share of the points. As in nbgrader
    a last expression between 0 and the maximum is partial credit.

    >>> done = Execution(results=(CellResult(name="mean-basics", outcome="passed"),))
    >>> [grade.auto_score for grade in score([("mean-basics", 2.0), ("mean-edges", 1.0)], done)]
    [2.0, None]
    """
    return tuple(_grade(name, most, execution.result(name)) for name, most in points)


def _grade(name: str, most: float, result: CellResult | None) -> Grade:
    if result is None:
        return Grade(name=name, auto_score=None, max_score=most, comment="This tests cell was deleted.")
    match result.outcome:
        case "passed":
            return _passed(name, most, result)
        case "broken":
            return Grade(
                name=name, auto_score=None, max_score=most, comment=f"The grader failed here: {result.message}"
            )
        case _:
            return Grade(name=name, auto_score=0.0, max_score=most, comment=result.message)


def _passed(name: str, most: float, result: CellResult) -> Grade:
    credit = _number(result)
    if credit is None or credit == most:
        return Grade(name=name, auto_score=most, max_score=most)
    if 0 <= credit <= most:
        return Grade(name=name, auto_score=credit, max_score=most, comment="partial credit")
    return Grade(name=name, auto_score=None, max_score=most, comment=f"{credit} is no share of {most} points.")


def _number(result: CellResult) -> float | None:
    """The value of the cell's last expression, if it is a number, Python's or NumPy's."""
    shown = next((output for output in result.outputs if output["output_type"] == "execute_result"), None)
    text = "" if shown is None else "".join(shown["data"].get("text/plain", ""))
    numpy = NUMPY.fullmatch(text)
    try:
        return float(numpy[1] if numpy else text)
    except ValueError:
        return None
