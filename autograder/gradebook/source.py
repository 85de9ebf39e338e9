"""The instructor's side of an assignment, read once: what a submission is put right from.

The gradebook holds the cells as they were released, tests instantiated and points included; the notebook in source/
holds their order, the plain cells between them and the solutions. Where there is no source folder, the released
notebook gives the order, and where that is gone, too, the gradebook's own rows do.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Notebook
from nbgrader.preprocessors import IncludeHeaderFooter

from autograder.errors import CourseError
from autograder.gradebook.course import Course
from autograder.records import CellType, Code

SCHEMA = 3
#: nbgrader replaces a line with this word by the tests it makes: source and gradebook then differ as they should.
AUTOTEST = "AUTOTEST"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCell:
    """One cell that nbgrader knows; ``source`` is its text as released, for locked cells with the hidden tests."""

    name: str
    cell_type: CellType
    source: str
    checksum: str
    locked: bool
    grade: bool
    solution: bool
    task: bool
    points: float

    @property
    def decides(self) -> bool:
        """Whether running it decides points: nbgrader's autograder tests."""
        return self.grade and not self.solution and self.cell_type == "code"

    @property
    def block(self) -> dict[str, Any]:
        """The cell's metadata for nbgrader, as its own steps leave it before a notebook is run."""
        points = {"points": self.points} if self.grade or self.task else {}
        return {
            "schema_version": SCHEMA,
            "grade_id": self.name,
            "grade": self.grade,
            "solution": self.solution,
            "locked": self.locked,
            "task": self.task,
            "cell_type": self.cell_type,
            "checksum": self.checksum,
            **points,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One notebook of an assignment as its instructor made it.

    ``cells`` are in the order of the source; ``points`` those of the cells that tests decide; ``plain`` the texts of
    its code cells without a name; ``reference`` its code cells with the solutions, empty without a source notebook;
    ``changed`` the locked cells whose text in source/ is no longer what was released.
    """

    notebook: str
    cells: tuple[SourceCell, ...]
    points: tuple[tuple[str, float], ...]
    kernelspec: Mapping[str, Any]
    plain: tuple[str, ...] = ()
    reference: tuple[Code, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The names of its cells."""
        return frozenset(cell.name for cell in self.cells)

    @property
    def python(self) -> bool:
        """Whether our engine can run it; a notebook that says nothing is taken for Python, as nbgrader does."""
        return bool(self.kernelspec.get("language", "python") == "python")

    @property
    def digest(self) -> str:
        """Changes with everything of the source that may change a grade."""
        facts = [[astuple(cell) for cell in self.cells], dict(self.kernelspec), list(self.plain)]
        facts.append([(code.name, code.source) for code in self.reference])
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def expected(course: Course, assignment: str) -> dict[str, Expected]:
    """The notebooks of an assignment by name; CourseError where it was never generated."""
    found: dict[str, Expected] = {}
    with course.gradebook() as gradebook:
        for entry in (entry for entry in gradebook.assignments if entry.name == assignment):
            for notebook in entry.notebooks:
                found[notebook.name] = _expected(course, assignment, notebook)
    if not found:
        raise CourseError(
            f"the gradebook knows no assignment {assignment!r}.",
            where=course.root,
            todo=f"Run `nbgrader generate_assignment {assignment}` first, or remove what was handed in for it.",
        )
    return found


def name_of(cell: NotebookNode) -> str:
    """The grade_id that a cell claims; empty where it claims none, whatever its metadata are."""
    metadata = cell.get("metadata")
    block = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = block.get("grade_id") if isinstance(block, dict) else None
    return name if isinstance(name, str) else ""


def is_left_out(cell: NotebookNode) -> bool:
    """Whether nbgrader would not run the cell; of tests cells that is nobody's choice here."""
    tags = cell.metadata.get("tags")
    return isinstance(tags, list) and "skip-execution" in tags


def _expected(course: Course, assignment: str, notebook: Notebook) -> Expected:
    known = {cell.name: cell for cell in _known(notebook)}
    kernelspec = json.loads(notebook.kernelspec or "null") or {}
    source, written = _instructors(course, assignment, notebook.name)
    order = [name for name in map(name_of, source.cells) if name in known] if source else []
    cells = tuple(known[name] for name in dict.fromkeys([*order, *known]))
    return Expected(
        notebook=notebook.name,
        cells=cells,
        points=tuple((cell.name, cell.points) for cell in cells if cell.decides),
        kernelspec=kernelspec,
        plain=tuple(cell.source for cell in _codes(source) if name_of(cell) not in known),
        reference=tuple(_reference(source, known)) if written else (),
        changed=tuple(_changed(source, known)) if written else (),
    )


def _known(notebook: Notebook) -> Iterable[SourceCell]:
    points = {cell.name: float(cell.max_score) for cell in (*notebook.grade_cells, *notebook.task_cells)}
    grades, tasks = ({cell.name for cell in cells} for cells in (notebook.grade_cells, notebook.task_cells))
    solutions = {cell.name for cell in notebook.solution_cells}
    for cell in notebook.source_cells:
        yield SourceCell(
            name=cell.name,
            cell_type=cell.cell_type,
            source=cell.source or "",
            checksum=cell.checksum or "",
            locked=bool(cell.locked),
            grade=cell.name in grades,
            solution=cell.name in solutions,
            task=cell.name in tasks,
            points=points.get(cell.name, 0.0),
        )


def _instructors(course: Course, assignment: str, name: str) -> tuple[NotebookNode | None, bool]:
    """The notebook that gives the order, with header and footer, and whether it is the one with the solutions."""
    for step in ("source", "release"):
        path = course.folder(step, assignment) / f"{name}.ipynb"
        if path.is_file():
            try:
                node = nbformat.read(path, as_version=4)
            except Exception as error:
                todo = "Mend it; submissions are put right from it."
                raise CourseError(f"the notebook cannot be read: {error}.", where=path, todo=todo) from error
            if step == "source":
                with contextlib.chdir(course.root):
                    node, _ = IncludeHeaderFooter(parent=course.app).preprocess(node, {})
            return node, step == "source"
    return None, False


def _codes(source: NotebookNode | None) -> list[NotebookNode]:
    return [cell for cell in source.cells if cell.cell_type == "code"] if source else []


def _reference(source: NotebookNode | None, known: Mapping[str, SourceCell]) -> Iterable[Code]:
    """The code cells, solutions in the learner's part; tests and other locked cells as they were released."""
    for index, cell in enumerate(source.cells if source else ()):
        if cell.cell_type == "code":
            mine = known.get(name_of(cell))
            locked = mine is not None and mine.locked
            graded = mine is not None and mine.decides
            text = mine.source if mine and locked else cell.source
            yield Code(
                name=mine.name if mine else f"cell:{index}",
                source="" if is_left_out(cell) and not graded else text,
                graded=graded,
                origin="instructor" if locked or mine is None else "learner",
            )


def _changed(source: NotebookNode | None, known: Mapping[str, SourceCell]) -> Iterable[str]:
    for cell in source.cells if source else ():
        mine = known.get(name_of(cell))
        if mine and mine.locked and mine.source != cell.source and AUTOTEST not in cell.source:
            yield mine.name
