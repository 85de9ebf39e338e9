"""Whether mastery can be believed: the proof on simulated courses, and the same on any table of responses."""

import os
from pathlib import Path
from typing import Annotated

import typer

from autograder.cli.common import app, complaints, console, explained

#: In docs/mastery.md, what stands below it is written by the command.
MARK = "<!-- everything below is written by `make proof` -->"
#: A folder with assistments09_train.csv and assistments09_test.csv, which are not ours to publish.
DATA = "COURSE_MASTERY_DATA"


@app.command("mastery-proof")
@explained
def mastery_proof(
    quick: Annotated[bool, typer.Option("--quick", help="Fewer learners and wider bars: for CI.")] = False,
    page: Annotated[Path | None, typer.Option(help="Write the tables below the mark of this page.")] = None,
) -> None:
    """Judge simulated learners whose mastery is known; exit with 1 if a figure misses its bar."""
    from autograder.pipeline import proving

    proof = proving.proof(quick=quick, data=os.environ.get(DATA, ""), announce=complaints.print)
    text = proving.tables(proof)
    typer.echo(text)
    if page is not None:
        before = page.read_text(encoding="utf-8").partition(MARK)[0]
        page.write_text(f"{before}{MARK}\n\n{text}", encoding="utf-8")
    if missed := [bar.name for bar in proving.bars(proof) if not bar.met]:
        complaints.print(f"missed: {'; '.join(missed)}")
        raise typer.Exit(1)


@app.command("mastery-eval")
@explained
def mastery_eval(
    file: Annotated[Path, typer.Argument(help="A row a response; commas, tabs or semicolons.", metavar="FILE.csv")],
    *,
    held_out: Annotated[Path | None, typer.Option(help="Predict these learners, not a fifth of FILE's.")] = None,
    learner: Annotated[str, typer.Option(help="Name of the column.")] = "learner",
    skill: Annotated[str, typer.Option(help="Name of the column.")] = "skill",
    item: Annotated[str, typer.Option(help="Name of the column.")] = "item",
    time: Annotated[str, typer.Option(help="Name of the column: seconds.")] = "time",
    score: Annotated[str, typer.Option(help="Name of the column: 0 to 1.")] = "score",
) -> None:
    """Predict each next response of unseen learners: AUC, log-loss and calibration, beside the rivals'."""
    from autograder.mastery.proof import responses

    columns = responses.Columns(learner=learner, skill=skill, item=item, time=time, score=score)
    rows = responses.read_responses(file, columns)
    train, test = responses.split(rows) if held_out is None else (rows, responses.read_responses(held_out, columns))
    found = responses.evaluate(train, test)
    console.print(f"{len(test):,} responses of learners unseen, {len(train):,} to learn from", highlight=False)
    typer.echo(responses.table(found))
