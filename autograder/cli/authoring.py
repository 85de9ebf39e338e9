"""The author's commands: build and check."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.table import Table

from autograder.cli.common import Confinement, Sandbox, Topics, app, bar, complain, console, explained, workers
from autograder.config import Paths
from autograder.engine import Engine
from autograder.pipeline import authoring
from autograder.records import Problem


@app.command()
@explained
def build(topics: Topics = None, sandbox: Confinement = Sandbox.full) -> None:
    """Build [cyan]source/<topic>/<topic>.ipynb[/] from the author's text, executed with the reference solution."""
    paths = Paths.find()
    names = authoring.published(paths, topics or ())
    with Engine(workers(), sandbox=sandbox.value) as engine, bar(len(names)) as advance:
        for topic, changed in authoring.build(paths, engine, names):
            advance(topic)
            console.print(f"{topic}: {'built' if changed else 'up to date'}")


@app.command()
@explained
def check(
    topics: Topics = None,
    mutate: Annotated[
        bool, typer.Option("--mutate", help="Also mutants, seeds and neighbours; what is not stale is not run again.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="With --mutate: run again what is not stale, too.")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="Only the text, the reference and the blank.")] = False,
    sandbox: Confinement = Sandbox.full,
) -> None:
    """The author's gate: every rule a topic must keep before it may be released."""
    paths = Paths.find()
    names = authoring.published(paths, topics or ())
    with Engine(workers(), sandbox=sandbox.value) as engine:
        problems = run_checks(paths, engine, names, quick=quick)
        if mutate:
            problems += _slow_evidence(paths, engine, names, everything)
    tell_problems(names, problems)


def run_checks(
    paths: Paths, engine: Engine, names: Sequence[str], *, quick: bool, write: bool = False
) -> list[Problem]:
    """Check topics, with a progress bar; ``write`` builds their notebooks on the way."""
    problems: list[Problem] = []
    with bar(len(names)) as advance:
        for topic, found in authoring.check(paths, engine, names, quick=quick, write=write):
            problems += found
            advance(topic)
    return problems


def _slow_evidence(paths: Paths, engine: Engine, names: Sequence[str], everything: bool) -> list[Problem]:
    problems: list[Problem] = []
    table = Table("exercise", "mutants", "killed", "equivalent", "justified", "rate", title="Mutants of the references")
    table.columns[0].no_wrap = True
    for topic in names:
        tallies = authoring.mutate(paths, engine, topic, everything=everything, tell=complain)
        problems += authoring.verdict(paths, engine, topic, tallies)
        for t in tallies:
            numbers = map(str, (t.mutants, t.killed, t.equivalent, t.justified))
            table.add_row(f"{topic}: {t.skill}", *numbers, f"{t.rate:.0%}")
            for change in t.survivors:
                complain(f"{topic}: {t.skill}: nobody noticed {change}")
    console.print(table)
    return problems


def tell_problems(names: Sequence[str], problems: Sequence[Problem]) -> None:
    """Print each problem with its place; exit 1 if there are any."""
    for problem in problems:
        place = f"source/{problem.topic}.py" + (f":{problem.line}" if problem.line else "")
        skill = f"{problem.skill}: " if problem.skill else ""
        text = f"{place}: [{problem.rule}] {skill}{problem.what}"
        console.print(text, markup=False, highlight=False, soft_wrap=True)
    if problems:
        table = Table("topic", "rule", "problems")
        for (topic, rule), count in Counter((problem.topic, problem.rule) for problem in problems).items():
            table.add_row(topic, rule, str(count))
        console.print(table)
        raise typer.Exit(1)
    console.print(f"[green]✓[/] {', '.join(names)}: every rule is kept")
