"""A small nbgrader course and what its students may do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder import gradebook, scoring
from autograder.records import CellResult, Execution

PYTHON = {"name": "python3", "display_name": "Python 3", "language": "python"}
AREA = "def area(w, h):\n    ### BEGIN SOLUTION\n    return w * h\n    ### END SOLUTION"
BASICS = "assert area(2, 3) == 6\n### BEGIN HIDDEN TESTS\nassert area(4, 5) == 20\n### END HIDDEN TESTS"
EDGES = "### BEGIN HIDDEN TESTS\nassert area(0, 5) == 0\nassert area(1, 0.5) == 0.5\n### END HIDDEN TESTS"


def marked(cell: Any, name: str, **flags: Any) -> Any:
    """``cell`` with nbgrader's metadata; the flags that are not named are off."""
    cell.metadata["nbgrader"] = {
        "grade_id": name,
        "grade": False,
        "solution": False,
        "locked": False,
        "task": False,
        "schema_version": 3,
        **flags,
    }
    return cell


def checks_cell(name: str, source: str, points: float) -> Any:
    return marked(new_code_cell(source), name, grade=True, locked=True, points=points)


def shapes() -> Any:
    """The source notebook of the small course: one exercise with two tests cells, and a written answer."""
    cells = [
        new_markdown_cell("# Shapes"),
        marked(new_code_cell("import math"), "setup", locked=True),
        marked(new_code_cell(AREA), "area", solution=True),
        checks_cell("area-basics", BASICS, 2),
        checks_cell("area-edges", EDGES, 1),
        marked(new_markdown_cell("A model answer"), "reflection", grade=True, solution=True, points=5),
    ]
    for index, cell in enumerate(cells):
        cell["id"] = f"c{index}"
    return new_notebook(cells=cells, metadata={"kernelspec": PYTHON})


def write(path: Path, notebook: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path


def replace(notebook: Any, **sources: str) -> None:
    """Write another source into the cells of these names; ``-`` written ``_``."""
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "").replace("-", "_")
        cell.source = sources.get(name, cell.source)


class Class:
    """The small course and its students."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.course = gradebook.open_course(root)

    def hand_in(
        self, student: str, edit: Callable[[Any], None] | None = None, *, at: str = "2026-03-01 12:00:00 UTC"
    ) -> Path:
        """Put the released notebook, after ``edit``, into submitted/; the path of the notebook."""
        notebook = nbformat.read(self.course.folder("release", "shapes") / "shapes.ipynb", as_version=4)
        if edit:
            edit(notebook)
        path = write(self.course.folder("submitted", "shapes", student) / "shapes.ipynb", notebook)
        if at:
            (path.parent / "timestamp.txt").write_text(at)
        return path

    def read(self, student: str) -> Any:
        (handin,) = gradebook.read(self.course, student, "shapes", gradebook.expected(self.course, "shapes"))
        return handin

    def judged(self, student: str, **outcomes: Any) -> Any:
        """What ``student`` handed in, judged as told: outcome or CellResult of the tests cells, ``-`` written ``_``."""
        handin = self.read(student)
        told = {name.replace("_", "-"): outcome for name, outcome in outcomes.items()}
        results = [told.get(code.name, "passed") for code in handin.cells]
        execution = Execution(
            results=tuple(
                CellResult(name=code.name, outcome=result) if isinstance(result, str) else result
                for code, result in zip(handin.cells, results, strict=True)
            )
        )
        return gradebook.Judged(handin=handin, execution=execution, grades=scoring.score(handin.points, execution))

    def record(self, student: str, **outcomes: Any) -> Any:
        return gradebook.record(self.course, [self.judged(student, **outcomes)], mark=self.mark(student), force=True)

    def mark(self, student: str, **facts: str) -> Any:
        """What a grading of ``student`` would be made from now."""
        facts = {"engine": "tests", "sandbox": "full", "judge": "sealed", **facts}
        known = gradebook.expected(self.course, "shapes")
        return gradebook.fingerprint(self.course, student, "shapes", known, **facts)

    def scores(self, student: str) -> dict[str, tuple[float | None, bool]]:
        """(auto_score, needs_manual_grade) of each cell in the gradebook."""
        with self.course.gradebook() as book:
            notebook = book.find_submission_notebook("shapes", "shapes", student)
            return {grade.name: (grade.auto_score, grade.needs_manual_grade) for grade in notebook.grades}


def solved(notebook: Any) -> None:
    """An edit that answers the exercise rightly and the question somehow."""
    replace(notebook, area="def area(w, h):\n    return w * h", reflection="Area grows with both sides.")
