"""Courses written as data: which cells a source notebook has, what each student hands in, what stock nbgrader gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.autograder.nbcourse import PYTHON, marked, replace, write

#: Stock nbgrader's score of a cell: a number, or None where a person must look or nothing was recorded.
Scores = Mapping[str, float | None]


@dataclass(frozen=True, kw_only=True)
class Student:
    """One submission: the release with the right answers but for these, after ``edit``; its ``scores`` likewise.

    ``fails``: stock nbgrader gives up on the whole submission and records nothing. ``without``: notebooks left out.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    scores: Scores = field(default_factory=dict)
    edit: Callable[[Any], None] | None = None
    at: str = "2026-03-01 12:00:00 UTC"
    files: Mapping[str, str] = field(default_factory=dict)
    without: Sequence[str] = ()
    fails: bool = False


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """One assignment: notebooks as cells, students, data files; ``scores`` is what an unchanged release gets."""

    name: str
    notebooks: Mapping[str, Sequence[Any]]
    students: Mapping[str, Student]
    files: Mapping[str, str] = field(default_factory=dict)
    due: str = ""
    language: Mapping[str, Any] = field(default_factory=lambda: PYTHON)

    @property
    def answers(self) -> dict[str, str]:
        """The instructor's answers by cell."""
        return {
            cell.metadata.nbgrader.grade_id: cell.source
            for cells in self.notebooks.values()
            for cell in cells
            if cell.metadata.get("nbgrader", {}).get("solution") and "expected" not in cell.metadata
        }

    def scores(self, student: str) -> dict[tuple[str, str], float | None]:
        """(notebook, cell) → stock nbgrader's score."""
        of = self.students[student]
        return {
            (notebook, cell.metadata.nbgrader.grade_id): of.scores.get(
                cell.metadata.nbgrader.grade_id, cell.metadata.expected
            )
            for notebook, cells in self.notebooks.items()
            for cell in cells
            if "expected" in cell.metadata
        }


def run(source: str, *tags: str) -> Any:
    """A plain cell."""
    return new_code_cell(source, metadata={"tags": list(tags)} if tags else {})


def solution(name: str, source: str = "pass") -> Any:
    """A cell the student writes; ``source`` is the instructor's answer, and what a student hands in who has no other."""
    return marked(new_code_cell(source), name, solution=True)


def graded(name: str, source: str, score: float | None, points: float = 2, *tags: str) -> Any:
    """A tests cell; ``score`` is what stock nbgrader 0.9.6 gives."""
    cell = marked(new_code_cell(source), name, grade=True, locked=True, points=points)
    cell.metadata.update({"expected": score, **({"tags": list(tags)} if tags else {})})
    return cell


def written(name: str, score: float | None, points: float = 3, *, code: bool = False) -> Any:
    """An answer that a person reads: prose or code."""
    made = (new_code_cell if code else new_markdown_cell)("'your answer here'")
    cell = marked(made, name, grade=True, solution=True, points=points)
    cell.metadata["expected"] = score
    return cell


def task(name: str, score: float | None, points: float = 4) -> Any:
    """A description; what the student adds below it is read by a person."""
    cell = marked(new_markdown_cell("Draw something below this cell."), name, task=True, locked=True, points=points)
    cell.metadata["expected"] = score
    return cell


def write_sources(root: Path, assignments: Sequence[Assignment]) -> None:
    """The source folder of a course."""
    for assignment in assignments:
        folder = root / "source" / assignment.name
        for name, cells in assignment.notebooks.items():
            write(folder / f"{name}.ipynb", _notebook(cells, assignment.language))
        _write_files(folder, assignment.files)


def _notebook(cells: Sequence[Any], kernel: Mapping[str, Any]) -> Any:
    made = nbformat.from_dict(new_notebook(cells=list(cells), metadata={"kernelspec": dict(kernel)}))
    for index, cell in enumerate(made.cells):
        cell.metadata.pop("expected", None)
        cell["id"] = f"c{index}"
    return made


def hand_in(root: Path, assignments: Sequence[Assignment]) -> None:
    """The submitted folder of a course whose assignments were generated."""
    for assignment in assignments:
        for name, student in assignment.students.items():
            _hand_in(root, assignment, name, student)


def _hand_in(root: Path, assignment: Assignment, name: str, student: Student) -> None:
    folder = root / "submitted" / name / assignment.name
    for notebook in set(assignment.notebooks) - set(student.without):
        node = nbformat.read(root / "release" / assignment.name / f"{notebook}.ipynb", as_version=4)
        answers = assignment.answers | dict(student.answers)
        replace(node, **{cell.replace("-", "_"): source for cell, source in answers.items()})
        if student.edit:
            student.edit(node)
        write(folder / f"{notebook}.ipynb", node)
    _write_files(folder, {"timestamp.txt": student.at, **assignment.files, **student.files})


def _write_files(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
