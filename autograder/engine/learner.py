"""The process that runs a notebook's cells, one after the other, and reports each as it ends."""

import os
import random
import resource
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

from autograder.engine import frames
from autograder.engine.shell import MESSAGE_LENGTH, Shell, Stream, run, said

#: Names of tests are looked up on the exception so that this process needs nothing of the course.
MISCONCEPTION = "misconception"


def work(shell: Shell, connection: socket.socket, request: dict[str, Any], skip: set[int]) -> None:
    """Run the cells of ``request`` except ``skip``.

    For each, send ``["start", i]``, wait for leave, run it, and send ``["done", i, result]``. The leave keeps an
    interrupt that was meant for a cell from hitting the next one.
    """
    _confine(request)
    shell.recorder.limit = request["limits"]["output"]
    sys.stdout = Stream(1, lambda text: shell.recorder.stream("stdout", text))
    sys.stderr = Stream(2, lambda text: shell.recorder.stream("stderr", text))
    process = os.getpid()
    for index, (_, source, graded) in enumerate(request["cells"]):
        if index in skip:
            continue
        frames.send(connection, ["start", index])
        frames.receive(connection)
        result = _cell(shell, source)
        if os.getpid() != process:
            os._exit(0)  # a copy that the cell forked and left running
        frames.send(connection, ["done", index, result])
        if request["stop_early"] and graded and result["outcome"] != "passed":
            return


def _cell(shell: Shell, source: str) -> dict[str, Any]:
    began = time.process_time()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        outputs, error = run(shell, source)
    except BaseException as escaped:  # noqa: BLE001 (whatever IPython lets through, a late interrupt say, ended the cell)
        outputs, error = shell.recorder.outputs, escaped
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    result = {"outcome": "passed", "outputs": outputs, "message": "", "misconception": ""}
    if error is not None:
        result = _failure(outputs, error)
    return {**result, "seconds": time.process_time() - began}


def _failure(outputs: list[dict[str, Any]], error: BaseException) -> dict[str, Any]:
    name, words, misconception = type(error).__name__, said(error), _misconception(error)
    if not any(output["output_type"] == "error" for output in outputs):
        outputs.append({"output_type": "error", "ename": name, "evalue": words, "traceback": []})
    message = words if misconception else f"{name}: {words}" if words else name
    return {
        "outcome": "failed",
        "outputs": outputs,
        "message": message[:MESSAGE_LENGTH],
        "misconception": misconception,
    }


def _misconception(error: BaseException) -> str:
    """What the check says was misunderstood; an exception of the learner's own may hold anything under that name."""
    try:
        value = getattr(error, MISCONCEPTION, "")
    except Exception:  # noqa: BLE001 (a learner's property may raise anything)
        return ""
    return value if isinstance(value, str) and value.isprintable() else ""


def _confine(request: dict[str, Any]) -> None:
    """Make the process repeatable and bounded; isolation proper is the sandbox's task."""
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.environ["HOME"] = os.environ["IPYTHONDIR"] = os.environ["MPLCONFIGDIR"] = str(Path.cwd())
    if request["seed"] is not None:
        os.environ["COURSE_SEED"] = str(request["seed"])
    _reseed()
    memory = request["limits"]["memory"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # but while a cell runs
    sys.path.insert(0, "")  # modules that lie beside the notebook, as in Jupyter


def _reseed() -> None:
    """Every notebook starts from the same state of the global generators, whatever ran before the fork."""
    import numpy as np  # noqa: PLC0415 (already imported by the warm parent)

    random.seed(0)
    np.random.seed(0)  # noqa: NPY002 (the learner's code may use the global state)
