"""The values that flow through the kit. Read this first.

Every stage is a function from some of these records to others; none of them can be changed after it was made.
The words are the field's own: nbgrader's for cells, submissions and grades, learning science's for attempts and
mastery.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol

CellKind = Literal["markdown", "code", "readonly", "solution", "tests", "manual", "logbook"]
CellType = Literal["markdown", "code"]
Outcome = Literal["passed", "failed", "skipped", "broken"]
AnswerKind = Literal["reference", "blank", "right", "wrong", "generated", "mutant"]
Level = Literal["not started", "attempted", "familiar", "proficient", "mastered", "review due"]
#: The misconception that is none: the answer's cell is as it was released.
BLANK = "blank"
AdviceKind = Literal["continue", "prerequisite", "learn", "review"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One notebook cell. ``name`` is nbgrader's grade_id; it is empty for prose and plain code."""

    kind: CellKind
    cell_type: CellType
    source: str
    name: str = ""
    points: float = 0.0
    line: int = 0

    @property
    def skill(self) -> str:
        """The exercise this cell belongs to: the part of its name before the first hyphen."""
        return self.name.partition("-")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notebook:
    """The cells of one notebook, in order. In this kit a notebook is named like its assignment: the topic."""

    name: str
    assignment: str
    cells: tuple[Cell, ...]

    @property
    def skills(self) -> tuple[str, ...]:
        """The exercises in the order of their solution cells."""
        return tuple(cell.name for cell in self.cells if cell.kind == "solution")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something an author must mend before a topic may be released."""

    topic: str
    rule: str
    what: str
    skill: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to one exercise, as the whole source of its solution cell."""

    topic: str
    skill: str
    kind: AnswerKind
    name: str
    source: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code cell to run. ``graded`` cells decide points; the others only prepare or show.

    ``origin`` says whose text it is: cells of the source notebook without its solutions are the instructor's.
    """

    name: str
    source: str
    graded: bool = False
    origin: Literal["instructor", "learner"] = "learner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a run of the reference solution showed: the source notebook's cells, and for each tests cell its pins.

    Pins are what the tests need of the learner's objects; while a submission is judged nothing else is allowed.
    ``folder`` holds the instructor's data files, beside which the tests run.
    """

    cells: tuple[Code, ...]
    pins: Mapping[str, frozenset[str]]
    folder: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one notebook may use. Times in seconds, sizes in bytes."""

    cell_seconds: float = 30.0
    notebook_seconds: float = 120.0
    memory: int = 4 * 2**30
    output: int = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class CellResult:
    """What happened when one cell was run. ``outputs`` are nbformat outputs; ``seconds`` is CPU time.

    ``message`` is written for the learner; ``detail`` is what was seen in full, for the instructor alone.
    """

    name: str
    outcome: Outcome
    outputs: tuple[dict[str, Any], ...] = ()
    message: str = ""
    misconception: str = ""
    seconds: float = 0.0
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """What happened when a notebook was run: one result per code cell, in order."""

    results: tuple[CellResult, ...]
    seconds: float = 0.0

    def result(self, name: str) -> CellResult | None:
        """The result of the cell of that name, or None if it did not exist."""
        return next((r for r in self.results if r.name == name), None)


class Runner(Protocol):
    """What the stages need of an engine: run cells in a fresh process, now or in the background."""

    def execute(
        self,
        cells: Sequence[Code],
        *,
        limits: Limits | None = None,
        folder: Path | None = None,
        seed: int | None = None,
        stop_early: bool = False,
        reference: Reference | None = None,
    ) -> Execution:
        """Run the cells in order; one result per cell, whatever they do.

        With a ``reference`` the graded cells are judged in a process of their own, without one in the learner's.
        """
        ...

    def submit(
        self,
        cells: Sequence[Code],
        *,
        limits: Limits | None = None,
        folder: Path | None = None,
        seed: int | None = None,
        stop_early: bool = False,
        reference: Reference | None = None,
    ) -> "Future[Execution]":
        """As ``execute``, in the background."""
        ...

    def reference(
        self,
        cells: Sequence[Code],
        *,
        limits: Limits | None = None,
        folder: Path | None = None,
    ) -> Reference:
        """Run a source notebook with its solutions as submissions will be judged; AuthorError if a test fails."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What a student handed in for an assignment. ``timestamp`` is UTC."""

    student: str
    assignment: str
    timestamp: datetime
    digest: str
    cells: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Points of one grade cell. ``auto_score`` is None where a person must look."""

    name: str
    auto_score: float | None
    max_score: float
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestOutcome:
    """One tests cell within an attempt; ``score`` in [0, 1] is its share of the points."""

    __test__ = False

    name: str
    points: float
    score: float
    misconception: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One student's try at one skill. ``score`` in [0, 1] is the share of the skill's points.

    ``timestamp`` is when it was handed in, ``logged`` when its first grading was written down (None: at once).
    """

    student: str
    topic: str
    skill: str
    score: float
    timestamp: datetime
    submission: str = ""
    tests: tuple[TestOutcome, ...] = field(default=())
    logged: datetime | None = field(default=None, compare=False)

    @property
    def blank(self) -> bool:
        """Whether the exercise was not begun: what the stub raises is all that any of its tests met."""
        return bool(self.tests) and all(test.misconception == BLANK for test in self.tests)


