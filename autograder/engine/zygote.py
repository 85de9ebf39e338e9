"""The warm parent: imports once, then forks jailed processes on request, and ends them on request.

It holds no secret, and nothing of a notebook ever runs in it: every process that it makes starts from the same clean
state and could read all its memory. It ends when its standard input is closed, that is when the grader is gone.
"""

import gc
import os
import select
import signal
import socket
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from autograder.engine import frames, jail
from autograder.records import Limits

#: A process's clock of CPU time has a number made of its pid and this (clock_getcpuclockid(3), which Python hides).
CPU_CLOCK = 2


def main(address: str, mode: str) -> None:
    """Serve the Unix socket ``address`` until standard input ends."""
    try:
        state = jail.enter(mode)  # before the imports: some of them start threads
    except jail.Refused as refusal:
        print(f"refused {refusal}".replace("\n", " "), flush=True)  # noqa: T201 (the client reads this line)
        return
    from autograder.engine import judge, learner, warm  # noqa: PLC0415 (they bring IPython, and it comes after the jail)
    from autograder.engine.shell import make_shell  # noqa: PLC0415 (likewise)

    warm.imports()
    shell = make_shell()
    warm.rehearse(shell)
    server = Server({"judge": judge.work, "learner": learner.work}, shell, state)
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        warm.compact()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(64)
        print("ready", flush=True)  # noqa: T201 (the client waits for this line)
        server.serve(listener)


class Server:
    """Answers the grader. Each connection owns the processes that were made for it: they end with it."""

    def __init__(self, roles: dict[str, Any], shell: Any, state: jail.State) -> None:
        self.roles, self.shell, self.state = roles, shell, state
        self.owned: dict[socket.socket, set[int]] = {}

    def serve(self, listener: socket.socket) -> None:
        """Serve until standard input ends; end what was started."""
        try:
            while True:
                ready, _, _ = select.select([listener, sys.stdin, *self.owned], [], [])
                if sys.stdin in ready:
                    return
                if listener in ready:
                    self.owned[listener.accept()[0]] = set()
                for connection in [known for known in self.owned if known in ready]:
                    self._serve(connection)
        finally:
            for connection in list(self.owned):
                self._drop(connection)

    def _serve(self, connection: socket.socket) -> None:
        try:
            request = frames.receive(connection)
            frames.send(connection, self._done(connection, request))
        except OSError:  # the grader's thread is done with its notebook, or gone
            self._drop(connection)

    def _done(self, connection: socket.socket, request: list[Any]) -> dict[str, Any]:
        try:
            match request:
                case ["spawn", role, options]:
                    return {"pid": self._spawn(connection, role, options)}
                case ["interrupt", pid] if pid in self.owned[connection]:
                    os.kill(pid, signal.SIGINT)
                case ["clock", pid] if pid in self.owned[connection]:
                    return {"seconds": time.clock_gettime((~pid << 3) | CPU_CLOCK)}
                case ["kill", pid] if pid in self.owned[connection]:
                    self.owned[connection].discard(pid)
                    jail.kill(pid)
        except frames.FrameError:
            raise
        except Exception:  # noqa: BLE001 (no memory for one more process: this notebook alone fails)
            return {"failure": traceback.format_exc()}
        return {}

    def _spawn(self, connection: socket.socket, role: str, options: dict[str, Any]) -> int:
        with socket.socket(fileno=frames.receive_descriptor(connection)) as theirs:
            pid = jail.spawn(
                lambda: self.roles[role](self.shell, theirs, options),
                limits=Limits(**options["bounds"]),
                data=Path(options["data"]) if options["data"] else None,
                state=self.state,
                keep=(theirs.fileno(),),
            )
        self.owned[connection].add(pid)
        return pid

    def _drop(self, connection: socket.socket) -> None:
        for pid in self.owned.pop(connection):
            jail.kill(pid)
        connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
