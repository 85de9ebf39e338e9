"""Find out what holds on this machine by trying it: real attempts, in real jailed processes, at real bait."""

import contextlib
import json
import os
import secrets
import select
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from autograder.engine.jail import cell, kernel, probes
from autograder.engine.jail.probes import PROBES, Bait
from autograder.engine.jail.refusal import Guarantee, Lack, Refused
from autograder.records import Limits

#: An attempt that has not ended by then has not been stopped.
SECONDS = 20.0
REMEDY = "This should never happen where the kernel works as documented: please report it, with the kernel's version."
STOPPED = "stopped; gained: "
RUN = "from autograder.engine.jail.probing import main; main()"


def probe() -> tuple[Lack, ...]:
    """What cannot be promised on this machine; empty if all is well. Takes about a second."""
    try:
        cell.require_linux()
    except Refused as refusal:
        return _with_all_others(refusal)
    with bait() as laid:
        return tuple(Lack(**lack) for lack in _run(laid))


def _with_all_others(refusal: Refused) -> tuple[Lack, ...]:
    """Without a sandbox nothing can be tried, and so nothing holds."""
    others = [name for name in get_args(Guarantee) if name not in {lack.guarantee for lack in refusal.lacks}]
    reason = "not tried, because there is no sandbox"
    return refusal.lacks + tuple(Lack(guarantee=name, reason=reason, remedy="") for name in others)


def _run(laid: Bait) -> list[dict[str, Any]]:
    words = json.dumps(asdict(laid))
    run = subprocess.run(  # noqa: S603 (ourselves, in a new process: this one may have threads)
        [sys.executable, "-P", "-c", RUN], input=words, capture_output=True, text=True, check=False
    )
    if run.returncode:
        reason = run.stderr.strip().rpartition("\n")[2] or f"exit code {run.returncode}"
        return [{"guarantee": "processes", "reason": f"the probes could not be run: {reason}", "remedy": REMEDY}]
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def main() -> None:
    """The probing process: bait as JSON in, lacks as JSON out."""
    laid = Bait(**json.load(sys.stdin))
    try:
        state = cell.enter()
        lacks = [lack for name in PROBES if (lack := attempt(name, laid, state))]
    except Refused as refusal:
        lacks = list(_with_all_others(refusal))
    print(json.dumps([asdict(lack) for lack in lacks]))  # noqa: T201 (the asking process reads it)


def attempt(name: str, laid: Bait, state: cell.State) -> Lack | None:
    """Make one attempt in a jailed process; what it shows to be missing, if anything."""
    ours, theirs = os.pipe()

    def act() -> None:
        os.write(theirs, (STOPPED + probes.result_of(name, laid)[:200]).encode())

    pid = cell.spawn(act, limits=Limits(memory=probes.MEMORY), data=None, state=state, keep=(theirs,))
    os.close(theirs)
    said = os.read(ours, 4096).decode() if _readable(ours, SECONDS) else "not stopped in time"
    cell.kill(pid)
    # whatever it started held the pipe as well: it must be gone now
    lasting = not _readable(ours, 0.0) or os.read(ours, 1) != b""
    os.close(ours)
    gained = "something survived" if lasting else said.removeprefix(STOPPED) or ("" if said else "its process died")
    return Lack(guarantee=PROBES[name][0], reason=f"{name}: {gained}", remedy=REMEDY) if gained else None


def _readable(descriptor: int, seconds: float) -> bool:
    return bool(select.select([descriptor], [], [], seconds)[0])


@contextmanager
def bait() -> Iterator[Bait]:
    """Things that the attempts must not reach, made by us: a file, a process, sockets, shared memory."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="autograder-"))
        Path(folder).chmod(0o755)
        secret = Path(folder) / "secret"
        secret.write_text(secrets.token_hex(), encoding="ascii")
        listeners: dict[str, tuple[socket.AddressFamily, Any]] = {
            "tcp": (socket.AF_INET, ("127.0.0.1", 0)),
            "unix": (socket.AF_UNIX, f"{folder}/socket"),
            "abstract": (socket.AF_UNIX, f"\0{secrets.token_hex(8)}"),
        }
        made = {}
        for name, (family, address) in listeners.items():
            made[name] = stack.enter_context(socket.socket(family))
            made[name].bind(address)
            made[name].listen()
        yield Bait(
            secret=str(secret),
            folder=folder,
            pid=os.getpid(),
            port=made["tcp"].getsockname()[1],
            address=f"{folder}/socket",
            abstract=made["abstract"].getsockname()[1:].decode(),
            segment=stack.enter_context(_segment()),
        )


@contextmanager
def _segment() -> Iterator[int]:
    """System V shared memory; -1 where there is none."""
    segment = -1
    with contextlib.suppress(OSError):
        segment = kernel.call("shmget", 0, 4096, 0o1666)
    try:
        yield segment
    finally:
        if segment >= 0:
            kernel.call("shmctl", segment, 0, 0)
