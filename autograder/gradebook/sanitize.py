"""Put a submission right from its source: nothing that its own metadata say decides what is run or what it is worth.

On an honest submission it does what nbgrader's sanitize steps do. Beyond them:

- a test or read-only code cell that is missing is put back where the source has it; so is a written answer or a task,
  such that a person can give points;
- of copies of one cell the last that was filled in counts, the others stay where they are as plain cells;
- a test runs where the learner has it, but never before the answer that it follows in the source;
- cells that claim an unknown name, and metadata that are none, are plain cells.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.gradebook.source import Expected, SourceCell, is_left_out, name_of
from autograder.records import Code

#: What nbgrader clears together with the outputs.
OF_OUTPUTS = ("collapsed", "scrolled")
MISSING = "This cell (id:{name}) was missing from the submission. It was added back.\n\n"
Placed = list[tuple[str, NotebookNode]]


def sanitize(expected: Expected, notebook: NotebookNode) -> tuple[NotebookNode, dict[str, str]]:
    """The notebook that is run (the argument is changed), and a note on each cell that had to be put right."""
    known = {cell.name: cell for cell in expected.cells}
    placed = [(name if (name := name_of(cell)) in known else "", cell) for cell in notebook.cells]
    for _, cell in placed:
        _clear(cell)
    notes: dict[str, str] = {}
    for name, count in Counter(name for name, _ in placed if name).items():
        index = _chosen(known[name], placed)
        placed = [(there if there != name or at == index else "", cell) for at, (there, cell) in enumerate(placed)]
        _overwrite(placed[index][1], known[name])
        if count > 1:
            notes[name] = f"This cell was there {count} times; the last one that was filled in counts."
    _complete(expected.cells, placed, notes)
    notebook.cells = [cell for _, cell in placed]
    if expected.kernelspec:
        notebook.metadata["kernelspec"] = NotebookNode(expected.kernelspec)
    return notebook, notes


def codes(notebook: NotebookNode, plain: Sequence[str] = ()) -> tuple[Code, ...]:
    """The code cells in order, named by grade id, else ``cell:<index>``, which no grade id can be.

    ``plain`` are the source's own cells without a name: where one stands unchanged it is the instructor's, each once.
    """
    left = Counter(plain)
    found = []
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            block = cell.metadata.get("nbgrader", {})
            theirs = not block.get("grade_id") and left[cell.source] > 0
            left[cell.source] -= theirs
            found.append(
                Code(
                    name=block.get("grade_id") or f"cell:{index}",
                    source="" if is_left_out(cell) and not decides(cell) else cell.source,
                    graded=decides(cell),
                    origin="instructor" if theirs or is_locked(cell) else "learner",
                )
            )
    return tuple(found)


def decides(cell: NotebookNode) -> bool:
    """Whether running this cell decides points: nbgrader's autograder tests."""
    block = cell.metadata.get("nbgrader", {})
    return bool(cell.cell_type == "code" and block.get("grade") and not block.get("solution"))


def is_locked(cell: NotebookNode) -> bool:
    """Whether a cell's text is the instructor's: nbgrader's rule."""
    block = cell.metadata.get("nbgrader", {})
    return not block.get("solution") and bool(block.get("grade") or block.get("locked"))


def _clear(cell: NotebookNode) -> None:
    cell.metadata.pop("nbgrader", None)
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None
        for key in OF_OUTPUTS:
            cell.metadata.pop(key, None)


def _chosen(known: SourceCell, placed: Placed) -> int:
    """Of the copies of a cell the last that was filled in, or the last."""
    copies = [index for index, (name, _) in enumerate(placed) if name == known.name]
    answered = [index for index in copies if known.solution and placed[index][1].source != known.source]
    return (answered or copies)[-1]


def _overwrite(cell: NotebookNode, known: SourceCell) -> None:
    """Type, metadata and, where it is locked, text of the source."""
    if cell.cell_type != known.cell_type:
        for key in ("outputs", "execution_count", "attachments"):
            cell.pop(key, None)
        cell.cell_type = known.cell_type
        if known.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    cell.metadata["nbgrader"] = NotebookNode(known.block)
    if known.locked:
        cell.source = known.source


def _complete(cells: Sequence[SourceCell], placed: Placed, notes: dict[str, str]) -> None:
    """Put back what is missing, and behind its answer each test that stands before it."""
    answer = before = ""  # of the cells that the source has before this one, the last answer and the last of all
    for known in cells:
        at, behind = _position(placed, known.name), max(_position(placed, answer), _position(placed, before)) + 1
        if at < 0 and _needed(known):
            while known.decides and behind < len(placed) and not placed[behind][0]:
                behind += 1  # the learner's own cells may define what the answer needs
            placed.insert(behind, (known.name, _made(known)))
            notes[known.name] = "This cell was missing from the submission and was put back."
        elif known.decides and 0 <= at < _position(placed, answer):
            placed.insert(behind - 1, placed.pop(at))  # all that stood behind it has moved up by one
            notes[known.name] = "This test stood before the answer it belongs to and was moved behind it."
        elif at < 0:
            continue
        before = known.name
        answer = known.name if known.solution else answer


def _position(placed: Placed, name: str) -> int:
    return next((index for index, (there, _) in enumerate(placed) if name and there == name), -1)


def _needed(known: SourceCell) -> bool:
    """Whether a missing cell is put back: code that is not the learner's, and what a person gives points for."""
    return known.task or known.grade or (known.locked and known.cell_type == "code")


def _made(known: SourceCell) -> NotebookNode:
    """A cell in the place of one that is missing; a written answer says so, and is not taken for a blank one."""
    notice = MISSING.format(name=known.name) if known.solution else ""
    comment = "# " if notice and known.cell_type == "code" else ""
    make = new_code_cell if known.cell_type == "code" else new_markdown_cell
    fixed = {"deletable": False} if known.solution else {"deletable": False, "editable": False}
    identity = hashlib.sha256(known.name.encode()).hexdigest()[:8]
    return make(comment + notice + known.source, id=identity, metadata={**fixed, "nbgrader": known.block})
