"""Two steps for nbgrader's autograde: outputs from an Execution, scores from our own Grades.

nbgrader reads scores off the outputs: anything on stderr costs all points, a last expression becomes the score.
Here it is only the store. ``Fill`` writes outputs from which nbgrader's own rule would come to the same score;
``SaveGrades`` writes the scores themselves, in one transaction, and can say what outputs cannot: "a person must look".
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from autograder.gradebook.sanitize import decides
from autograder.records import CellResult, Execution, Grade

Resources = dict[str, Any]
GRADES = "autograder_grades"
#: What else is to be written in the transaction of the grades: a function of its connection.
NOTE = "autograder_note"


class Fill(NbGraderPreprocessor):
    """Stands in for nbgrader's Execute: outputs come from an Execution that happened elsewhere."""

    def fill(self, nb: NotebookNode, resources: Resources, execution: Execution, grades: Sequence[Grade]) -> None:
        """Write ``execution`` into the notebook and leave ``grades`` for SaveGrades."""
        fill(nb, execution, grades)
        resources[GRADES] = {grade.name: grade for grade in grades}


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
                    row.auto_score = score = self.grades[row.name].auto_score
                    row.needs_manual_grade = row.manual_score is not None or score is None
            resources.get(NOTE, lambda _: None)(gradebook.db.connection())
            gradebook.db.commit()
        return super().preprocess(nb, resources)

    def _add_score(self, cell: NotebookNode, resources: Resources) -> None:
        """Cells without a Grade (written answers) are scored by nbgrader's rule."""
        if cell.metadata.nbgrader["grade_id"] not in self.grades:
            super()._add_score(cell, resources)


def fill(nb: NotebookNode, execution: Execution, grades: Sequence[Grade]) -> None:
    """Write the outputs of ``execution`` into the notebook, such that nbgrader's own rule gives ``grades``."""
    by_name = {grade.name: grade for grade in grades}
    cells = [cell for cell in nb.cells if cell.cell_type == "code"]
    count = 0
    for cell, result in zip(cells, execution.results, strict=True):
        grade = by_name.get(result.name) if decides(cell) else None
        cell.outputs = [from_dict(output) for output in (_graded(result, grade) if grade else result.outputs)]
        ran = bool(cell.source.strip()) and result.outcome != "skipped"  # Jupyter does not count empty cells
        count += ran
        cell.execution_count = count if ran else None


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
