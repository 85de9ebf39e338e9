"""``%check``: run an exercise's visible checks against the answers in the live kernel, without restarting anything.

What runs are the tests cells of the notebook's file, in a copy of the kernel's names: nothing of the learner's is bound
anew. The file is read anew each time; what JupyterLab has not saved yet does not matter, as tests cells are locked and
answers are taken from the kernel.
"""

import ast
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from IPython.core.getipython import get_ipython
from IPython.core.interactiveshell import InteractiveShell

from course.checks import CheckFailed

NO_FILE = "%check does not know the file of this notebook: open it in JupyterLab, save it, and restart the kernel."


@dataclass(frozen=True, slots=True)
class Tests:
    """One tests cell: of ``skill``, with the part of its name that follows."""

    skill: str
    part: str
    source: str

    @property
    def visible(self) -> bool:
        """Whether the learner has any of it: a cell of comments alone is checked when the notebook is handed in."""
        try:
            return bool(ast.parse(self.source).body)
        except SyntaxError:  # a line magic: it will say itself what is wrong
            return True


def register(shell: Any = None) -> None:
    """Bring ``%check`` into the running kernel; nothing happens outside one."""
    shell = shell or get_ipython()
    if shell is not None:
        shell.register_magic_function(
            lambda line: sys.stdout.writelines(f"{said}\n" for said in check(shell, line)), "line", "check"
        )


def check(shell: InteractiveShell, line: str = "") -> Iterator[str]:
    """What there is to say about the exercises named in ``line``, or about all that were begun."""
    path = _notebook(shell)
    if path is None:
        yield NO_FILE
        return
    try:
        cells = read(path)
    except (OSError, ValueError) as error:
        yield f"{path.name} cannot be read: {error}"
        return
    wanted = line.split()
    skills = list(dict.fromkeys(cell.skill for cell in cells))
    unknown = [name for name in wanted if name not in skills]
    if unknown:
        yield f"There is no exercise {unknown[0]!r} here; there are: {', '.join(skills)}."
        return
    began = time.perf_counter()
    for skill in wanted or skills:
        yield from _exercise(shell, skill, [cell for cell in cells if cell.skill == skill], named=bool(wanted))
    yield f"({time.perf_counter() - began:.1f} s; hidden checks are run when you hand in)"


def read(path: Path) -> tuple[Tests, ...]:
    """The tests cells of a released notebook, in order."""
    found = []
    for cell in nbformat.read(path, as_version=4).cells:
        about = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and about.get("grade") and not about.get("solution"):
            skill, _, part = str(about.get("grade_id", "")).partition("-")
            found.append(Tests(skill, part, cell.source))
    return tuple(found)


def _exercise(shell: InteractiveShell, skill: str, cells: Sequence[Tests], *, named: bool) -> Iterator[str]:
    """One line for each visible tests cell; an exercise that was not begun is told in one, if at all."""
    lines = []
    for cell in cells:
        if not cell.visible:
            continue
        said = _run(shell, cell)
        if said is None:
            lines.append(f"✓ {skill}: {cell.part}")
        elif isinstance(said, CheckFailed) and said.misconception == "blank":
            lines = [f"· {skill}: not solved yet"] if named else []
            break
        else:
            lines.append(f"✗ {skill}: {cell.part}: {_sentence(said)}")
    yield from lines


def _run(shell: InteractiveShell, cell: Tests) -> Exception | None:
    """Run a tests cell in a copy of the kernel's names; what it raised."""
    names = dict(shell.user_ns)
    try:
        exec(compile(shell.transform_cell(cell.source), f"<{cell.skill}-{cell.part}>", "exec"), names)  # noqa: S102
    except NotImplementedError:
        return CheckFailed("", "blank")
    except Exception as error:  # noqa: BLE001 (an answer may raise anything; it is what the learner wants to know)
        return error
    return None


def _sentence(error: Exception) -> str:
    if isinstance(error, CheckFailed):
        return str(error)
    words = str(error)
    return words or "an assertion failed" if isinstance(error, AssertionError) else f"{type(error).__name__}: {words}"


def _notebook(shell: InteractiveShell) -> Path | None:
    """The file of the notebook that this kernel runs: JupyterLab says it, and Visual Studio Code."""
    named = shell.user_ns.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME", "")
    path = Path(str(named))
    return path if path.suffix == ".ipynb" and path.is_file() else None
