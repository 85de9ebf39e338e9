"""What students handed in, looked at before nbgrader sees it: there one bad file stops the run, here only itself."""

import glob
import hashlib
import json
import os
import re
import stat
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader import utils

from autograder.errors import LearnerError
from autograder.gradebook.course import Course
from autograder.gradebook.sanitize import codes, is_locked
from autograder.gradebook.source import Expected, name_of
from autograder.gradebook.steps import clean
from autograder.records import Execution, Grade, Submission

LARGEST = 20 * 2**20
MINOR = 5
CELL = {"id", "cell_type", "metadata", "source"}
ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
AGAIN = "Open it in JupyterLab, save it and hand it in again."
FETCH = "Fetch the assignment again and copy the answers over."


@dataclass(frozen=True, slots=True, kw_only=True)
class Handin(Submission):
    """One notebook of a submission, as nbgrader will grade it: with the instructor's own tests put back.

    ``points`` are the maximal points of the cells that tests decide, also of those that were deleted; ``python`` says
    whether our engine can run it; ``node`` is the sanitized notebook; ``version`` changes with the submitted file;
    ``notes`` are pairs of a cell's name and what had to be put right with it.
    """

    notebook: str
    folder: Path
    points: tuple[tuple[str, float], ...]
    python: bool
    node: NotebookNode = field(compare=False, repr=False)
    version: tuple[tuple[int, int], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A notebook that was handed in, what happened when it ran, and what that is worth.

    ``execution`` is None where nbgrader itself has to run the notebook: its kernel is not Python.
    """

    handin: Handin
    execution: Execution | None
    grades: tuple[Grade, ...] = ()


def read(course: Course, student: str, assignment: str, notebooks: Mapping[str, Expected]) -> tuple[Handin, ...]:
    """The notebooks that ``student`` handed in; ``notebooks`` comes from ``expected``.

    Raises LearnerError where nbgrader could not grade one of them. A missing notebook among several is nbgrader's
    affair: it scores 0.
    """
    folder = course.folder("submitted", assignment, student)
    if glob.has_magic(student + assignment):
        raise LearnerError("nbgrader cannot grade names with * ? or [.", where=folder, todo="Rename the folder.")
    _refuse_odd_files(folder)
    present = [name for name in sorted(notebooks) if (folder / f"{name}.ipynb").exists()]
    if not present:
        others = ", ".join(sorted(path.name for path in folder.glob("*.ipynb"))) or "none"
        raise LearnerError(
            f"the notebook is missing (there: {others}).",
            where=folder / f"{min(notebooks)}.ipynb",
            todo="Hand it in again under its own name.",
        )
    timestamp = read_timestamp(folder)
    return tuple(
        _read(course, folder / f"{name}.ipynb", notebooks[name], student=student, assignment=assignment, at=timestamp)
        for name in present
    )


def refuse_borrowed(course: Course, student: str, assignment: str) -> None:
    """LearnerError where the submission is a link to another one, whose answers would count twice.

    A link to anywhere else is the instructor's affair.
    """
    folder, root = course.folder("submitted", assignment, student), course.folder("submitted", ".")
    real, home = folder.resolve(), root.resolve()
    if real.is_relative_to(home) and real != home / os.path.relpath(folder, root):
        raise LearnerError(
            "this is a link to another submission.", where=folder, todo="Put the learner's own files in its place."
        )


def read_timestamp(folder: Path) -> datetime | None:
    """The time in timestamp.txt, which nbgrader's submit writes, in UTC; None without one."""
    path = folder / "timestamp.txt"
    if not path.exists():
        return None
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(200).strip()
        return utils.parse_utc(text).replace(tzinfo=UTC) if text else None
    except (OSError, ValueError, OverflowError) as error:
        raise LearnerError(
            f"this is not a time ({error}).",
            where=path,
            todo="Write one like 2026-03-01 12:00:00 UTC, or remove the file.",
        ) from error


def version(path: Path) -> tuple[tuple[int, int], ...]:
    """Time and size of a notebook and of the time stamp beside it."""
    found = [other.stat() for other in (path, path.parent / "timestamp.txt") if other.exists()]
    return tuple((entry.st_mtime_ns, entry.st_size) for entry in found)


def is_python(notebook: NotebookNode) -> bool:
    """Whether our engine can run it; a notebook that says nothing is taken for Python, as nbgrader does."""
    return bool(notebook.metadata.get("kernelspec", {}).get("language", "python") == "python")


def _refuse_odd_files(folder: Path) -> None:
    for path in _everything(folder):
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode) and not path.resolve().is_relative_to(folder.resolve()):
            raise LearnerError("this link leads out of the submission.", where=path, todo="Hand in the file itself.")
        if not (stat.S_ISLNK(mode) or stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise LearnerError("this is neither a file nor a folder.", where=path, todo="Remove it and hand in again.")


def _everything(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        yield from (Path(parent) / name for name in (*folders, *files))


def _read(course: Course, path: Path, known: Expected, *, student: str, assignment: str, at: datetime | None) -> Handin:
    seen = version(path)
    notebook = _parse(path)
    if known.ids and not known.ids.intersection(map(name_of, notebook.cells)):
        raise LearnerError("no cell of this assignment is in it: this is another notebook.", where=path, todo=FETCH)
    node, notes = clean(course, known, notebook, student=student, assignment=assignment, folder=path.parent)
    return Handin(
        student=student,
        assignment=assignment,
        notebook=path.stem,
        folder=path.parent,
        timestamp=at or datetime.fromtimestamp(path.stat().st_mtime, tz=UTC),
        digest=_digest(node),
        cells=codes(node, known.plain),
        points=known.points,
        python=known.python,
        node=node,
        version=seen,
        notes=tuple(notes.items()),
    )


def _parse(path: Path) -> NotebookNode:
    """The file as a valid notebook of format 4.5 without outputs; metadata that are not valid are left out."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            limit = LARGEST // 2**20
            raise LearnerError(
                f"the file has {size / 2**20:.0f} MB; more than {limit} MB are not graded.",
                where=path,
                todo="Clear the outputs, save it and hand it in again.",
            )
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LearnerError(f"the file cannot be read ({error}).", where=path, todo=AGAIN) from error
    if not text.strip():
        raise LearnerError("the file is empty.", where=path, todo=AGAIN)
    try:
        return _valid(text)
    except Exception as error:
        reason = str(error).strip().splitlines()
        raise LearnerError(
            f"this is not a notebook that can be graded ({reason[0] if reason else type(error).__name__}).",
            where=path,
            todo=AGAIN,
        ) from error


def _valid(text: str) -> NotebookNode:
    data = json.loads(text)
    if "\\ud" in text.lower():  # half a character, written as an escape: nothing could be written with it
        data = json.loads(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about cells without ids, which the next lines give them
        notebook = nbformat.from_dict(data) if data["nbformat"] == 4 else nbformat.reads(text, as_version=4)
    notebook.nbformat_minor = MINOR
    ids: set[str] = set()
    for index, cell in enumerate(notebook.cells):
        _tidy(cell)
        if not (isinstance(cell.get("id"), str) and ID.fullmatch(cell.id)) or cell.id in ids:
            cell["id"] = f"cell-{index}" if f"cell-{index}" not in ids else f"cell-{index}-{len(ids)}"
        ids.add(cell.id)
    try:
        nbformat.validate(notebook, relax_add_props=True)
    except nbformat.ValidationError:
        notebook.metadata = NotebookNode()
        for cell in notebook.cells:
            cell.metadata = NotebookNode({"nbgrader": {"grade_id": name_of(cell)}} if name_of(cell) else {})
            cell.pop("attachments", None)
        nbformat.validate(notebook, relax_add_props=True)
    return notebook


def _tidy(cell: NotebookNode) -> None:
    """Leave out what is not read anyway, so that it cannot be wrong."""
    if isinstance(cell.get("source"), list):
        cell["source"] = "".join(cell["source"])
    if not isinstance(cell.get("metadata"), dict):
        cell["metadata"] = NotebookNode()
    for key in cell.keys() - CELL:
        if key != "attachments" or cell["cell_type"] == "code":
            del cell[key]
    if cell["cell_type"] == "code":
        cell.update(outputs=[], execution_count=None)


def _digest(notebook: NotebookNode) -> str:
    """Identifies what the learner wrote, whatever the instructor's own cells say today: a re-grade keeps it."""
    own = [cell.source for cell in notebook.cells if cell.cell_type == "code" and not is_locked(cell)]
    return hashlib.sha256("\0".join(own).encode()).hexdigest()
