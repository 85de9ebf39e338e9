"""What both of a notebook's processes do first: a repeatable state, recorded output."""

import os
import random
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

from autograder.engine.shell import Shell, Stream


def begin(shell: Shell, options: dict[str, Any]) -> tuple[Path, Path]:
    """Make the process start like every other; bounds and isolation are the jail's.

    Where its files lie: the folder it works in and the one for temporary files.
    """
    shell.recorder.limit = options["output"]
    sys.stdout = Stream(1, lambda text: shell.recorder.stream("stdout", text))
    sys.stderr = Stream(2, lambda text: shell.recorder.stream("stderr", text))
    if options["seed"] is not None:
        os.environ["COURSE_SEED"] = str(options["seed"])
    os.environ["NBGRADER_EXECUTION"] = "autograde"  # nbgrader's documented sign to cells that they are being graded
    _reseed()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, interrupted)
    sys.dont_write_bytecode = True
    sys.path.insert(0, "")  # modules that lie beside the notebook, as in Jupyter
    return Path.cwd(), Path(tempfile.gettempdir())


class Interruptible:
    """While entered, an interrupt raises KeyboardInterrupt; else it comes too late and is ignored.

    A flag: to change the handler costs more than most answers.
    """

    entered = False

    def __enter__(self) -> None:
        Interruptible.entered = True

    def __exit__(self, *_: object) -> None:
        Interruptible.entered = False


def interrupted(*_: object) -> None:
    """Handle SIGINT whenever no cell runs, which may change what handles it."""
    if Interruptible.entered:
        raise KeyboardInterrupt


def _reseed() -> None:
    """Every notebook starts from the same state of the global generators, whatever ran before the fork."""
    import numpy as np  # noqa: PLC0415 (already imported by the warm parent)

    random.seed(0)
    np.random.seed(0)  # noqa: NPY002 (the learner's code may use the global state)
