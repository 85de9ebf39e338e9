"""The learner's command line."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from course.syllabus import Topic, load_syllabus

app = typer.Typer(name="course", help="The course as a learner meets it.", no_args_is_help=True)
console = Console()


@app.callback()
def main() -> None:
    """The course as a learner meets it."""


@app.command()
def topics(
    topic: Annotated[str, typer.Argument(help="A topic's id: show its exercises.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Also topics that are not published yet.")] = False,
) -> None:
    """List the topics in the order of study, or the exercises of one."""
    syllabus = load_syllabus()
    if not topic:
        console.print(_overview([entry for entry in syllabus.topics if entry.published or everything]))
        return
    try:
        console.print(_exercises(syllabus.topic(topic)))
    except KeyError as error:
        Console(stderr=True).print(str(error.args[0]), markup=False, highlight=False)
        raise typer.Exit(1) from error


def _overview(entries: list[Topic]) -> Table:
    table = Table("topic", "title", "strand", "hours", "needs", title="The course")
    for entry in entries:
        table.add_row(entry.id, entry.title, entry.strand, str(entry.hours), ", ".join(entry.needs))
    return table


def _exercises(entry: Topic) -> Table:
    table = Table("exercise", "what it trains", "kind", "points", title=f"{entry.title}: {entry.hours} hours")
    for skill in entry.skills:
        table.add_row(skill.id, skill.title, skill.tag, str(skill.points))
    return table
