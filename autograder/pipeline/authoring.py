"""Author's text → notebook → evidence: what must hold before a topic is released."""

from collections.abc import Callable, Sequence

import nbformat

from autograder import evidence, notebooks
from autograder.config import Paths, shared_sources
from autograder.errors import AuthorError
from autograder.records import Notebook, Problem, Runner
from course.syllabus import Syllabus, load_syllabus

Progress = Callable[[str], None]


def published(paths: Paths, topics: Sequence[str] = ()) -> tuple[str, ...]:
    """The topics to work on: those named, else all published ones, in the syllabus' order."""
    syllabus = load_syllabus()
    known = {topic.id for topic in syllabus.topics}
    for topic in topics:
        if topic not in known or not paths.text(topic).exists():
            raise AuthorError(
                f"no such topic: {topic!r}.",
                where=paths.source,
                todo=f"There are: {', '.join(sorted(known))}.",
            )
    return tuple(topics) or tuple(topic.id for topic in syllabus.topics if topic.published)


def parse(paths: Paths, topic: str) -> Notebook:
    """The author's text of one topic."""
    return notebooks.parse(paths.text(topic), _skills(load_syllabus(), topic))


def _skills(syllabus: Syllabus, topic: str) -> tuple[str, ...] | None:
    entry = next((entry for entry in syllabus.topics if entry.id == topic), None)
    return None if entry is None else tuple(skill.id for skill in entry.skills)


def built(paths: Paths, runner: Runner, topic: str) -> str:
    """The text of the topic's notebook file, executed with the reference solution."""
    notebook = parse(paths, topic)
    execution = runner.execute(notebooks.code_cells(notebook))
    lines = {cell.name or f"line-{cell.line}": cell.line for cell in notebook.cells}
    for result in execution.results:
        if result.outcome != "passed":
            raise AuthorError(
                f"the cell {result.name} does not run: {result.message}",
                where=paths.text(topic),
                line=lines[result.name],
                todo="Nothing was written.",
            )
    return notebooks.to_json(notebooks.assemble(notebook, execution))


def build(paths: Paths, runner: Runner, topic: str) -> bool:
    """Write the topic's notebook; False if the file said the same already."""
    text, path = built(paths, runner, topic), paths.notebook(topic)
    if path.exists() and not notebooks.differs(text, path.read_text(encoding="utf-8")):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def check(paths: Paths, runner: Runner, topic: str, *, quick: bool = False) -> tuple[Problem, ...]:
    """The author's gate for one topic, without the slow evidence; ``quick`` also leaves the answers out."""
    from autograder.gradebook.release import released  # noqa: PLC0415 (nbgrader takes seconds to import)

    notebook = parse(paths, topic)
    path = paths.notebook(topic)
    if not path.exists():
        return (Problem(topic=topic, rule="built", what="there is no notebook yet: run `autograder build`."),)
    text = path.read_text(encoding="utf-8")
    node = nbformat.reads(text, as_version=4)
    facts = notebooks.Topic(
        notebook=notebook,
        built=node,
        released=released(node),
        points={skill.id: skill.points for skill in load_syllabus().topic(topic).skills},
    )
    stale = notebooks.differs(text, built(paths, runner, topic))
    return (
        *(
            [
                Problem(
                    topic=topic,
                    rule="built",
                    what="the notebook is older than its text: run `autograder build`.",
                )
            ]
            * stale
        ),
        *notebooks.check(facts),
        *evidence.check(runner, notebook, _exercises(notebook, facts), _bank(paths, notebook), quick=quick),
    )


def mutate(
    paths: Paths, runner: Runner, topic: str, *, everything: bool = False, tell: Progress = lambda _: None
) -> tuple[evidence.Tally, ...]:
    """The slow evidence of one topic: from the ledger where nothing has changed, run and recorded where it is stale."""
    notebook = parse(paths, topic)
    bank = _bank(paths, notebook)
    tallies = []
    for exercise in evidence.exercises(notebook, {}):
        key = evidence.key(exercise, bank, shared_sources())
        row = evidence.read_ledger(paths.ledger).get((topic, exercise.skill))
        if row is None or row.key != key or everything:
            tell(f"{topic}: mutating and soaking {exercise.skill}")
            row = evidence.Row.of(topic, evidence.examine(runner, exercise, bank), key)
            evidence.write_ledger(paths.ledger, evidence.read_ledger(paths.ledger) | {(topic, exercise.skill): row})
        tallies.append(row.tally)
    ledger = evidence.read_ledger(paths.ledger)  # without skills that were renamed or taken out
    kept = {where: row for where, row in ledger.items() if where[0] != topic or where[1] in notebook.skills}
    evidence.write_ledger(paths.ledger, kept)
    return tuple(tallies)


def verdict(paths: Paths, runner: Runner, topic: str, tallies: Sequence[evidence.Tally]) -> tuple[Problem, ...]:
    """What of the slow evidence falls short, and which wrong answer costs points in another exercise."""
    notebook = parse(paths, topic)
    exercises = evidence.exercises(notebook, {})
    return (
        *evidence.verdict(topic, tallies),
        *evidence.neighbours(runner, notebook, exercises, _bank(paths, notebook)),
    )


def _exercises(notebook: Notebook, facts: notebooks.Topic) -> tuple[evidence.Exercise, ...]:
    blanks = {
        cell.metadata.nbgrader.grade_id: cell.source for cell in facts.released.cells if "nbgrader" in cell.metadata
    }
    return evidence.exercises(notebook, blanks)


def _bank(paths: Paths, notebook: Notebook) -> evidence.Bank:
    return evidence.load_bank(paths.answers / notebook.name, notebook.name, notebook.skills)
