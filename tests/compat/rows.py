"""What a gradebook says, as plain rows that two graders can be compared by."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

#: (assignment, student, notebook, cell) → [auto_score, max_score, needs_manual_grade, automatic comment]
Rows = dict[tuple[str, str, str, str], list[Any]]


def read_rows(root: Path) -> Rows:
    """All grade cells of all submissions, and a row ``late penalty`` where there is one; only what was graded."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as book:
        return dict(_rows(book, root))


def _rows(book: Gradebook, root: Path) -> Iterator[tuple[tuple[str, str, str, str], list[Any]]]:
    for assignment in book.assignments:
        for submission in assignment.submissions:
            student = submission.student_id
            if not (root / "autograded" / student / assignment.name).is_dir():
                continue  # nbgrader removes the folder of a submission that it could not grade
            for notebook in submission.notebooks:
                where = assignment.name, student, notebook.name
                comments = {comment.name: comment.auto_comment for comment in notebook.comments}
                for grade in notebook.grades:
                    said = comments.get(grade.name)
                    yield (*where, grade.name), [grade.auto_score, grade.max_score, grade.needs_manual_grade, said]
                if notebook.late_submission_penalty:
                    yield (*where, "late penalty"), [notebook.late_submission_penalty, 0, False, None]
