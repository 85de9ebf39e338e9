"""What students handed in, looked at before nbgrader sees it: there one bad file stops the run, here only itself."""

import glob
import hashlib
import os
import stat
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import nbformat
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.converters import Autograde

from autograder.errors import CourseError, LearnerError
from autograder.gradebook.course import Course
from autograder.records import Code, Submission

LARGEST = 20 * 2**20
SCHEMA = 3
AGAIN = "Open it in JupyterLab, save it and hand it in again."
FETCH = "Fetch the assignment again and copy the answers over."


@dataclass(frozen=True, slots=True, kw_only=True)
class Handin(Submission):
    """One notebook of a submission, as nbgrader will grade it: with the instructor's own tests put back.

    ``points`` are the maximal points of the cells that tests decide, also of those that were deleted; ``python`` says
    whether our engine can run it; ``node`` is the sanitized notebook; ``version`` changes with the submitted file.
    """

    notebook: str
    folder: Path
    points: tuple[tuple[str, float], ...]
    python: bool
    node: NotebookNode = field(compare=False, repr=False)
    version: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the gradebook knows of a notebook: the ids of its cells, and the points of those that tests decide."""

    ids: frozenset[str]
    points: tuple[tuple[str, float], ...]


def expected(course: Course, assignment: str) -> dict[str, Expected]:
    """What each notebook of an assignment must hold; CourseError where it was never generated."""
    found: dict[str, Expected] = {}
    with course.gradebook() as gradebook:
        for entry in (entry for entry in gradebook.assignments if entry.name == assignment):
            for notebook in entry.notebooks:
                written = {cell.name for cell in notebook.solution_cells}
                tests = (cell for cell in notebook.grade_cells if cell.cell_type == "code" and cell.name not in written)
                found[notebook.name] = Expected(
                    ids=frozenset(cell.name for cell in notebook.source_cells),
                    points=tuple((cell.name, float(cell.max_score)) for cell in tests),
                )
    if not found:
        raise CourseError(
            f"the gradebook knows no assignment {assignment!r}.",
            where=course.root,
            todo=f"Run `nbgrader generate_assignment {assignment}` first, or remove what was handed in for it.",
        )
    return found


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


def codes(notebook: NotebookNode) -> tuple[Code, ...]:
    """The code cells in order, named by grade id, else ``cell:<index>``, which no grade id can be."""
    return tuple(
        Code(
            name=cell.metadata.get("nbgrader", {}).get("grade_id") or f"cell:{index}",
            source=cell.source,
            graded=decides(cell),
        )
        for index, cell in enumerate(notebook.cells)
        if cell.cell_type == "code"
    )


def decides(cell: NotebookNode) -> bool:
    """Whether running this cell decides points: nbgrader's autograder tests."""
    return bool(cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell))


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
    _refuse_foreign_cells(notebook, path, known.ids)
    clean = _sanitize(course, notebook, path)
    return Handin(
        student=student,
        assignment=assignment,
        notebook=path.stem,
        folder=path.parent,
        timestamp=at or datetime.fromtimestamp(path.stat().st_mtime, tz=UTC),
        digest=_digest(clean),
        cells=codes(clean),
        points=known.points,
        python=is_python(clean),
        node=clean,
        version=seen,
    )


def _parse(path: Path) -> NotebookNode:
    """The file as a notebook of format 4."""
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
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # cells without ids are mended by the next line but one
            notebook = nbformat.reads(text, as_version=4)
            _, notebook = nbformat.validator.normalize(notebook)
            nbformat.validate(notebook, relax_add_props=True)
    except Exception as error:
        reason = str(error).strip().splitlines()
        raise LearnerError(
            f"this is not a notebook that can be graded ({reason[0] if reason else type(error).__name__}).",
            where=path,
            todo=AGAIN,
        ) from error
    return notebook


def _refuse_foreign_cells(notebook: NotebookNode, path: Path, ids: frozenset[str]) -> None:
    marked = [cell.metadata["nbgrader"] for cell in notebook.cells if "nbgrader" in cell.metadata]
    found = [entry.get("grade_id", "") for entry in marked]
    if not ids.intersection(found):
        raise LearnerError("no cell of this assignment is in it: this is another notebook.", where=path, todo=FETCH)
    twice = sorted({name for name in found if name and found.count(name) > 1})
    if twice:
        raise LearnerError(
            f"these cells exist more than once: {', '.join(twice)}.",
            where=path,
            todo="Delete the copies (copy the text into a new cell instead of the cell) and hand it in again.",
        )
    odd = sorted({str(entry.get("schema_version", 0)) for entry in marked} - {str(SCHEMA)})
    if odd:
        raise LearnerError(
            f"its cells are marked for another version of nbgrader ({', '.join(odd)}, not {SCHEMA}).",
            where=path,
            todo=FETCH,
        )


def _sanitize(course: Course, notebook: NotebookNode, path: Path) -> NotebookNode:
    """nbgrader's first pass, as the course configures it: instructor's tests and points put back, outputs cleared."""
    course.notes.lines.clear()
    converter = Autograde(coursedir=course.directory, parent=course.app)
    exporter = Exporter(parent=converter, config=converter.config)
    for step in converter.sanitize_preprocessors:
        exporter.register_preprocessor(step)
    resources = converter.init_single_notebook_resources(str(path))
    resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
    try:
        with course.database():
            clean, _ = exporter.from_notebook_node(notebook, resources)
    except CourseError:
        raise
    except Exception as error:
        reason = "; ".join([*course.notes.warnings()[-3:], str(error)])
        raise LearnerError(f"nbgrader cannot prepare it for grading: {reason}.", where=path, todo=FETCH) from error
    return clean


def _digest(notebook: NotebookNode) -> str:
    """Identifies what the learner wrote, whatever the instructor's own cells say today: a re-grade keeps it."""
    own = [cell.source for cell in notebook.cells if cell.cell_type == "code" and not utils.is_locked(cell)]
    return hashlib.sha256("\0".join(own).encode()).hexdigest()
