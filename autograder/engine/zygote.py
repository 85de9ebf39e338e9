"""The warm parent: imports once, then forks a supervisor for every notebook.

It holds no secret and never runs a fit, a plot or a learner's cell itself: whatever happens in a child, the next child
starts from the same clean state. It ends when its standard input is closed, that is when its client is gone.
"""

import contextlib
import gc
import importlib
import os
import select
import signal
import socket
import sys
import traceback
from typing import Any

from autograder.engine import frames
from autograder.engine.shell import Shell, make_shell
from autograder.engine.supervisor import supervise

#: What most notebooks import; a course that uses more pays for it in the child.
WARM = (
    "numpy",
    "scipy.linalg",
    "scipy.optimize",
    "scipy.spatial.distance",
    "scipy.special",
    "scipy.stats",
    "pandas",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_svg",
    "sklearn.datasets",
    "sklearn.linear_model",
    "sklearn.metrics",
    "sklearn.model_selection",
    "sklearn.neighbors",
    "sklearn.preprocessing",
    "sklearn.pipeline",
    "course.checks",
    "course.data",
    "course.figures",
)


def main(address: str) -> None:
    """Serve notebooks on the Unix socket ``address`` until standard input ends."""
    for module in WARM:
        with contextlib.suppress(ImportError):  # a notebook that needs it will say so itself
            importlib.import_module(module)
    shell = make_shell()
    gc.collect()
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(64)
        print("ready", flush=True)  # noqa: T201 (the client waits for this line)
        while True:
            ready, _, _ = select.select([listener, sys.stdin], [], [])
            _reap()
            if sys.stdin in ready:
                return
            connection, _ = listener.accept()
            with connection, contextlib.suppress(OSError):  # no memory for one more process: this client alone fails
                if os.fork() == 0:
                    listener.close()
                    _serve(shell, connection)


def _reap() -> None:
    """Collect the supervisors that have ended: what they cost then counts as ours, for whoever measures us."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _serve(shell: Shell, connection: socket.socket) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # so that the supervisor kills its process and tidies up
    try:
        _answer(connection, supervise(shell, frames.receive(connection)))
    except Exception:  # noqa: BLE001 (whatever it was, the client must hear of it)
        with contextlib.suppress(OSError):  # unless the client gave up: nobody is left to tell
            frames.send(connection, {"failure": traceback.format_exc()})
    finally:
        os._exit(0)


def _answer(connection: socket.socket, reply: dict[str, Any]) -> None:
    try:
        frames.send(connection, reply)
    except frames.TooLargeError:  # hundreds of cells that all printed to the limit: points matter more than outputs
        results = [{**result, "outputs": []} for result in reply["results"]]
        frames.send(connection, {**reply, "results": results})


if __name__ == "__main__":
    main(sys.argv[1])
