"""Two steps for nbgrader's autograde: outputs from an Execution, scores from our own Grades.

nbgrader reads scores off the outputs: anything on stderr costs all points, a last expression becomes the score.
Here it is only the store. ``Fill`` writes outputs from which nbgrader's own rule would come to the same score;
``SaveGrades`` writes the scores themselves, in one transaction, and can say what outputs cannot: "a person must look".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader.api import Gradebook
from nbgrader.preprocessors import Execute, NbGraderPreprocessor, SaveAutoGrades

from autograder.gradebook.submissions import Handin, codes, decides
from autograder.records import CellResult, Execution, Grade

Resources = dict[str, Any]
GRADES = "autograder_grades"
KEEP = "autograder_keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A notebook that was handed in, what happened when it ran, and what that is worth.

    ``execution`` is None where nbgrader itself has to run the notebook: its kernel is not Python.
    """

    handin: Handin
    execution: Execution | None
    grades: tuple[Grade, ...] = ()


class Restore(NbGraderPreprocessor):
    """Stands in for nbgrader's sanitize steps: what was executed is what is written, whatever lies on the disk now."""

    def __init__(self, judged: Mapping[str, Judged], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.judged = judged

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:  # noqa: ARG002
        """Replace the submitted notebook by the sanitized one."""
        return self.judged[resources["nbgrader"]["notebook"]].handin.node, resources


class Fill(NbGraderPreprocessor):
    """Stands in for nbgrader's Execute: outputs come from an Execution that happened elsewhere."""

    def fill(self, nb: NotebookNode, resources: Resources, execution: Execution, grades: tuple[Grade, ...]) -> None:
        """Write ``execution`` into the notebook and leave ``grades`` for SaveGrades."""
        by_name = {grade.name: grade for grade in grades}
        cells = [cell for cell in nb.cells if cell.cell_type == "code"]
        for count, (cell, code, result) in enumerate(zip(cells, codes(nb), execution.results, strict=True), start=1):
            grade = by_name.get(code.name) if decides(cell) else None
            cell.outputs = [from_dict(output) for output in (_graded(result, grade) if grade else result.outputs)]
            cell.execution_count = None if result.outcome == "skipped" else count
        resources[GRADES] = by_name


class Given(Fill):
    """Fill with what is known already; a notebook of another language is run by nbgrader itself."""

    def __init__(self, judged: Mapping[str, Judged], *, keep: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.judged, self.keep = judged, keep

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Write outputs and leave the grades for SaveGrades."""
        judged = self.judged[resources["nbgrader"]["notebook"]]
        if judged.execution is None:
            return Execute(parent=self.parent).preprocess(nb, resources)
        self.fill(nb, resources, judged.execution, judged.grades)
        resources[KEEP] = self.keep
        return nb, resources


class SaveGrades(SaveAutoGrades):
    """nbgrader's SaveAutoGrades, but scores come from Grades and are written at once or not at all."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Write the scores of judged cells, then let nbgrader do the rest."""
        self.grades: Mapping[str, Grade] = resources.get(GRADES, {})
        where = resources["nbgrader"]
        with Gradebook(where["db_url"]) as gradebook:
            rows = gradebook.find_submission_notebook(where["notebook"], where["assignment"], where["student"]).grades
            for row in rows:
                if row.name in self.grades:
                    _store(row, self.grades[row.name], keep=resources.get(KEEP, False))
            gradebook.db.commit()
        return super().preprocess(nb, resources)

    def _add_score(self, cell: NotebookNode, resources: Resources) -> None:
        """Cells without a Grade (written answers) are scored by nbgrader's rule."""
        if cell.metadata.nbgrader["grade_id"] not in self.grades:
            super()._add_score(cell, resources)


def _store(row: Any, grade: Grade, *, keep: bool) -> None:
    """Write one score as nbgrader would; ``keep``: a score of this very submission survives our own failure."""
    if grade.auto_score is not None or not keep:
        row.auto_score = grade.auto_score
    row.needs_manual_grade = row.manual_score is not None or grade.auto_score is None


def _graded(result: CellResult, grade: Grade) -> Iterator[dict[str, Any]]:
    """The outputs of a tests cell, such that nbgrader's rule gives the grade: exactly one error unless it passed."""
    partial = result.outcome == "passed" and grade.auto_score not in (None, grade.max_score)
    for output in result.outputs:
        match output["output_type"]:
            case "stream":  # nbgrader takes every warning for a failure
                yield {**output, "name": "stdout"}
            case "execute_result" if not partial:  # nbgrader would take it for the score
                yield {"output_type": "display_data", "data": output["data"], "metadata": output.get("metadata", {})}
            case "error":
                pass
            case _:
                yield output
    if grade.auto_score is None or (result.outcome != "passed"):
        yield _error(result)


def _error(result: CellResult) -> dict[str, Any]:
    if result.outcome == "broken":
        text = "The grader itself failed here. No points were decided: a person will look at it."
        return {"output_type": "error", "ename": "GraderError", "evalue": text, "traceback": [text, result.message]}
    found = next((output for output in result.outputs if output["output_type"] == "error"), None)
    text = result.message or "This check did not pass."
    return found or {"output_type": "error", "ename": "CheckFailed", "evalue": text, "traceback": [text]}
