"""Watches one notebook being run: starts the process, keeps the time, starts afresh after a death."""

import contextlib
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from autograder.engine import frames, learner
from autograder.engine.shell import Shell

#: After an interrupt a cell has this long to end by itself before its process is killed.
GRACE_SECONDS = 2.0
#: A notebook whose cells kill their process again and again is not tried for ever.
RESTARTS = 5
#: A message that has begun to arrive is whole within this time.
FRAME_SECONDS = 10.0
NO_CELL = -1
HIGHEST_FILE = 1024
FIELDS = {"outcome", "outputs", "message", "misconception", "seconds"}
DEAD = ("DeadKernelError", "The process running this cell died (out of memory, or a crash).")


def supervise(shell: Shell, request: dict[str, Any]) -> dict[str, Any]:
    """Run the notebook of ``request`` in a scratch folder and return the results of all its cells."""
    with tempfile.TemporaryDirectory(prefix="autograder-", ignore_cleanup_errors=True) as scratch:
        if request["folder"]:
            _copy_files(Path(request["folder"]), Path(scratch))
        return Run(shell, request, scratch).finish()


def _copy_files(folder: Path, scratch: Path) -> None:
    """Data files of the assignment lie beside the notebook; the notebook itself is not needed."""
    ignore = shutil.ignore_patterns("*.ipynb", "timestamp.txt", ".ipynb_checkpoints")
    # links are followed: a cell that writes to its data must not reach the original through one
    shutil.copytree(folder, scratch, dirs_exist_ok=True, ignore=ignore, ignore_dangling_symlinks=True)


class Run:
    """One notebook: results so far, and the process that is working on the rest."""

    def __init__(self, shell: Shell, request: dict[str, Any], scratch: str) -> None:
        self.shell, self.request, self.scratch = shell, request, scratch
        self.cells, self.limits = request["cells"], request["limits"]
        self.results: dict[int, dict[str, Any]] = {}
        self.deadline: float = time.monotonic() + self.limits["notebook_seconds"]
        self.pid, self.current, self.overdue = 0, NO_CELL, ""

    def finish(self) -> dict[str, Any]:
        """Run until every cell has a result; cells that were never reached are skipped."""
        why = f"not run: cells ended the process {RESTARTS + 1} times"
        for _ in range(RESTARTS + 1):
            if self._process(self._settled()):
                why = "not run"
                break
            if self._late():
                why = f"not run: the notebook took longer than {self.limits['notebook_seconds']:g} s"
                break
        results = [self.results.get(i) or _skipped(why) for i in range(len(self.cells))]
        return {"results": results, "seconds": sum(r["seconds"] for r in results)}

    def _late(self) -> bool:
        return time.monotonic() > self.deadline

    def _settled(self) -> set[int]:
        """Cells a fresh process must not run again: those that decided points, and those that failed or killed it."""
        return {i for i, r in self.results.items() if self.cells[i][2] or r["outcome"] != "passed"}

    def _process(self, skip: set[int]) -> bool:
        """Run cells in one process; True if it came to its end, False if it died or was killed."""
        ours, theirs = socket.socketpair()
        ours.settimeout(FRAME_SECONDS)
        self.pid, self.current, self.overdue = os.fork(), NO_CELL, ""
        if self.pid == 0:
            ours.close()
            self._in_child(theirs, skip)
        theirs.close()
        try:
            return self._listen(ours)
        finally:
            ours.close()
            for end in (os.kill, os.killpg):  # itself first: it may not have made its group yet
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    end(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)

    def _in_child(self, connection: socket.socket, skip: set[int]) -> None:
        try:
            os.setsid()
            os.closerange(3, connection.fileno())  # of what the parents had open the cells get this one connection
            os.closerange(connection.fileno() + 1, HIGHEST_FILE)
            os.chdir(self.scratch)
            learner.work(self.shell, connection, self.request, skip)
            frames.send(connection, ["end"])
        except BaseException:  # noqa: BLE001 (a forked child must never return into its parent's code)
            with contextlib.suppress(BaseException):
                frames.send(connection, ["crash", traceback.format_exc()])
        finally:
            os._exit(0)

    def _listen(self, connection: socket.socket) -> bool:
        """Record what the process reports until it ends; False if it cannot go on."""
        while True:
            match self._next(connection):
                case ["start", int(index)] if 0 <= index < len(self.cells):
                    self.current = index
                case ["done", int(index), dict(result)] if index == self.current and result.keys() == FIELDS:
                    self._record(self._stopped(result["outputs"]) if self.overdue else result)
                    self.current, self.overdue = NO_CELL, ""
                    if self._late():
                        return False
                case ["end"]:
                    return True
                case ["crash", text]:
                    print(text, file=sys.stderr)  # noqa: T201 (our own fault: the log must show it)
                    self._broken()
                    return False
                case _:  # it died, it was stopped, or the cell wrote into our connection
                    self._record(self._stopped() if self.overdue else _result(*DEAD))
                    return False

    def _next(self, connection: socket.socket) -> Any:
        """The process's next message, or None if there will be none."""
        limit = min(self.limits["cell_seconds"], max(0.0, self.deadline - time.monotonic()))
        try:
            if _readable(connection, limit):
                message = frames.receive(connection)
                if isinstance(message, list) and message[:1] == ["start"]:
                    frames.send(connection, "go")
                return message
            self.overdue = f"This cell took longer than {limit:g} s and was stopped."
            if limit < self.limits["cell_seconds"]:
                whole = self.limits["notebook_seconds"]
                self.overdue = f"The notebook took longer than {whole:g} s and was stopped in this cell."
            os.kill(self.pid, signal.SIGINT)
            return frames.receive(connection) if _readable(connection, GRACE_SECONDS) else None
        except (OSError, ValueError):  # its end is closed, or what it sent is no message of ours
            return None

    def _stopped(self, outputs: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
        """The result of a cell that took too long, with what it had shown until then."""
        result = _result("CellTimeoutError", self.overdue, seconds=self.limits["cell_seconds"])
        shown = [output for output in outputs if output["output_type"] != "error"]
        return {**result, "outputs": [*shown, *result["outputs"]]}

    def _record(self, result: dict[str, Any]) -> None:
        """Keep the first result of the present cell: a second run only prepares for the cells that follow."""
        if self.current != NO_CELL:
            self.results.setdefault(self.current, result)

    def _broken(self) -> None:
        """Our own fault, at the present cell or before the first that has no result could begin."""
        missing = (i for i in range(len(self.cells)) if i not in self.results)
        self.current = self.current if self.current != NO_CELL else next(missing, NO_CELL)
        self._record({**_result("KernelError", "the grader itself failed"), "outcome": "broken"})


def _readable(connection: socket.socket, seconds: float) -> bool:
    return bool(select.select([connection], [], [], seconds)[0])


def _result(ename: str, text: str, seconds: float = 0.0) -> dict[str, Any]:
    error = {"output_type": "error", "ename": ename, "evalue": text, "traceback": [f"{ename}: {text}"]}
    return {"outcome": "failed", "outputs": [error], "message": text, "misconception": "", "seconds": seconds}


def _skipped(why: str) -> dict[str, Any]:
    return {"outcome": "skipped", "outputs": [], "message": why, "misconception": "", "seconds": 0.0}
