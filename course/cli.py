"""The learner's command line."""

import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from course import journal, workspace
from course import plan as planning
from course.lab import OPTIONS
from course.pages import words
from course.syllabus import Topic, load_syllabus

app = typer.Typer(name="course", help="The course as a learner meets it.", no_args_is_help=True)
console = Console()
DAY = ["%Y-%m-%d"]


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
        raise _refused(error.args[0]) from error


@app.command()
def plan(
    *,
    hours: Annotated[float, typer.Option(help="Hours of study a week.")] = 10.0,
    start: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day; default: next Monday.")
    ] = None,
    background: Annotated[
        planning.Background, typer.Option(help="What you bring: it changes what is expected to be quick.")
    ] = planning.Background.NEW,
    everything: Annotated[bool, typer.Option("--all", help="Also topics that are not published yet.")] = False,
    ics: Annotated[Path | None, typer.Option(help="Write the plan as a calendar file, too.")] = None,
) -> None:
    """Plan your weeks: every topic after what it needs, with time to catch up, and the day you will be done."""
    first = start.date() if start else planning.monday(date.today()) + planning.WEEK  # noqa: DTZ011 (the learner's day)
    chosen = planning.StudyPlan(start=first, hours=hours, background=background, everything=everything)
    try:
        made = planning.plan(load_syllabus(), chosen)
    except planning.PlanError as error:
        raise _refused(str(error)) from error
    with suppress(workspace.WorkspaceError):  # outside a workspace a plan is only shown
        workspace.find(Path()).keep_plan(chosen)
    table = Table("week", "from", "what", title=f"{hours:g} hours a week, from {first}")
    for week in made.weeks:
        table.add_row(str(week.number), week.start.isoformat(), planning.sentence(week))
    console.print(table)
    console.print(f"Done on {made.finish}: {made.hours:.0f} hours of study in {len(made.weeks)} weeks.")
    if ics:
        _written(ics, planning.calendar(made))
        console.print(f"Written: {ics}", markup=False, highlight=False)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def start(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Your workspace.", show_default="here")] = Path(),
    *,
    exchange: Annotated[
        Path | None, typer.Option(help="Your instructor's exchange; without it the kit grades.")
    ] = None,
    course_id: Annotated[str, typer.Option("--course", help="The course's name in that exchange.")] = "",
    lab: Annotated[bool, typer.Option("--lab/--no-lab", help="Open JupyterLab.")] = True,
) -> None:
    """Make a workspace of your own, or continue in it, and open JupyterLab there; your work is never overwritten.

    Without an instructor the kit itself grades what you hand in, for as long as JupyterLab is open. Further options are
    JupyterLab's own.
    """
    try:
        place = workspace.begin(folder, shared=exchange, course_id=course_id)
        for sentence in place.prepare():
            console.print(sentence, markup=False, highlight=False)
        console.print(f"your workspace: {place.root}", markup=False, highlight=False, soft_wrap=True)
        code = _open_lab(place, context.args) if lab else 0
    except workspace.WorkspaceError as error:
        raise _refused(str(error)) from error
    raise typer.Exit(code)


def _open_lab(place: workspace.Workspace, options: list[str]) -> int:
    """JupyterLab in the workspace, and beside it the kit that grades where nobody else does; Lab's exit code."""
    command = [
        *(sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={place.root}"),
        *OPTIONS,
        *options,
    ]
    watcher = None if place.kit is None else place.watcher()
    try:
        return _until_closed(command, place.root)
    finally:
        if watcher is not None:
            watcher.terminate()
            watcher.wait()


def _until_closed(command: list[str], folder: Path) -> int:
    """Run JupyterLab until it ends, or until somebody ends us: then it ends, too. Its exit code."""
    lab = subprocess.Popen(command, cwd=folder)  # noqa: S603 (our own command)
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: lab.terminate())
    while True:
        with suppress(KeyboardInterrupt):  # Ctrl-C reaches Jupyter, too, which asks whether it is meant
            return lab.wait()


@app.command()
def submit(
    topic: Annotated[str, typer.Argument(help="The assignment to hand in, as it was saved last.")],
    *,
    folder: Annotated[Path, typer.Option(help="Your workspace.", show_default="here")] = Path(),
    wait: Annotated[float, typer.Option(help="Seconds to wait for the feedback.", min=0)] = 60.0,
) -> None:
    """Hand a topic in and show its feedback when it is graded."""
    try:
        place = workspace.find(folder)
        place.submit(topic)
        console.print(f"{topic}: handed in")
        _show(topic, place.feedback(topic, wait))
    except workspace.WorkspaceError as error:
        raise _refused(str(error)) from error


