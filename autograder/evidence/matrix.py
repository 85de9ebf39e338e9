"""Every answer against every tests cell: one rule, one function."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from autograder.errors import AuthorError
from autograder.evidence.answers import Bank
from autograder.evidence.exercise import Exercise, whole
from autograder.evidence.generated import MARK, generated
from autograder.records import Answer, CellResult, Execution, Notebook, Problem, Reference, Runner

RIGHT_ANSWERS = 2
WRONG_ANSWERS = 4
NOTEBOOK_SECONDS = 30.0
EXERCISE_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """An answer and what the tests cells said of it."""

    exercise: Exercise
    answer: Answer
    execution: Execution

    @property
    def tests(self) -> tuple[CellResult, ...]:
        """The results of the exercise's own tests cells."""
        names = {cell.name for cell in self.exercise.tests}
        return tuple(result for result in self.execution.results if result.name in names)

    @property
    def refused(self) -> tuple[CellResult, ...]:
        """The tests cells that did not pass."""
        return tuple(result for result in self.tests if result.outcome != "passed")

    def problem(self, rule: str, what: str) -> Problem:
        """A problem of this exercise."""
        return Problem(
            topic=self.exercise.topic,
            rule=rule,
            what=what,
            skill=self.exercise.skill,
            line=self.exercise.solution.line,
        )


def check(
    runner: Runner,
    notebook: Notebook,
    exercises: tuple[Exercise, ...],
    bank: Bank,
    *,
    reference: "Future[Execution] | None" = None,
    quick: bool = False,
) -> tuple[Problem, ...]:
    """All problems that running the answers brings to light; ``quick`` runs the reference and the blank only.

    ``reference`` is a run of the whole notebook with its own solutions, if there is one already.
    """
    blanks = {exercise.skill: exercise.blank for exercise in exercises}
    reference = reference or runner.submit(whole(notebook, {}))
    blank = runner.submit(whole(notebook, blanks))
    waiting = [
        (exercise, answer, runner.submit(exercise.with_answer(answer.source)))
        for exercise in exercises
        for answer in (() if quick else _answers(exercise, bank))
    ]
    trials = [Trial(exercise=e, answer=a, execution=future.result()) for e, a, future in waiting]
    across = across_the_boundary(runner, trials)
    return (
        *the_reference_earns_full_points(notebook, reference.result()),
        *the_blank_earns_nothing(notebook, blank.result()),
        *the_bank_is_complete(exercises, bank),
        *(problem for trial in trials for problem in _judge(trial)),
        *across,
    )


def across_the_boundary(runner: Runner, trials: Sequence[Trial]) -> tuple[Problem, ...]:
    """Each exercise's tests can be judged in a process of their own, with the same verdict on every answer."""
    problems: list[Problem] = []
    waiting: list[tuple[Trial, Future[Execution]]] = []
    references: dict[str, Reference] = {}
    for trial in trials:
        exercise = trial.exercise
        if trial.answer.kind == "reference":
            try:
                references[exercise.skill] = runner.reference(exercise.with_answer(trial.answer.source))
            except AuthorError as error:
                problems.append(trial.problem("judge", str(error)))
        if exercise.skill in references:
            cells, reference = exercise.with_answer(trial.answer.source), references[exercise.skill]
            waiting.append((trial, runner.submit(cells, reference=reference)))
    for trial, future in waiting:
        problems += the_judge_agrees(trial, future.result())
    return tuple(problems)


def the_judge_agrees(trial: Trial, judged: Execution) -> Iterator[Problem]:
    """A tests cell says the same of an answer in a kernel and in the judge's process."""
    for ours in trial.tests:
        theirs = judged.result(ours.name)
        if theirs is None or (theirs.outcome, theirs.misconception) != (ours.outcome, ours.misconception):
            seen = "nothing" if theirs is None else f"{theirs.outcome} [{theirs.misconception}] {theirs.detail}"
            here = f"{ours.outcome} [{ours.misconception}] {ours.message}"
            yield trial.problem("judge", f"{trial.answer.name}: {ours.name}: in a kernel {here}; judged apart {seen}")


def neighbours(runner: Runner, notebook: Notebook, exercises: tuple[Exercise, ...], bank: Bank) -> tuple[Problem, ...]:
    """A wrong answer in an otherwise perfect notebook loses points on no other exercise."""
    waiting: list[tuple[Exercise, Answer, Future[Execution]]] = [
        (exercise, answer, runner.submit(whole(notebook, {exercise.skill: answer.source})))
        for exercise in exercises
        for answer in bank.of(exercise.skill, "wrong")
    ]
    problems = []
    for exercise, answer, future in waiting:
        own = {exercise.skill, *(cell.name for cell in exercise.tests)}
        tests = {cell.name for cell in notebook.cells if cell.kind == "tests"} - own
        for result in future.result().results:
            if result.name in tests and result.outcome != "passed":
                trial = Trial(exercise=exercise, answer=answer, execution=future.result())
                problems.append(
                    trial.problem("neighbours", f"{answer.name} also fails {result.name}: {result.message}")
                )
    return tuple(problems)