class Logged(NamedTuple):
    """An ``Attempt`` as the mastery model reads millions of them: times in seconds since 1970 (POSIX).

    ``scores`` are (name, score) of its tests; none where the exercise was not begun.
    """

    logged: float
    timestamp: float
    student: str
    submission: str
    topic: str
    skill: str
    scores: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastery:
    """What is believed about one student and one topic, or, where ``skill`` is named, one exercise of it.

    ``estimate`` is the chance to pass a fresh, average hidden test of it today, ``low`` and ``high`` its 80 %
    interval, ``sure`` the probability that the true chance is at least 0.8, ``evidence`` the number of tests.
    """

    student: str
    topic: str
    estimate: float
    low: float
    high: float
    sure: float
    level: Level
    evidence: int
    last: datetime | None = None
    skill: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What a student could do next, in one sentence they understand. Advice, never a lock.

    ``kind``: go on with a topic that was started, strengthen the prerequisite of one that does not go well, begin a
    topic that is ready to be learned, or review a ``skill`` that has faded (empty for every other kind).
    """

    student: str
    topic: str
    kind: AdviceKind
    reason: str
    skill: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """A student as the gradebook knows them, with empty text for what it does not know.

    ``lms_id`` is their number in Canvas or Moodle.
    """

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What was assigned, and what it is worth in points; ``title`` is its longer name, if it has one."""

    name: str
    max_score: float
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What one submission earned. ``points`` is None while nothing of it is graded; ``waiting``: a person must look."""

    student: str
    assignment: str
    points: float | None
    penalty: float = 0.0
    waiting: bool = False
    timestamp: datetime | None = None

    @property
    def total(self) -> float | None:
        """The points less the penalty for being late, never below zero."""
        return None if self.points is None else max(0.0, self.points - self.penalty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gradesheet:
    """All learners, all assignments, and a Score for each submission there is."""

    learners: tuple[Learner, ...]
    assignments: tuple[Assignment, ...]
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of a class with its 95 % interval; ``math.inf`` where it was not reached."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTest:
    """One tests cell of an exercise: the share of those who tried whose answer passed it at some time."""

    name: str
    passed: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMisconception:
    """One misconception of an exercise: its learners, those in whom it came back, its share of all who missed."""

    id: str
    learners: int
    again: int
    share: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something about an exercise that its author should look at, in one sentence.

    ``misconception`` is the one it is about, if it is about one.
    """

    kind: str
    sentence: str
    misconception: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a class's attempts say about one exercise. A figure is None where too few learners tell.

    ``tried`` learners filled it in, ``blank`` ones never did, ``missed`` ones handed in a wrong answer at some time;
    all figures are about those who tried. ``facility`` is the mean score of the first try, ``discrimination`` its
    corrected item-total correlation, ``solved`` the share with full points at some time, ``tries`` the median number
    of hand-ins up to that, ``days`` the median time from the first try to it, of those who missed at first.
    ``solved_at[k]`` learners solved it at their try number k + 1.
    """

    topic: str
    skill: str
    tried: int
    blank: int
    missed: int
    facility: Figure | None = None
    discrimination: Figure | None = None
    solved: Figure | None = None
    tries: Figure | None = None
    days: Figure | None = None
    solved_at: tuple[int, ...] = ()
    tests: tuple[ItemTest, ...] = ()
    misconceptions: tuple[ItemMisconception, ...] = ()
    flags: tuple[Flag, ...] = ()
