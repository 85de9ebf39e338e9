"""Speed, only as an order of magnitude: `faster_than`."""

import gc
import time
from collections.abc import Callable
from typing import Any

from threadpoolctl import threadpool_limits

from course.checks import elsewhere
from course.checks.failures import fail

RUNS = 5
#: A run shorter than this is repeated: clocks and caches make it noise.
SHORTEST = 0.002


def faster_than(fast: Callable[..., object], slow: Callable[..., object], *args: Any, factor: float = 5) -> None:
    """Fail if the least CPU time of ``fast(*args)`` is more than ``1/factor`` of that of ``slow(*args)``.

    Both are called once to warm up and then five times in turn. The least time counts because noise only ever adds, and
    linear algebra runs in one thread: on a busy machine its threads would wait for each other at full speed.

    >>> values = list(range(20_000))
    >>> def loop(values):
    ...     total = 0
    ...     for value in values:
    ...         total += value * value % 7
    ...     return total
    >>> faster_than(len, loop, values)
    >>> faster_than(loop, len, values)
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: Too slow: at least 5 times the speed of a plain loop was promised.
    """
    with threadpool_limits(limits=1):
        repeats_fast, repeats_slow = _repeats(fast, args), _repeats(slow, args)
        times = [(_seconds(fast, args, repeats_fast), _seconds(slow, args, repeats_slow)) for _ in range(RUNS)]
    ours, theirs = (min(column) for column in zip(*times, strict=True))
    if ours * factor > theirs:
        raise fail("slow", f"Too slow: at least {factor:g} times the speed of a plain loop was promised.")


def _repeats(call: Callable[..., object], args: tuple[Any, ...]) -> int:
    """How many calls make one run long enough to be measured; the warm-up."""
    once = _seconds(call, args, 1)
    return max(1, min(1000, int(SHORTEST / max(once, 1e-9))))


def _seconds(call: Callable[..., object], args: tuple[Any, ...], repeats: int) -> float:
    """CPU seconds of one call, wherever it runs."""
    process = elsewhere.learner()
    clock = time.thread_time if process is None else process.seconds
    collecting = gc.isenabled()
    gc.disable()
    try:
        start = clock()
        for _ in range(repeats):
            call(*args)
        return (clock() - start) / repeats
    finally:
        if collecting:
            gc.enable()
