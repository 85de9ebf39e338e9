"""A class of twelve learners made from the answer banks: what `make demo` grades.

A learner has an ability; the chance to know an exercise follows the Rasch model (ability minus difficulty, in logits).
Who knows it hands in the reference or a right answer; who does not, a named wrong answer or nothing.
"""

import copy
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
import numpy as np
from nbformat import NotebookNode

from autograder.evidence import Bank
from autograder.records import Notebook

SEED = 2026
NAMES = (
    "ada", "blaise", "chike", "dorothy", "emmy", "florence", "grace", "hypatia", "ibrahim", "jocelyn", "kateryna", "li",
)  # fmt: skip
#: Abilities in logits, from "has done this before" to "began last week".
ABILITIES = np.linspace(2.5, -1.5, len(NAMES))
LOGITS_PER_DIFFICULTY = 0.5
BLANK_SHARE = 0.35
REFLECTION = "I ran the cell above on my own data: the two numbers differ, and I would trust the second one more."
TIMESTAMP = "%Y-%m-%d %H:%M:%S.%f UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What the class is made from: the topic, its released notebook, its bank, the difficulty (1–5) of its skills."""

    notebook: Notebook
    released: NotebookNode
    bank: Bank
    difficulty: Mapping[str, int]


def hand_in(submitted: Path, assignments: Sequence[Assignment], now: datetime) -> int:
    """Write the class's submissions below ``submitted`` as `nbgrader collect` would; their number."""
    count = 0
    for number, (student, ability) in enumerate(zip(NAMES, ABILITIES, strict=True)):
        rng = np.random.default_rng([SEED, number])
        for week, assignment in enumerate(assignments):
            if week and rng.random() < _chance(-ability - 2.0):
                continue  # weaker learners are also behind
            topic = assignment.notebook.name
            folder = submitted / student / topic
            folder.mkdir(parents=True)
            answers = dict(_answers(assignment, float(ability), rng))
            nbformat.write(_filled(assignment.released, answers), folder / f"{topic}.ipynb")
            when = now - timedelta(weeks=len(assignments) - week, hours=-float(rng.integers(0, 96)))
            (folder / "timestamp.txt").write_text(when.astimezone(UTC).strftime(TIMESTAMP), encoding="utf-8")
            count += 1
    return count


def _chance(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-logit))


def _answers(assignment: Assignment, ability: float, rng: np.random.Generator) -> Iterator[tuple[str, str]]:
    """The cells a learner of this ability fills in; exercises that are missing stay blank."""
    for cell in assignment.notebook.cells:
        if cell.kind == "solution":
            hard = LOGITS_PER_DIFFICULTY * (assignment.difficulty[cell.name] - 3)
            if rng.random() < _chance(ability - hard):
                right = [cell.source, *(a.source for a in assignment.bank.of(cell.name, "right"))]
                yield cell.name, right[rng.integers(len(right))]
            elif rng.random() > BLANK_SHARE:
                wrong = [a.source for a in assignment.bank.of(cell.name, "wrong")]
                yield cell.name, wrong[rng.integers(len(wrong))]
        elif cell.kind == "manual" and rng.random() < _chance(ability + 1.0):
            yield cell.name, REFLECTION


def _filled(released: NotebookNode, answers: Mapping[str, str]) -> NotebookNode:
    node = copy.deepcopy(released)
    for cell in node.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in answers:
            cell.source = answers[name]
    return node
