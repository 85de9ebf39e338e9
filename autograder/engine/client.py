"""The engine as the rest of the kit sees it: cells in, Execution out."""

import functools
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from autograder.engine.bindings import Scope, scopes
from autograder.engine.supervisor import Run, Trial, Zygote
from autograder.errors import AuthorError, CourseError, InternalError
from autograder.records import CellResult, Code, Execution, Limits, Reference

#: Single-threaded numerics: two cores serve two notebooks better than one, and results do not depend on the machine.
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JOBLIB_MULTIPROCESSING": "0",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYTHONHASHSEED": "0",
}
#: What the warm parent may know of our environment: where it finds what it imports. Its children know less.
KEPT = (
    "PATH",
    "LANG",
    "LC_ALL",
    "TZ",
    "HOME",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "MPLCONFIGDIR",
    "PYTHONPATH",
    "LD_LIBRARY_PATH",
)

Sandbox = Literal["full", "none"]


class Engine:
    """Runs notebooks, ``workers`` at a time. Use it as a context manager; it starts at the first notebook.

    ``sandbox`` is what holds the notebooks' processes: ``full``, or ``none``, which isolates nothing.
    """

    def __init__(self, workers: int = 1, sandbox: Sandbox = "full") -> None:
        self.sandbox = sandbox
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
        reference: Reference | None = None,
    ) -> Execution:
        """Run ``cells`` in order in a fresh process.

        ``folder`` holds the assignment's data files, copied into the scratch folder in which the cells run; ``seed`` is
        the base seed of ``course.checks.fresh``; ``stop_early`` ends after the first graded cell that failed. With a
        ``reference`` the graded cells are judged in a process of their own, by the reference's text of them; without
        one they run with the learner's. Whatever the cells do, there is one result per cell; InternalError only if the
        engine itself is gone.
        """
        trial = None if reference is None else _trial(reference)
        run = self._run(cells, limits=limits, folder=folder, seed=seed, stop_early=stop_early, trial=trial)
        return _execution(cells, run)

    def reference(
        self, cells: Sequence[Code], *, limits: Limits | None = None, folder: Path | None = None
    ) -> Reference:
        """Run a source notebook with its solutions as submissions will be judged.

        Raises AuthorError naming the first tests cell that its own solution does not pass in that way.
        """
        cells = tuple(cells)
        trial = _trial(Reference(cells=cells, pins={}, folder=folder), recording=True)
        run = self._run(cells, limits=limits, folder=folder, trial=trial)
        execution = _execution(cells, run)
        for cell, result in zip(cells, execution.results, strict=True):
            if cell.graded and result.outcome != "passed":
                raise AuthorError(
                    f"the reference solution does not pass the tests cell {cell.name} when tests are judged in a"
                    f" process of their own: {result.detail or result.message}",
                    todo="Or grade this course with --judge=in-process, which is not tamper-resistant.",
                )
        return Reference(cells=cells, pins=run.pins, folder=folder)

    def submit(
        self,
        cells: Sequence[Code],
        *,
        limits: Limits | None = None,
        folder: Path | None = None,
        seed: int | None = None,
        stop_early: bool = False,
        reference: Reference | None = None,
    ) -> "Future[Execution]":
        """As ``execute``, in the background."""
        return self._pool.submit(
            self.execute, cells, limits=limits, folder=folder, seed=seed, stop_early=stop_early, reference=reference
        )

    def close(self) -> None:
        """End the warm parent; notebooks that wait are given up."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._process is not None:
            self._abandon()
            self._process.wait()
            self._process = None
        self._folder.cleanup()

    def _run(
        self,
        cells: Sequence[Code],
        *,
        limits: Limits | None,
        folder: Path | None,
        trial: Trial | None,
        seed: int | None = None,
        stop_early: bool = False,
    ) -> "_Finished":
        self._start()
        zygote = Zygote(self._address)
        try:
            run = Run(
                zygote,
                cells,
                limits=limits or Limits(),
                folder=folder,
                seed=seed,
                stop_early=stop_early,
                trial=trial,
            )
            return _Finished(run.finish(), run.pins)
        finally:
            zygote.close()

    def _abandon(self) -> None:
        """Have the warm parent end its processes, and itself: it does so between two requests, in which it is whole."""
        if self._process is not None:
            for pipe in (self._process.stdin, self._process.stdout):
                assert pipe is not None  # noqa: S101 (we asked for pipes)
                pipe.close()

    @property
    def _address(self) -> str:
        return str(Path(self._folder.name) / "engine")

    def _start(self) -> None:
        with self._starting:
            if self._process is None:
                self._process = self._warm_parent()

    def _warm_parent(self) -> subprocess.Popen[str]:
        known = {name: os.environ[name] for name in KEPT if name in os.environ}
        process = subprocess.Popen(  # noqa: S603 (our own module; -P: the present folder is no place to import from)
            [sys.executable, "-P", "-m", "autograder.engine.zygote", self._address, self.sandbox],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**known, **ENVIRONMENT, "IPYTHONDIR": self._folder.name},
            cwd=self._folder.name,
            text=True,
            start_new_session=True,  # an interrupt at the terminal is ours to handle, not the parent's
        )
        assert process.stdout is not None  # noqa: S101 (we asked for a pipe)
        answer = process.stdout.readline()
        if answer.startswith("refused "):
            process.communicate()
            raise CourseError(
                f"this machine cannot hold learners' code safely: {answer.removeprefix('refused ').strip()}",
                todo="`autograder doctor` says more. --sandbox=none grades without isolation; every record says so.",
            )
        if answer != "ready\n":
            process.communicate()
            raise InternalError("the engine's warm parent did not start", todo="Its message stands above.")
        return process


class _Finished:
    """What a run left: results in the order of the cells, and the pins of tests cells."""

    def __init__(self, results: list[dict[str, object]], pins: dict[str, frozenset[str]]) -> None:
        self.results, self.pins = results, pins


def _execution(cells: Sequence[Code], run: _Finished) -> Execution:
    results = tuple(
        CellResult(name=cell.name, **{**result, "outputs": tuple(result["outputs"])})  # type: ignore[arg-type]
        for cell, result in zip(cells, run.results, strict=True)
    )
    return Execution(results=results, seconds=sum(result.seconds for result in results))


def _trial(reference: Reference, *, recording: bool = False) -> Trial:
    return Trial(
        sources={cell.name: cell.source for cell in reference.cells if cell.graded},
        scopes=_scopes(reference.cells),
        pins=dict(reference.pins),
        folder=reference.folder,
        cells={str(i): cell.source for i, cell in enumerate(reference.cells) if cell.origin == "instructor"},
        recording=recording,
    )


@functools.lru_cache(maxsize=16)
def _scopes(cells: tuple[Code, ...]) -> dict[str, Scope]:
    return scopes(cells)
