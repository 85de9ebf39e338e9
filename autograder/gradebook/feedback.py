"""Feedback that keeps hidden tests hidden: a step for nbgrader's generate_feedback.

autograded/ holds the tests in full, because the formgrader reads it; nbgrader's feedback would print them, with values
and tracebacks. ``HideTests`` shows the learner what was in the release, and of a hidden check only what its author
wrote for the learner. A learner's own words are never shown there: his code has seen the hidden arguments.
"""

import ast
import builtins
import re
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from nbformat import NotebookNode, from_dict
from nbgrader.preprocessors import ClearHiddenTests, NbGraderPreprocessor

from autograder.gradebook.gradings import TABLE, read_grading

PLACE = "# A hidden check stands here."
FAILED = "A hidden check of this exercise failed."
LEFT_OUT = "[This output is left out: it shows hidden tests.]"
#: What the grader says of a cell, by the name of the error that it writes.
OURS = {
    "CellTimeoutError": "This check took too long and was stopped.",
    "DeadKernelError": "The process ended (out of memory, or a crash) while this check ran.",
    "GraderError": "The grader itself failed here. No points were decided: a person will look at it.",
}
ANSI = re.compile(r"\x1b\[[0-9;]*m")
#: Shorter lines, like ``else:`` or a bracket, tell nothing and stand everywhere.
TELLING = 8


class HideTests(NbGraderPreprocessor):
    """Leaves of hidden tests their place, and the author's sentence where one failed.

    Put it first into ``c.GenerateFeedback.preprocessors``. The markers are those of ``c.ClearHiddenTests``.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Take the hidden lines out of all sources and outputs."""
        clear = ClearHiddenTests(parent=self.parent)
        self.begin, self.end = clear.begin_test_delimeter, clear.end_test_delimeter
        sealed = _sealed(resources["nbgrader"])
        secret = self._secret_lines(nb.cells)
        for cell in nb.cells:
            kept, hidden = self._split(cell.source)
            if cell.cell_type == "code":
                outputs = _verdict(cell, kept, sealed=sealed) if hidden else cell.outputs
                cell.outputs = [from_dict(_guarded(output, secret)) for output in outputs]
            if hidden:
                cell.source = "\n".join(kept)
        return nb, resources

    def _split(self, source: str) -> tuple[list[str], list[str]]:
        """The lines to show, a comment in the place of each hidden part; and the hidden lines."""
        kept: list[str] = []
        hidden: list[str] = []
        inside = False
        for line in source.split("\n"):
            if self.begin in line and not inside:
                inside = True
                kept.append(PLACE)
            (hidden if inside else kept).append(line)
            inside = inside and self.end not in line
        return kept, hidden

    def _secret_lines(self, cells: Iterable[NotebookNode]) -> set[str]:
        """Hidden lines that stand nowhere in what the learner was given or wrote."""
        parts = [self._split(cell.source) for cell in cells]
        shown = "\n".join(line for kept, _ in parts for line in kept)
        hidden = {line.strip() for _, lines in parts for line in lines}
        return {line for line in hidden if len(line) >= TELLING and line not in shown}


def _sealed(where: dict[str, Any]) -> bool:
    """Whether the tests ran in a process of their own: then what is written at a check are the judge's words."""
    engine = sa.create_engine(where["db_url"])
    try:
        with engine.connect() as connection:
            if not sa.inspect(connection).has_table(TABLE.name):
                return False
            mark = read_grading(connection, where["student"], where["assignment"])
            return mark is not None and mark.judge == "sealed"
    finally:
        engine.dispose()


def _verdict(cell: NotebookNode, kept: list[str], *, sealed: bool) -> Iterator[dict[str, Any]]:
    """What is shown below a tests cell with hidden lines: nothing, or one sentence."""
    error = next((output for output in cell.outputs if output.output_type == "error"), None)
    if error is not None:
        judges = sealed and list(error.traceback) == [error.evalue]
        text = error.evalue if judges else _said(error, cell.source, kept)
        yield {"output_type": "error", "ename": "CheckFailed", "evalue": text, "traceback": [text]}


def _said(error: NotebookNode, source: str, visible: list[str]) -> str:
    """The author's sentence for this error, the grader's own, or only that a hidden check failed."""
    written = [*_messages(source), *_asserted(source, visible)]
    found = max((text for text in written if error.evalue.startswith(text)), key=len, default="")
    known = isinstance(getattr(builtins, error.ename, None), type)  # a learner's class may say anything by its name
    telling = known and error.ename != "AssertionError"
    return found or OURS.get(error.ename) or (f"{FAILED} ({error.ename})" if telling else FAILED)


def _messages(source: str) -> Iterator[str]:
    """The sentences of ``message(id, "…")``: written for the learner, also where the check is hidden."""
    for node in _nodes(source):
        match node:
            case ast.Call(func=ast.Name(id="message"), args=[_, ast.Constant(value=str(text))]) if text:
                yield text


def _asserted(source: str, visible: list[str]) -> Iterator[str]:
    """The sentences of ``assert …, "…"`` in the lines that the learner was given."""
    lines = source.split("\n")
    for node in _nodes(source):
        match node:
            case ast.Assert(msg=ast.Constant(value=str(text), lineno=line)) if text and lines[line - 1] in visible:
                yield text


def _nodes(source: str) -> Iterator[ast.AST]:
    """The syntax tree of a cell; nothing where it is not plain Python."""
    try:
        yield from ast.walk(ast.parse(source))
    except SyntaxError:
        return


def _guarded(output: dict[str, Any], secret: set[str]) -> dict[str, Any]:
    """The output, or a note in its place if a hidden line stands in it, as in the traceback of a hidden helper."""
    text = ANSI.sub("", "\n".join(_texts(output)))
    if not any(line in text for line in secret):
        return output
    if output["output_type"] == "error" and not any(line in output["evalue"] for line in secret):
        return {**output, "traceback": [f"{output['ename']}: {output['evalue']}"]}
    return {"output_type": "stream", "name": "stdout", "text": LEFT_OUT}


def _texts(value: Any) -> Iterator[str]:
    """All text in an output."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in _texts(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in _texts(part))