def _answers(exercise: Exercise, bank: Bank) -> Iterator[Answer]:
    yield Answer(
        topic=exercise.topic,
        skill=exercise.skill,
        kind="reference",
        name="reference",
        source=exercise.solution.source,
    )
    yield from bank.of(exercise.skill, "right")
    yield from bank.of(exercise.skill, "wrong")
    yield from generated(exercise)


def _judge(trial: Trial) -> Iterator[Problem]:
    match trial.answer.kind:
        case "reference" | "right":
            yield from right_answers_are_accepted(trial)
        case "wrong":
            yield from wrong_answers_are_refused(trial)
        case "generated":
            yield from general_mistakes_are_refused(trial)


def the_reference_earns_full_points(notebook: Notebook, execution: Execution) -> Iterator[Problem]:
    """Every cell of the reference notebook runs, every tests cell passes, within the time."""
    for result in execution.results:
        if result.outcome != "passed":
            yield Problem(topic=notebook.name, rule="reference", what=f"{result.name}: {result.message}")
    if execution.seconds > NOTEBOOK_SECONDS:
        what = f"the notebook takes {execution.seconds:.0f} s, at most {NOTEBOOK_SECONDS:.0f} s."
        yield Problem(topic=notebook.name, rule="seconds", what=what)


def the_blank_earns_nothing(notebook: Notebook, execution: Execution) -> Iterator[Problem]:
    """The released notebook, handed in untouched, earns 0 in every tests cell and crashes nothing."""
    tests = {cell.name for cell in notebook.cells if cell.kind == "tests"}
    for result in execution.results:
        if result.name in tests and result.outcome != "failed":
            yield Problem(topic=notebook.name, rule="blank", what=f"{result.name} {result.outcome} without an answer.")
        if "DeadKernelError" in str(result.outputs):
            yield Problem(topic=notebook.name, rule="blank", what=f"{result.name} crashed the process.")


def the_bank_is_complete(exercises: tuple[Exercise, ...], bank: Bank) -> Iterator[Problem]:
    """At least two right answers, and at least four wrong ones with those that are generated."""
    for exercise in exercises:
        right = len(bank.of(exercise.skill, "right"))
        wrong = len(bank.of(exercise.skill, "wrong"))
        for found, wanted, what in (
            (right, RIGHT_ANSWERS, "right answers"),
            (wrong, 1, "named wrong answers"),
            (wrong + len(generated(exercise)), WRONG_ANSWERS, "wrong answers in all"),
        ):
            if found < wanted:
                yield Problem(
                    topic=exercise.topic,
                    rule="bank",
                    what=f"{found} {what}, at least {wanted}.",
                    skill=exercise.skill,
                    line=exercise.solution.line,
                )


def right_answers_are_accepted(trial: Trial) -> Iterator[Problem]:
    """A right answer passes every tests cell of its exercise, without a warning, alone and in time."""
    for result in trial.execution.results:
        if result.outcome != "passed":
            yield trial.problem("right", f"{trial.answer.name} is refused by {result.name}: {result.message}")
        for output in result.outputs:
            if output.get("name") == "stderr" and output["text"].strip():
                text = output["text"].strip().splitlines()[-1]
                yield trial.problem("warnings", f"{trial.answer.name} warns in {result.name}: {text}")
    if trial.execution.seconds > EXERCISE_SECONDS:
        yield trial.problem("seconds", f"{trial.answer.name} takes {trial.execution.seconds:.1f} s.")


def wrong_answers_are_refused(trial: Trial) -> Iterator[Problem]:
    """A wrong answer loses points, and one of the cells that refuse it names its misconception."""
    name = f"{trial.answer.name} ({trial.answer.about})"
    if not trial.refused:
        yield trial.problem("wrong", f"{name} earns full points.")
    elif trial.answer.name not in {result.misconception for result in trial.refused}:
        said = "; ".join(f"{r.name} [{r.misconception or '-'}] {r.message}" for r in trial.refused)
        yield trial.problem("misconception", f"{name} is refused, but not by its own message: {said}")


def general_mistakes_are_refused(trial: Trial) -> Iterator[Problem]:
    """A generated wrong answer that really changed something loses points."""
    printed = "".join(o.get("text", "") for r in trial.execution.results for o in r.outputs)
    if MARK in printed and not trial.refused:
        yield trial.problem("generated", f"an answer that {GENERAL[trial.answer.name]} earns full points.")


GENERAL = {
    "none": "returns None",
    "hardcoded": "always returns its first result",
    "column_vector": "returns a column instead of a one-dimensional array",
    "mutates": "changes its arguments in place",
    "global_rng": "draws from NumPy's global random state",
    "wrong_axis": "works along the other axis",
}
