"""Notebook + Execution → the ipynb that nbgrader reads: stable ids, full metadata, the reference's outputs."""

import hashlib
import json
import re
from collections import Counter
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.records import Cell, Code, Execution, Notebook

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
#: No version: it would change with every machine that builds.
LANGUAGE = {
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "pygments_lexer": "ipython3",
}
#: nbgrader's three flags of each kind: (grade, solution, locked).
FLAGS = {
    "readonly": (False, False, True),
    "solution": (False, True, False),
    "tests": (True, False, True),
    "manual": (True, True, False),
}
FIGURE = re.compile(r'src=\\?"data:image/[^"]*"')


def code_cells(notebook: Notebook) -> tuple[Code, ...]:
    """The code cells in order, ready to be run."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return tuple(
        Code(
            name=cell.name or f"line-{cell.line}",
            source=cell.source,
            graded=cell.kind == "tests",
            origin="learner" if cell.kind == "solution" else "instructor",
        )
        for cell in cells
    )


def assemble(notebook: Notebook, execution: Execution) -> NotebookNode:
    """The notebook with the outputs of ``execution``, whose results match its code cells one to one."""
    ids: Counter[str] = Counter()
    results = iter(execution.results)
    cells, count = [], 0
    for cell in notebook.cells:
        node: dict[str, Any] = {"cell_type": cell.cell_type, "id": _id(notebook.name, cell, ids)}
        node["metadata"] = _metadata(cell)
        node["source"] = cell.source
        if cell.cell_type == "code":
            count += 1
            node["execution_count"] = count
            node["outputs"] = [_numbered(output, count) for output in next(results).outputs]
        cells.append(node)
    page = {
        "cells": cells,
        "metadata": {"kernelspec": KERNEL, "language_info": LANGUAGE},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    node = nbformat.from_dict(page)
    nbformat.validate(node)
    return node


def to_json(node: NotebookNode) -> str:
    """The file's text: sorted keys, so that two builds are equal byte for byte."""
    return json.dumps(node, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def differs(one: str, other: str) -> bool:
    """Whether two files differ in more than the bytes of their pictures.

    Another processor may move a curve by the last digit; that is no reason to call a build stale.
    """
    return FIGURE.sub("", one) != FIGURE.sub("", other)


def _id(topic: str, cell: Cell, taken: Counter[str]) -> str:
    base = cell.name or f"{cell.kind}-{hashlib.sha256(f'{topic}/{cell.source}'.encode()).hexdigest()[:12]}"
    taken[base] += 1
    return base if taken[base] == 1 else f"{base}-{taken[base]}"


def _metadata(cell: Cell) -> dict[str, Any]:
    if cell.kind == "logbook":
        return {"tags": ["logbook"]}
    if cell.kind not in FLAGS:
        return {}
    grade, solution, locked = FLAGS[cell.kind]
    about: dict[str, Any] = {
        "grade": grade,
        "grade_id": cell.name,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if grade:
        about["points"] = int(cell.points) if cell.points == int(cell.points) else cell.points
    return {"nbgrader": about, **({"deletable": False, "editable": False} if locked else {})}


def _numbered(output: dict[str, Any], count: int) -> dict[str, Any]:
    return {**output, "execution_count": count} if output["output_type"] == "execute_result" else output
