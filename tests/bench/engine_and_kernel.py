"""One notebook in the engine and in a kernel of its own.

Each job runs in a process of its own; its CPU time, with all its children's, is read from the operating system, so the
load of the machine does not enter.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

import nbformat
from nbclient import NotebookClient

from autograder import notebooks
from autograder.config import Paths
from autograder.engine import Engine
from autograder.pipeline import authoring
from autograder.records import Code

TRIVIAL = (Code(name="one", source="print(1 + 1)"), Code(name="two", source="assert 1 + 1 == 2", graded=True))
#: A short and a long run of each: their difference must be much more than what start-up varies by.
RUNS = {
    "engine, trivial notebook": (20, 320),
    "kernel, trivial notebook": (2, 12),
    "engine, topic arrays": (2, 14),
    "kernel, topic arrays": (2, 6),
}


def topic_cells() -> tuple[Code, ...]:
    """The cells of a real topic with its reference solution."""
    return notebooks.code_cells(authoring.parse(Paths.find(), "arrays"))


def engine_runs(cells: tuple[Code, ...], times: int) -> None:
    """Run a notebook ``times`` times in one warm engine."""
    with Engine(workers=1) as engine:
        for _ in range(times):
            assert all(result.outcome == "passed" for result in engine.execute(cells).results)
        time.sleep(0.3)  # the last process must have ended to be counted


def kernel_runs(cells: tuple[Code, ...], times: int) -> None:
    """Run a notebook ``times`` times, each in a kernel of its own, as nbgrader's Execute does."""
    for _ in range(times):
        node = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell.source) for cell in cells])
        with tempfile.TemporaryDirectory() as folder:
            NotebookClient(node, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()


JOBS: dict[str, Callable[[int], None]] = {
    "engine, trivial notebook": lambda n: engine_runs(TRIVIAL, n),
    "kernel, trivial notebook": lambda n: kernel_runs(TRIVIAL, n),
    "engine, topic arrays": lambda n: engine_runs(topic_cells(), n),
    "kernel, topic arrays": lambda n: kernel_runs(topic_cells(), n),
}


def cpu(job: str, times: int) -> float:
    """CPU seconds, user and system, of a process that does ``job`` ``times`` times, children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "tests.bench.engine_and_kernel", job, str(times)], check=True, env=os.environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def table() -> list[str]:
    """Each job with few and with many repeats: the difference is the cost of one, without start-up."""
    lines = ["| job | start-up CPU s | each, CPU s | kernel / engine |", "|---|---|---|---|"]
    each: dict[str, float] = {}
    for job in JOBS:
        few, many = RUNS[job]
        first, last = cpu(job, few), cpu(job, many)
        each[job] = (last - first) / (many - few)
        kind, what = job.split(", ")
        ratio = f"{each[job] / each[f'engine, {what}']:.1f}" if kind == "kernel" else ""
        lines.append(f"| {job} | {first - few * each[job]:.2f} | {each[job]:.3f} | {ratio} |")
    return lines


if __name__ == "__main__":
    JOBS[sys.argv[1]](int(sys.argv[2]))
