"""The author's text (py:percent) → Notebook. Every refusal names file and line; the only importer of jupytext."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, get_args

import jupytext

from autograder.errors import AuthorError
from autograder.notebooks.markers import check_markers
from autograder.records import Cell, CellKind, Notebook

HEADER = re.compile(r"^# ?%%")
NAME = {
    "solution": re.compile(r"[A-Za-z_]\w*"),
    "tests": re.compile(r"[A-Za-z_]\w*-[a-z0-9_-]+"),
    "manual": re.compile(r"[a-z]\w*"),
    "readonly": re.compile(r"[a-z][\w-]*"),
}
SHAPE = {
    "solution": "a Python name, the skill's id in the syllabus: `# %% solution row_center`",
    "tests": "<skill>-<aspect>: `# %% tests row_center-basics points=1`",
    "manual": "a lower-case word: `# %% [markdown] manual reflection points=5`",
    "readonly": "a lower-case word: `# %% readonly setup`",
}
GRADED = ("tests", "manual")
OPTIONS = "The only option is a number of points: `points=1`."


def parse(path: Path, skills: Collection[str] | None) -> Notebook:
    """Read ``source/<topic>.py``.

    ``skills`` are the topic's skill ids in the syllabus, None if the syllabus does not know the topic.
    Raises AuthorError at the first line that cannot become a notebook.
    """
    if skills is None:
        raise AuthorError("the syllabus has no such topic.", where=path, todo="Add it to course/syllabus.toml.")
    cells = tuple(_cells(path))
    _check_names(path, cells)
    _check_skills(path, cells, skills)
    return Notebook(name=path.stem, assignment=path.stem, cells=cells)


def _cells(path: Path) -> Iterator[Cell]:
    text = path.read_text(encoding="utf-8")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if HEADER.match(line)]
    if not lines or any(line.strip() for line in text.splitlines()[: lines[0] - 1]):
        raise AuthorError(
            "the text must begin with a cell header.",
            where=path,
            line=1,
            todo="Begin with `# %% [markdown]`.",
        )
    found = jupytext.reads(text, fmt="py:percent").cells
    if len(found) != len(lines):
        raise AuthorError(
            f"{len(lines)} cell headers make {len(found)} cells: a header stands inside a string or a cell.",
            where=path,
        )
    for line, cell in zip(lines, found, strict=True):
        yield _cell(path, line, cell)


def _cell(path: Path, line: int, raw: Any) -> Cell:
    metadata = dict(raw.metadata)
    kind, _, name = metadata.pop("title", raw.cell_type).partition(" ")
    if "incorrectly_encoded_metadata" in metadata:  # jupytext gives up on the whole header when one value is odd
        text = metadata["incorrectly_encoded_metadata"]
        raise AuthorError(f"the header's options {text!r} cannot be read.", where=path, line=line, todo=OPTIONS)
    points = metadata.pop("points", None)
    metadata.pop("lines_to_next_cell", None)  # jupytext's own note on blank lines
    if raw.cell_type not in ("code", "markdown") or kind not in get_args(CellKind):
        raise AuthorError(
            f"unknown kind of cell {kind!r}.",
            where=path,
            line=line,
            todo="CONTRIBUTING.md lists the seven headers.",
        )
    if metadata:
        raise AuthorError(
            f"unknown option {next(iter(metadata))!r} in the header.", where=path, line=line, todo=OPTIONS
        )
    _check_header(path, line, kind, name, points)
    if (kind in ("solution", "tests") and raw.cell_type != "code") or (
        kind in ("manual", "logbook") and raw.cell_type != "markdown"
    ):
        right = "a code cell" if raw.cell_type == "markdown" else "`# %% [markdown] …`"
        raise AuthorError(f"a {kind} cell must be {right}.", where=path, line=line)
    check_markers(path, line, kind, raw.source)
    return Cell(kind=kind, cell_type=raw.cell_type, source=raw.source, name=name, points=float(points or 0), line=line)


def _check_header(path: Path, line: int, kind: str, name: str, points: Any) -> None:
    shape = NAME.get(kind)
    if shape is None and name:
        raise AuthorError(f"a {kind} cell takes no name, got {name!r}.", where=path, line=line)
    if shape is not None and not shape.fullmatch(name):
        raise AuthorError(f"the name {name!r} of this {kind} cell is not {SHAPE[kind]}.", where=path, line=line)
    if kind in GRADED and points is None:
        raise AuthorError(f"the {kind} cell {name!r} has no points.", where=path, line=line, todo="Add `points=1`.")
    if kind not in GRADED and points is not None:
        raise AuthorError(
            f"a {kind} cell earns no points.", where=path, line=line, todo="Give them to its tests cells."
        )
    if points is not None and not (isinstance(points, int | float) and points > 0 and points * 4 == int(points * 4)):
        raise AuthorError(f"points={points!r} is not a positive multiple of 0.25.", where=path, line=line)


def _check_names(path: Path, cells: tuple[Cell, ...]) -> None:
    seen: dict[str, int] = {}
    for cell in cells:
        if cell.name in seen:
            raise AuthorError(
                f"the name {cell.name!r} is taken by the cell in line {seen[cell.name]}.",
                where=path,
                line=cell.line,
            )
        if cell.name:
            seen[cell.name] = cell.line


def _check_skills(path: Path, cells: tuple[Cell, ...], skills: Collection[str]) -> None:
    solved = {cell.name for cell in cells if cell.kind == "solution"}
    for cell in cells:
        if cell.kind in ("solution", "tests") and cell.skill not in skills:
            raise AuthorError(
                f"the skill {cell.skill!r} of the {cell.kind} cell {cell.name!r} is not in the syllabus.",
                where=path,
                line=cell.line,
                todo=f"Add it to the skills of {path.stem!r} in course/syllabus.toml, or mend the name.",
            )
        if cell.kind == "tests" and cell.skill not in solved:
            raise AuthorError(
                f"the tests cell {cell.name!r} has no solution cell {cell.skill!r}.",
                where=path,
                line=cell.line,
            )
