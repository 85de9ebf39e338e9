"""What every command shares: the app, the consoles, the progress bar, errors as a sentence and an exit code."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from autograder.errors import KitError

P = ParamSpec("P")

console = Console()
complaints = Console(stderr=True)
app = typer.Typer(
    name="autograder",
    help="Build, check, release and grade the course's notebooks; say who has mastered what.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,
)

Topics = Annotated[list[str] | None, typer.Argument(help="Topics, as in the syllabus; all published ones by default.")]
CourseFolder = Annotated[Path, typer.Option("--course", help="Folder of any nbgrader course.", show_default="here")]


class Sandbox(StrEnum):
    """How learners' code is confined."""

    full = "full"
    none = "none"


Confinement = Annotated[
    Sandbox, typer.Option("--sandbox", help="none: notebooks run with your rights, on machines that cannot hold them.")
]
HERE = Path()
INTERRUPTED = 130  # what a shell gives for a command that SIGINT ended


def explained(command: Callable[P, None]) -> Callable[P, None]:
    """Turn the kit's own errors into a sentence and an exit code."""

    @wraps(command)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except KitError as error:
            complain(f"{type(error).__name__}: {error}")
            raise typer.Exit(error.exit_code) from error

    return wrapper


def complain(text: str) -> None:
    """Say on stderr what needs a person."""
    complaints.print(text, markup=False, highlight=False, soft_wrap=True)


def workers() -> int:
    """One notebook at a time for each core we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def bar(total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar; call what it yields with the name of what begins, or has ended, now."""
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=complaints, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("", total=total)

        def advance(what: str) -> None:
            progress.update(task, description=what, advance=1)

        yield advance
