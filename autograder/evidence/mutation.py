"""Does the evidence of an exercise hold when the reference is changed a little, or the seed?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import AuthorError
from autograder.evidence.answers import Bank
from autograder.evidence.exercise import Exercise
from autograder.evidence.mutants import mutants
from autograder.records import Answer, Code, Execution, Limits, Problem, Runner

#: Run as a cell: the jail in which it runs does not show this package.
ALIKE = Path(__file__).with_name("probing.py").read_text(encoding="utf-8")
PROBE_ROUNDS = 400
SOAK_SEEDS = 50
KILL_RATE_SKILL = 0.90
KILL_RATE_TOPIC = 0.95
#: A mutant may loop for ever; what takes so much longer than the reference is stopped, which kills it.
PATIENCE = 10.0
LEAST_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of the mutants of one exercise; ``survivors`` are their changes."""

    skill: str
    mutants: int
    killed: int
    equivalent: int
    justified: int
    survivors: tuple[str, ...]
    flakes: tuple[str, ...] = ()

    @property
    def rate(self) -> float:
        """Killed mutants as a share of those that differ from the reference."""
        different = self.killed + len(self.survivors)
        return self.killed / different if different else 1.0


def examine(runner: Runner, exercise: Exercise, bank: Bank) -> Tally:
    """Mutate the reference of one exercise, and soak its right answers in other seeds."""
    all_mutants = mutants(exercise.topic, exercise.skill, exercise.solution.source)
    base = runner.execute(exercise.with_answer(exercise.solution.source))
    if _failure(base):
        raise AuthorError(f"the reference of {exercise.skill} fails ({_failure(base)}): mutants would prove nothing.")
    patience = PATIENCE * base.seconds
    limits = Limits(cell_seconds=LEAST_SECONDS + patience, notebook_seconds=30.0 + patience)
    alive = _survivors(runner, exercise, all_mutants, limits)
    justified = [m for m in alive if (exercise.skill, m.name) in bank.equivalent]
    rest = [m for m in alive if m not in justified]
    equivalent = _equivalent(runner, exercise, rest, bank, limits)
    return Tally(
        skill=exercise.skill,
        mutants=len(all_mutants),
        killed=len(all_mutants) - len(alive),
        equivalent=len(equivalent),
        justified=len(justified),
        survivors=tuple(m.name for m in rest if m not in equivalent),
        flakes=soak(runner, exercise, bank),
    )


def _survivors(runner: Runner, exercise: Exercise, candidates: Sequence[Answer], limits: Limits) -> tuple[Answer, ...]:
    runs = [
        (mutant, runner.submit(exercise.with_answer(mutant.source), limits=limits, stop_early=True))
        for mutant in candidates
    ]
    return tuple(mutant for mutant, run in runs if all(r.outcome == "passed" for r in run.result().results))


def _equivalent(
    runner: Runner, exercise: Exercise, candidates: Sequence[Answer], bank: Bank, limits: Limits
) -> tuple[Answer, ...]:
    setup = "\n".join(cell.source for cell in exercise.setup)
    runs = []
    for mutant in candidates:
        arguments = (
            setup,
            exercise.solution.source,
            mutant.source,
            bank.probes,
            exercise.skill,
        )
        call = f"alike({', '.join(map(repr, arguments))}, rounds={PROBE_ROUNDS})"
        cells = [Code(name="alike", source=ALIKE), Code(name="probe", source=f"assert {call}, 'they differ'")]
        runs.append((mutant, runner.submit(cells, limits=limits)))
    return tuple(mutant for mutant, run in runs if run.result().results[1].outcome == "passed")


def soak(runner: Runner, exercise: Exercise, bank: Bank) -> tuple[str, ...]:
    """The reference and the right answers under 50 base seeds; each failure in words."""
    sources = {"reference": exercise.solution.source}
    sources |= {answer.name: answer.source for answer in bank.of(exercise.skill, "right")}
    runs = [
        (name, seed, runner.submit(exercise.with_answer(source), seed=seed))
        for name, source in sources.items()
        for seed in range(SOAK_SEEDS)
    ]
    return tuple(f"{name}, seed {seed}: {bad}" for name, seed, run in runs if (bad := _failure(run.result())))


def _failure(execution: Execution) -> str:
    return next((f"{r.name}: {r.message}" for r in execution.results if r.outcome != "passed"), "")


def verdict(topic: str, tallies: Sequence[Tally]) -> tuple[Problem, ...]:
    """What falls short of the bars: 90 % of each exercise's mutants, 95 % of the topic's, no flake."""
    problems = []
    for tally in tallies:
        if tally.rate < KILL_RATE_SKILL:
            what = f"{tally.rate:.0%} of the mutants killed, at least {KILL_RATE_SKILL:.0%}."
            problems.append(Problem(topic=topic, rule="mutation", what=what, skill=tally.skill))
        problems += [Problem(topic=topic, rule="soak", what=flake, skill=tally.skill) for flake in tally.flakes]
    killed, alive = sum(t.killed for t in tallies), sum(len(t.survivors) for t in tallies)
    if killed < KILL_RATE_TOPIC * (killed + alive):
        what = f"{killed / (killed + alive):.0%} of the topic's mutants killed, at least {KILL_RATE_TOPIC:.0%}."
        problems.append(Problem(topic=topic, rule="mutation", what=what))
    return tuple(problems)
