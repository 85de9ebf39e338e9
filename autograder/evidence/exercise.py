"""One exercise cut out of its notebook: the set-up, the answer, the tests cells. It must stand alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from autograder.records import Cell, Code, Notebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """A skill's cells; ``blank`` is the solution cell as a learner receives it."""

    topic: str
    skill: str
    setup: tuple[Cell, ...]
    solution: Cell
    blank: str
    tests: tuple[Cell, ...]

    def with_answer(self, source: str) -> tuple[Code, ...]:
        """The cells to run when ``source`` stands in the solution cell."""
        setup = [Code(name=cell.name, source=cell.source, origin="instructor") for cell in self.setup]
        tests = [Code(name=cell.name, source=cell.source, graded=True, origin="instructor") for cell in self.tests]
        return (*setup, Code(name=self.skill, source=source), *tests)


def exercises(notebook: Notebook, blanks: Mapping[str, str]) -> tuple[Exercise, ...]:
    """The exercises in order; ``blanks`` maps a skill to its released solution cell."""
    setup = tuple(cell for cell in notebook.cells if cell.kind == "readonly" and cell.cell_type == "code")
    return tuple(
        Exercise(
            topic=notebook.name,
            skill=cell.name,
            setup=setup,
            solution=cell,
            blank=blanks.get(cell.name, ""),
            tests=tuple(t for t in notebook.cells if t.kind == "tests" and t.skill == cell.name),
        )
        for cell in notebook.cells
        if cell.kind == "solution"
    )


def whole(notebook: Notebook, answers: Mapping[str, str]) -> tuple[Code, ...]:
    """All code cells of the notebook with ``answers`` (skill → source) in place of its solutions."""
    return tuple(
        Code(
            name=cell.name or f"line-{cell.line}",
            source=answers.get(cell.name, cell.source) if cell.kind == "solution" else cell.source,
            graded=cell.kind == "tests",
            origin="learner" if cell.kind == "solution" else "instructor",
        )
        for cell in notebook.cells
        if cell.cell_type == "code"
    )
