"""The kit at work on this machine: JupyterLab on the released topics, and a made-up class."""

import os
import sys
from datetime import UTC, datetime

import typer

from autograder.cli.authoring import run_checks, tell_problems
from autograder.cli.common import Confinement, Sandbox, app, console, explained, workers
from autograder.cli.grading import run_grading
from autograder.cli.reports import tell_report
from autograder.config import Paths
from autograder.engine import Engine
from autograder.pipeline import authoring
from course.lab import OPTIONS

#: The instructor's page beside what is the learner's.
SERVICE = "--ServerApp.jpserver_extensions=autograder.service=True"


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
@explained
def lab(context: typer.Context) -> None:
    """Open JupyterLab on the released topics; further options are JupyterLab's own."""
    from autograder.gradebook import open_course
    from autograder.pipeline import grading

    paths = Paths.find()
    work = grading.workplace(open_course(paths.root))
    console.print(f"your notebooks: {work}", soft_wrap=True)
    os.chdir(paths.root)  # nbgrader's extensions read nbgrader_config.py from the current folder
    options = [f"--LabApp.default_url=/lab/tree/{work.relative_to(paths.root)}", *OPTIONS, SERVICE]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "jupyterlab", *options, *context.args])  # noqa: S606


@app.command()
@explained
def demo(sandbox: Confinement = Sandbox.full) -> None:
    """A made-up class of twelve in [cyan]build/demo[/] and its first topics: built, checked, released, graded."""
    from autograder import reports
    from autograder.pipeline import demo as walk
    from autograder.pipeline import grading, reporting
    from autograder.pipeline.sources import Mode

    paths, now = Paths.find(), datetime.now(UTC)
    names = authoring.published(paths)[: walk.TERM]
    with Engine(workers(), sandbox=sandbox.value) as engine:
        tell_problems(names, run_checks(paths, engine, names, quick=True, write=True))
        course = walk.open_demo(paths)
        for name in grading.release(course, names):
            console.print(f"{name}: released")
        console.print(f"{walk.hand_in(paths, course, names, now)} submissions of a class of twelve")
        failed = run_grading(course, engine, mode=Mode(sandbox=sandbox.value))
    console.print(reports.mastery_table(reporting.class_record(course, now)))
    tell_report(course)
    if failed:
        raise typer.Exit(1)
