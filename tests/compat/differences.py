"""Where we give other points than stock nbgrader, on purpose: all of it. docs/nbgrader.md says why, rule by rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

#: (course, assignment, student, notebook, cell)
Key = tuple[str, str, str, str, str]
#: Stock nbgrader gave up on the whole submission; and: a person must look.
UNGRADED = "ungraded"
PERSON = None
BOTH = ("in-process", "sealed")


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One rule, with the cells of our courses that show it: stock nbgrader's score and ours.

    It holds in these ``modes``; with ``sandbox`` only where learners' code runs in one.
    """

    rule: str
    rows: Mapping[Key, tuple[float | str | None, float | None]]
    modes: Sequence[str] = BOTH
    sandbox: bool = False


def _cells(course: str, assignment: str, student: str, cells: Mapping[str, tuple[float | str | None, float | None]]):
    return {(course, assignment, student, assignment, cell): scores for cell, scores in cells.items()}


DIFFERENCES = (
    Difference(
        rule="Warnings cost no points",
        rows=_cells(
            "plain",
            "streams",
            "ada",
            {
                **dict.fromkeys(["stderr", "warning", "deprecation", "syntax-warning", "logging", "handled"], (0, 2)),
                "warning-then-value": (0, 0.5),
            },
        ),
    ),
    Difference(
        rule="A NumPy number is a number",
        rows=_cells(
            "plain",
            "credit",
            "ada",
            {"np-float": (2, 0.5), "np-float32": (2, 0.25), "np-int": (2, 1), "np-mean": (2, 0.5)},
        ),
    ),
    Difference(
        rule="A number that cannot be a share of the points is looked at by a person",
        rows={
            **_cells("plain", "credit", "ada", {"negative": (2, PERSON), "nan": (2, PERSON)}),
            **_cells("dangerous", "toomuch", "ada", {"above": (UNGRADED, PERSON), "fine": (UNGRADED, 2)}),
        },
    ),
    Difference(
        rule="An error is an error, also after a value",
        rows=_cells("plain", "errors", "ada", {"value-before-error": (0.5, 0)}),
    ),
    Difference(
        rule="Tests run whatever the submission's tags say",
        rows=_cells("plain", "edits", "skipper", {"basics": (2, 0)}),
    ),
    Difference(
        rule="A deleted tests cell is put back",
        rows=_cells("plain", "edits", "deleted", {"more": (None, 2)}),
    ),
    Difference(
        rule="A dead process costs only the cells that it touches",
        rows={
            **_cells(
                "dangerous",
                "dangers",
                "dies",
                {"early": (UNGRADED, 2), "called": (UNGRADED, 0), "late": (UNGRADED, 2)},
            ),
            **_cells("dangerous", "dangers", "exits-early", dict.fromkeys(["early", "called", "late"], (UNGRADED, 2))),
        },
    ),
    Difference(
        rule="No other programs are started",
        rows=_cells("plain", "errors", "ada", dict.fromkeys(["system", "system-output", "bash", "subprocess"], (2, 0))),
        modes=("in-process",),
        sandbox=True,
    ),
    Difference(
        rule="An object that equals everything equals nothing",
        rows=_cells("plain", "edits", "liar", {"basics": (2, 0), "more": (2, 0)}),
        modes=("sealed",),
    ),
)


#: What the sealed judge refuses to grade, because the instructor's own solution does not pass its tests there.
REFUSED = {
    ("plain", "errors"): "its tests are meant to fail",
    ("plain", "kernel"): "its tests read the kernel's history and its __main__, and pickle the learner's objects",
    ("plain", "ipython"): "a test awaits a task that a learner's cell began",
    ("wheel", "answers"): "its own solution fails in nbgrader, too",
    ("wheel", "test-hidden-tests"): "its own solution fails in nbgrader, too",
    ("wheel", "test-taskcell"): "its tests import a package that is not there",
    ("wheel", "validating-environment-variable"): "its test passes only in Validate",
}


def refused(mode: str) -> set[tuple[str, str]]:
    """(course, assignment) that this mode does not grade."""
    return set(REFUSED) if mode == "sealed" else set()


def expected(mode: str, sandbox: str) -> dict[Key, tuple[float | str | None, float | None]]:
    """All rows in which that mode differs."""
    return dict(_expected(mode, sandbox))


def _expected(mode: str, sandbox: str) -> Iterator[tuple[Key, tuple[float | str | None, float | None]]]:
    for difference in DIFFERENCES:
        if mode in difference.modes and (sandbox == "full" or not difference.sandbox):
            yield from ((key, pair) for key, pair in difference.rows.items() if key[:2] not in refused(mode))