@app.command()
def feedback(
    topic: Annotated[str, typer.Argument(help="What you have handed in.")],
    *,
    folder: Annotated[Path, typer.Option(help="Your workspace.", show_default="here")] = Path(),
) -> None:
    """Fetch and show the feedback on what you handed in last."""
    try:
        _show(topic, workspace.find(folder).feedback(topic))
    except workspace.WorkspaceError as error:
        raise _refused(str(error)) from error


def _show(topic: str, found: workspace.Returned | None) -> None:
    if found is None:
        console.print(f"There is no feedback yet. Ask again later: course feedback {topic}")
        return
    note = found.feedback
    if note.refused:
        raise _refused(note.refused)
    table = Table("exercise", "points", "of", "what the checks said", title=words.points(note))
    for it in note.exercises:
        said = "\n".join(one.sentence for one in it.said) or words.state(it)
        table.add_row(Text(it.skill), f"{it.score:g}", f"{it.max_score:g}", Text(said))
    console.print(table)
    for sentence in (words.mastery(note), *(f"{it.kind}: {it.title}. {it.reason}" for it in note.next[:1])):
        console.print(sentence, markup=False, highlight=False)
    console.print(f"Every cell with its output: {found.page}", markup=False, highlight=False, soft_wrap=True)


@app.command("next")
def next_(folder: Annotated[Path, typer.Option(help="Your workspace.", show_default="here")] = Path()) -> None:
    """What to do next, and why: topics that are ready to be learned, and what has faded."""
    try:
        note = workspace.find(folder).standing()
    except workspace.WorkspaceError as error:
        raise _refused(str(error)) from error
    if note is None:
        raise _refused("Nothing of yours has come back yet. Hand something in: course submit TOPIC")
    console.print(f"As of {note.written[:10]}:", highlight=False)
    for it in note.next:
        console.print(f"{it.kind}: {it.title} ({it.topic})\n  {it.reason}", markup=False, highlight=False)


@app.command()
def log(
    topic: Annotated[str, typer.Argument(help="What you worked on; without it the journal is summed up.")] = "",
    *,
    hours: Annotated[float, typer.Option(help="How long.")] = 0.0,
    learned: Annotated[str, typer.Option(help="What you learned.")] = "",
    hard: Annotated[str, typer.Option(help="What was hard.")] = "",
    review: Annotated[str, typer.Option("--next", help="What to review next.")] = "",
    day: Annotated[datetime | None, typer.Option(formats=DAY, help="When; default: today.")] = None,
    goal: Annotated[float, typer.Option(help="Hours a week that you aim at.")] = 10.0,
    folder: Annotated[Path, typer.Option(help="Where the journal lies, a Markdown file a session.")] = Path("journal"),
    notebooks: Annotated[Path, typer.Option(help="Where your notebooks lie, whose log-books count.")] = Path(),
) -> None:
    """Write a session of study into your journal, or see your hours by week and by topic."""
    today = date.today()  # noqa: DTZ011 (the learner's own day)
    try:
        if topic:
            load_syllabus().topic(topic)
            when = day.date() if day else today
            entry = journal.Entry(day=when, topic=topic, hours=hours, learned=learned, hard=hard, review=review)
            console.print(f"Written: {journal.write(folder, entry)}", markup=False, highlight=False)
            return
        entries = journal.read(folder)
    except KeyError as error:
        raise _refused(error.args[0]) from error
    except journal.JournalError as error:
        raise _refused(str(error)) from error
    logbook = journal.logbook_hours(sorted(notebooks.glob("*/*.ipynb")))
    if not entries and not logbook:
        console.print("The journal is empty. Begin it with: course log TOPIC --hours 2 --learned '…' --hard '…'")
        return
    weeks = Table("week from", "hours", f"of {goal:g}", title="Hours by week")
    for monday, spent in journal.by_week(entries):
        weeks.add_row(monday.isoformat(), f"{spent:g}", f"{spent / goal:.0%}" if goal > 0 else "")
    topics_ = Table("topic", "hours", "planned", title="Hours by topic")
    planned = {known.id: known.hours for known in load_syllabus().topics}
    for name, spent in sorted(journal.by_topic(entries, logbook).items()):
        topics_.add_row(name, f"{spent:g}", str(planned.get(name, "")))
    console.print(weeks, topics_)


def _refused(sentence: str) -> typer.Exit:
    """Say what is wrong; the exit to raise."""
    Console(stderr=True).print(sentence, markup=False, highlight=False)
    return typer.Exit(1)


def _written(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise _refused(f"{path} cannot be written: {error.strerror}.") from error


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
