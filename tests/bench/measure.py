"""CPU seconds and memory of a command with everything it starts."""

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

MIB = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a command took: CPU seconds of the process tree, wall seconds, peak of the tree's proportional memory."""

    cpu: float
    wall: float
    memory: float


def cost(command: Sequence[str], *, cores: int = 2, cwd: Path | None = None) -> Cost:
    """Run ``command`` on that many cores; CalledProcessError if it fails."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    usable = sorted(os.sched_getaffinity(0))[:cores]
    process = subprocess.Popen(
        ["taskset", "--cpu-list", ",".join(map(str, usable)), *command],
        cwd=cwd,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "OMP_NUM_THREADS": "1", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
    )
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peak))
    watcher.start()
    status = process.wait()
    watcher.join()
    if status:
        raise subprocess.CalledProcessError(status, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu=cpu, wall=time.monotonic() - began, memory=peak[0] / MIB)


def _watch(process: "subprocess.Popen[bytes]", peak: list[float]) -> None:
    """Sample the tree's memory; shared pages count once (proportional set size)."""
    while process.poll() is None:
        total = 0
        try:
            tree = psutil.Process(process.pid)
            for one in (tree, *tree.children(recursive=True)):
                total += _proportional(one.pid)
        except psutil.Error:
            continue
        peak[0] = max(peak[0], total)
        time.sleep(0.5)  # to look costs the watched processes time, too


def _proportional(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:"))
