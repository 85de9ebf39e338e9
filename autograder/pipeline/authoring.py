"""Author's text → notebook → evidence: what must hold before a topic is released."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future

import nbformat

from autograder import evidence, notebooks
from autograder.config import Paths, course_package
from autograder.errors import AuthorError
from autograder.records import Execution, Notebook, Problem, Runner
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


def built(paths: Paths, notebook: Notebook, execution: Execution) -> str:
    """The text of the notebook's file with the outputs of ``execution``; AuthorError if a cell did not run."""
    lines = {cell.name or f"line-{cell.line}": cell.line for cell in notebook.cells}
    for result in execution.results:
        if result.outcome != "passed":
            raise AuthorError(
                f"the cell {result.name} does not run: {result.message}",
                where=paths.text(notebook.name),
                line=lines[result.name],
                todo="Nothing was written.",
            )
    return notebooks.to_json(notebooks.assemble(notebook, execution))


def build(paths: Paths, runner: Runner, topics: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Write the topics' notebooks; yields each topic, and False if the file said the same already."""
    for notebook, reference in _references(paths, runner, topics):
        yield notebook.name, _write(paths, notebook, reference.result())


def _references(paths: Paths, runner: Runner, topics: Sequence[str]) -> Iterator[tuple[Notebook, "Future[Execution]"]]:
    """Each topic's text with a run of its reference solutions; all of them are started at once."""
    texts = [parse(paths, topic) for topic in topics]
    runs = [runner.submit(notebooks.code_cells(notebook)) for notebook in texts]
    yield from zip(texts, runs, strict=True)


def _write(paths: Paths, notebook: Notebook, execution: Execution) -> bool:
    text, path = built(paths, notebook, execution), paths.notebook(notebook.name)
    if path.exists() and not notebooks.differs(text, path.read_text(encoding="utf-8")):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def check(
    paths: Paths, runner: Runner, topics: Sequence[str], *, quick: bool = False, write: bool = False
) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """The author's gate without the slow evidence: each topic with its problems.

    ``quick`` leaves the answers out and runs the reference and the blank only; ``write`` builds what is stale first.
    """
    for notebook, reference in _references(paths, runner, topics):
        if write:
            _write(paths, notebook, reference.result())
        yield notebook.name, _problems(paths, runner, notebook, reference, quick=quick)


def _problems(
    paths: Paths, runner: Runner, notebook: Notebook, reference: "Future[Execution]", *, quick: bool
) -> tuple[Problem, ...]:
    from autograder.gradebook.release import released  # noqa: PLC0415 (nbgrader takes seconds to import)

    path = paths.notebook(notebook.name)
    if not path.exists():
        return (Problem(topic=notebook.name, rule="built", what="there is no notebook yet: run `autograder build`."),)
    text = path.read_text(encoding="utf-8")
    node = nbformat.reads(text, as_version=4)
    facts = notebooks.Topic(
        notebook=notebook,
        built=node,
        released=released(node),
        points={skill.id: skill.points for skill in load_syllabus().topic(notebook.name).skills},
    )
    exercises, bank = _exercises(notebook, facts), _bank(paths, notebook)
    return (
        *evidence.check(runner, notebook, exercises, bank, reference=reference, quick=quick),
        *_stale(notebook, text, reference.result()),
        *notebooks.check(facts),
    )


def _stale(notebook: Notebook, text: str, execution: Execution) -> Iterator[Problem]:
    if notebooks.differs(text, notebooks.to_json(notebooks.assemble(notebook, execution))):
        what = "the notebook is older than its text: run `autograder build`."
        yield Problem(topic=notebook.name, rule="built", what=what)


def mutate(
    paths: Paths, runner: Runner, topic: str, *, everything: bool = False, tell: Progress = lambda _: None
) -> tuple[evidence.Tally, ...]:
    """The slow evidence of one topic: from the ledger where nothing has changed, run and recorded where it is stale."""
    notebook = parse(paths, topic)
    bank = _bank(paths, notebook)
    tallies = []
    for exercise in evidence.exercises(notebook, {}):
        key = evidence.key(exercise, bank, evidence.foundations(exercise, bank, course_package()))
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
