"""What the kernel counts for each process: memory, processor time, files, processes."""

import contextlib
import os
import resource
import sys

from autograder.records import Limits

#: Threads and processes of one notebook together.
TASKS = 64
OPEN_FILES = 256
#: A killed process is better than a machine without memory: the kernel then takes a learner's process first.
OOM_SCORE = 1000


def apply(limits: Limits, largest_file: int) -> None:
    """Bound the calling process and all that it will start; nothing can raise the bounds again.

    Memory is what the notebook uses beyond what its process has at the start, the libraries of the warm parent: NumPy
    raises MemoryError at the bound. RLIMIT_DATA does not count shared mappings and RLIMIT_AS does, so both are set.
    """
    mapped, data = _mapped()
    cores = os.cpu_count() or 1  # processor time adds up over threads
    bounds = {
        "AS": mapped + limits.memory,
        "DATA": data + limits.memory,
        "CPU": int(limits.notebook_seconds * cores) + 1,
        "FSIZE": largest_file,
        "NOFILE": OPEN_FILES,
        "NPROC": TASKS,
        "CORE": 0,
        "MEMLOCK": 2**16,
        "MSGQUEUE": 0,
        "SIGPENDING": OPEN_FILES,
        "RTPRIO": 0,
    }
    for name, bound in bounds.items():
        _bound(name, bound)


def apply_memory(limits: Limits) -> None:
    """The bounds that need no sandbox, as far as this system knows them."""
    for name, bound in (("AS", _mapped()[0] + limits.memory), ("CORE", 0)):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # macOS refuses some
            _bound(name, bound)


def come_first_when_memory_ends() -> None:
    """Tell the kernel whom to kill when the machine has no memory left."""
    with open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:  # noqa: PTH123
        score.write(str(OOM_SCORE))


def _bound(name: str, bound: int) -> None:
    kind = getattr(resource, f"RLIMIT_{name}")
    _, hardest = resource.getrlimit(kind)
    bound = bound if hardest == resource.RLIM_INFINITY else min(bound, hardest)
    resource.setrlimit(kind, (bound, bound))


def _mapped() -> tuple[int, int]:
    """Bytes of address space and of data that this process has now."""
    if sys.platform != "linux":
        return 0, 0
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123
        pages = [int(word) for word in statm.read().split()]
    size = resource.getpagesize()
    return pages[0] * size, pages[5] * size
