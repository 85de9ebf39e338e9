"""The committed table of slow evidence: mutation and soak per exercise, keyed by everything they depend on."""

import ast
import csv
import hashlib
import importlib.metadata
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from autograder.errors import AuthorError
from autograder.evidence.answers import Bank
from autograder.evidence.exercise import Exercise
from autograder.evidence.mutation import SOAK_SEEDS, Tally

OWN = tuple(Path(__file__).with_name(name) for name in ("mutants.py", "probing.py"))
#: Numerical results may move with these.
LIBRARIES = ("numpy", "pandas", "scipy", "scikit-learn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The result for one exercise, valid as long as its ``key`` is the exercise's present key."""

    topic: str
    skill: str
    mutants: int
    killed: int
    equivalent: int
    justified: int
    seeds: int
    survivors: str
    flakes: str
    key: str

    @classmethod
    def of(cls, topic: str, tally: Tally, key: str) -> "Row":
        """A tally as it is kept."""
        return cls(
            topic=topic,
            skill=tally.skill,
            mutants=tally.mutants,
            killed=tally.killed,
            equivalent=tally.equivalent,
            justified=tally.justified,
            seeds=SOAK_SEEDS,
            survivors=json.dumps(tally.survivors, ensure_ascii=False),
            flakes=json.dumps(tally.flakes, ensure_ascii=False),
            key=key,
        )

    @property
    def tally(self) -> Tally:
        """The tally that was kept."""
        return Tally(
            skill=self.skill,
            mutants=self.mutants,
            killed=self.killed,
            equivalent=self.equivalent,
            justified=self.justified,
            survivors=tuple(json.loads(self.survivors)),
            flakes=tuple(json.loads(self.flakes)),
        )


NUMBERS = {field.name for field in fields(Row) if field.type is int}
Ledger = dict[tuple[str, str], Row]


def read_ledger(path: Path) -> Ledger:
    """The table in ``path`` by (topic, skill); empty if there is none."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file)
        try:
            rows = [_row(line) for line in lines]
        except (TypeError, ValueError) as error:
            todo = "Delete the file and run `autograder check --mutate`."
            raise AuthorError(f"no such row: {error}.", where=path, line=lines.line_num, todo=todo) from error
    return {(row.topic, row.skill): row for row in rows}


def _row(line: dict[str, str]) -> Row:
    values: dict[str, Any] = {name: int(text) if name in NUMBERS else text for name, text in line.items()}
    row = Row(**values)
    _ = row.tally  # its lists must be readable
    return row


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Write the table, sorted, so that two runs give the same file."""
    page = io.StringIO()
    writer = csv.DictWriter(page, [field.name for field in fields(Row)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(ledger[where]) for where in sorted(ledger))
    path.write_text(page.getvalue(), encoding="utf-8")


def foundations(exercise: Exercise, bank: Bank, course: Path) -> tuple[Path, ...]:
    """The files of the ``course`` package that the exercise imports, one through the other: a new check is none of its.

    A table's loader stands for the table: it holds its checksum.
    """
    texts = [cell.source for cell in (*exercise.setup, exercise.solution, *exercise.tests)]
    texts += [answer.source for answer in bank.answers if answer.skill == exercise.skill] + [bank.probes]
    waiting = {name for text in texts for name in _imported(text)}
    faces = _faces(course)
    seen: set[str] = set()
    found: set[Path] = set()
    while waiting:
        name = waiting.pop()
        if name in seen or name in ("course.checks", "course.data", "course.figures"):  # two faces; pictures
            continue
        seen.add(name)
        place = name.removeprefix("course.").replace(".", "/")
        for path in (course / f"{place}.py", course / place / "__init__.py"):
            if path.is_file():
                found.add(path)
                waiting |= set(_imported(path.read_text(encoding="utf-8")))
        waiting |= {faces[name]} if name in faces else set()
    return tuple(sorted(found))


def _faces(course: Path) -> dict[str, str]:
    """``course.checks.close`` → ``course.checks.closeness``: where what the two packages offer is defined."""
    return {
        f"course.{package}.{alias.name}": str(node.module)
        for package in ("checks", "data")
        for node in ast.parse((course / package / "__init__.py").read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def _imported(source: str) -> Iterator[str]:
    """What a source imports of ``course``; of ``from course.checks import close`` also ``course.checks.close``."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:  # a magic, say
        return
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("course."))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "course":
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def key(exercise: Exercise, bank: Bank, checks: Iterable[Path]) -> str:
    """A hash of what the evidence of an exercise rests on; comments and docstrings do not count.

    ``checks`` are its `foundations`; how mutants are made and compared counts by itself.
    """
    parts = [_meaning(cell.source) for cell in (*exercise.setup, exercise.solution, *exercise.tests)]
    parts += [answer.kind + _meaning(answer.source) for answer in bank.answers if answer.skill == exercise.skill]
    parts += [_probe(bank.probes, exercise.skill)]
    parts += sorted(change for skill, change in bank.equivalent if skill == exercise.skill)
    parts += [_meaning(path.read_text(encoding="utf-8")) for path in (*sorted(checks), *OWN)]
    parts += [f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _meaning(source: str) -> str:
    try:
        tree = ast.parse(source)
    except SyntaxError:  # a magic, say: then every letter counts
        return source
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            first = body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                node.body = body[1:]
    return ast.unparse(tree)


def _probe(probes: str, skill: str) -> str:
    """The probe of a skill together with the helpers of its file, without the other skills' probes."""
    kept = [
        node
        for node in ast.parse(probes).body
        if not (isinstance(node, ast.FunctionDef) and [a.arg for a in node.args.args] == ["answer", "rng"])
        or node.name == skill
    ]
    return "\n".join(ast.unparse(node) for node in kept)
