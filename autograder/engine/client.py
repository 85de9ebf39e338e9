"""The engine as the rest of the kit sees it: cells in, Execution out."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from autograder.engine import frames
from autograder.errors import InternalError
from autograder.records import CellResult, Code, Execution, Limits

#: Single-threaded numerics: two cores serve two notebooks better than one, and results do not depend on the machine.
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JOBLIB_MULTIPROCESSING": "0",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYTHONHASHSEED": "0",
}


class Engine:
    """Runs notebooks, ``workers`` at a time. Use it as a context manager; it starts at the first notebook."""

    def __init__(self, workers: int = 1) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="engine")
        self._folder = tempfile.TemporaryDirectory(prefix="autograder-")
        self._process: subprocess.Popen[str] | None = None
        self._starting = threading.Lock()

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._abandon()
        self.close()

    def execute(
        self,
        cells: Sequence[Code],
        *,
        limits: Limits | None = None,
        folder: Path | None = None,
        seed: int | None = None,
        stop_early: bool = False,
    ) -> Execution:
        """Run ``cells`` in order in a fresh process.

        ``folder`` holds the assignment's data files, copied into the scratch folder in which the cells run; ``seed`` is
        the base seed of ``course.checks.fresh``; ``stop_early`` ends after the first graded cell that failed. Whatever
        the cells do, there is one result per cell; InternalError only if the engine itself is gone.
        """
        request = {
            "cells": [(cell.name, cell.source, cell.graded) for cell in cells],
            "limits": asdict(limits or Limits()),
            "folder": str(folder.resolve()) if folder else "",
            "seed": seed,
            "stop_early": stop_early,
        }
        reply = self._ask(request)
        if "failure" in reply:
            raise InternalError(f"the engine failed:\n{reply['failure']}")
        results = tuple(
            CellResult(name=cell.name, **{**result, "outputs": tuple(result["outputs"])})
            for cell, result in zip(cells, reply["results"], strict=True)
        )
        return Execution(results=results, seconds=reply["seconds"])

    def submit(
        self,
        cells: Sequence[Code],
        *,
        limits: Limits | None = None,
        folder: Path | None = None,
        seed: int | None = None,
        stop_early: bool = False,
    ) -> "Future[Execution]":
        """As ``execute``, in the background."""
        return self._pool.submit(self.execute, cells, limits=limits, folder=folder, seed=seed, stop_early=stop_early)

    def close(self) -> None:
        """End the warm parent; notebooks that wait are given up."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._process is not None:
            with contextlib.suppress(BrokenPipeError):
                self._process.communicate()  # closes its standard input, which ends it
            self._process = None
        self._folder.cleanup()

    def _abandon(self) -> None:
        """Stop the notebooks that are running: after an interrupt nobody wants to wait for them."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGTERM)  # the warm parent and the supervisors, which end the cells

    @property
    def _address(self) -> str:
        return str(Path(self._folder.name) / "engine")

    def _start(self) -> None:
        with self._starting:
            if self._process is None:
                self._process = self._warm_parent()

    def _warm_parent(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(  # noqa: S603 (our own module; -P: the present folder is no place to import from)
            [sys.executable, "-P", "-m", "autograder.engine.zygote", self._address],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **ENVIRONMENT, "IPYTHONDIR": self._folder.name},
            text=True,
            start_new_session=True,  # an interrupt at the terminal is ours to handle, not the parent's
        )
        assert process.stdout is not None  # noqa: S101 (we asked for a pipe)
        if process.stdout.readline() != "ready\n":
            process.communicate()
            raise InternalError("the engine's warm parent did not start", todo="Its message stands above.")
        return process

    def _ask(self, request: dict[str, Any]) -> Any:
        self._start()
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                connection.connect(self._address)
                frames.send(connection, request)
                return frames.receive(connection)
            except OSError as error:
                raise InternalError(f"the engine stopped answering ({error})", todo="Run the command again.") from error
