"""Where attacks are run: an engine, files that nobody may read, sockets that nobody may reach, processes to be hurt."""

import contextlib
import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from autograder.engine import Engine
from autograder.records import Code, Execution, Limits, Reference
from tests.hostile.attack import WON
from tests.hostile.victim import SECRETS, TOKEN, solved

REPOSITORY = Path(__file__).parents[2]
#: The name of files and processes that attacks leave behind.
MARK = "hostile-mark"
#: Where an attack may try to leave a file; on a machine that is sound none of them can be written.
OUTSIDE = ("/tmp", "/var/tmp", "/dev/shm", "/etc/cron.d", "/run", "/")


@dataclass(slots=True)
class Listeners:
    """Sockets of this test on the loopback interface and beside it; whatever reaches one is an escape."""

    folder: Path
    open: dict[str, socket.socket] = field(default_factory=dict)

    def places(self) -> dict[str, str]:
        """Open all; their ports and names."""
        self.open = {
            "TCP": socket.create_server(("127.0.0.1", 0)),
            "UDP": socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
            "UNIX": socket.socket(socket.AF_UNIX),
            "ABSTRACT": socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM),
        }
        self.open["UDP"].bind(("127.0.0.1", 0))
        self.open["UNIX"].bind(str(self.folder / "unix"))
        self.open["UNIX"].listen()
        self.open["ABSTRACT"].bind(f"\0{MARK}-{os.getpid()}")
        for listener in self.open.values():
            listener.setblocking(False)
        ports = {name: str(self.open[name].getsockname()[1]) for name in ("TCP", "UDP")}
        return {**ports, "UNIX": str(self.folder / "unix"), "ABSTRACT": f"{MARK}-{os.getpid()}"}

    def reached(self) -> list[str]:
        """Which of them something has come to."""
        found = []
        for name, listener in self.open.items():
            with contextlib.suppress(BlockingIOError):
                found.append((name, listener.accept() if name in ("TCP", "UNIX") else listener.recv(99))[0])
        return found

    def close(self) -> None:
        """Close all."""
        for listener in self.open.values():
            listener.close()


def write_course(root: Path) -> dict[str, str]:
    """Files as they lie beside a grader at work, each with the token in it."""
    for name in (
        "source/course/course.ipynb",
        "tests/answers/course/right_one.py",
        "submitted/other/course/course.ipynb",
    ):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text(f"answer = '{TOKEN}'\n")
    (root / "home").mkdir()
    (root / "home" / ".netrc").write_text(TOKEN)
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as gradebook, gradebook:
        gradebook.execute("CREATE TABLE grade (score TEXT)")
        gradebook.execute("INSERT INTO grade VALUES (?)", (TOKEN,))
    return {
        "COURSE": str(root),
        "SOURCE": str(root / "source/course/course.ipynb"),
        "OTHER": str(root / "submitted/other/course/course.ipynb"),
        "GRADEBOOK": str(root / "gradebook.db"),
        "HOME": str(root / "home"),
    }


@dataclass(slots=True)
class Arena:
    """The engine, what surrounds it, and whether the sandbox was seen to hold (`holds`)."""

    engine: Engine
    reference: Reference
    places: dict[str, str]
    listeners: Listeners
    victim: subprocess.Popen[bytes]
    holds: str = ""
    own: frozenset[int] = frozenset()

    def run(self, cells: Sequence[Code], limits: Limits) -> tuple[Execution, Execution, float]:
        """The attack, the honest submission that was graded at the same time, and the seconds that the attack took."""
        began = time.monotonic()
        attack = self.engine.submit(cells, limits=limits, reference=self.reference)
        beside = self.honest(cells)
        execution = attack.result(timeout=limits.notebook_seconds + 60)
        return execution, beside, time.monotonic() - began

    def honest(self, cells: Sequence[Code], look: str = "") -> Execution:
        """An honest submission of the same exercises."""
        names = [cell.name.removesuffix("-tests") for cell in cells if cell.graded]
        looking = (Code(name="look", source=look),)
        return self.engine.execute((*solved(names), *looking), reference=self.reference)

    def left_behind(self) -> list[str]:
        """Processes of the engine that still run, beside its own; files that were left; harm that was done."""
        deadline = time.monotonic() + 3
        while (found := others(self.engine._address) - self.own) and time.monotonic() < deadline:
            time.sleep(0.02)
        marks = [str(file) for folder in OUTSIDE for file in Path(folder).glob(f"*{MARK}*") if file.name != "unix"]
        harm = ["the victim process was hurt"] if self.victim.poll() is not None or stopped(self.victim.pid) else []
        return [*(f"process {pid}" for pid in found), *marks, *harm, *self.listeners.reached()]


def others(address: str) -> frozenset[int]:
    """Living processes with this engine's command line: the warm parent, its helpers, and what a notebook started."""
    found = set()
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if (
                folder.name.isdigit()
                and address in (folder / "cmdline").read_text()
                and not stopped(int(folder.name), "ZX")
            ):
                found.add(int(folder.name))
    return frozenset(found)


def stopped(pid: int, states: str = "TtZX") -> bool:
    """Whether a process is stopped or gone."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in states


def earned(execution: Execution) -> set[str]:
    """The exercises whose tests cell passed."""
    return {
        r.name.removesuffix("-tests") for r in execution.results if r.name.endswith("-tests") and r.outcome == "passed"
    }


def shown(execution: Execution) -> str:
    """Everything that a learner may come to see, as the text that would be written; strict about what JSON can hold."""
    kept = [
        [r.name, r.outcome, r.message, r.misconception, r.seconds, list(r.outputs)] for r in execution.results
    ]  # fmt: skip
    text = json.dumps([kept, execution.seconds], ensure_ascii=False, allow_nan=False)
    return text.encode().decode()


def leaks(execution: Execution) -> list[str]:
    """Secrets and signs of success among what is shown."""
    text = shown(execution)
    return [word for word in (*SECRETS, WON) if word in text]


def written(execution: Execution) -> None:
    """The notebook with these outputs, as it would be saved; raises if it were none."""
    cells = [
        nbformat.v4.new_code_cell("", outputs=[nbformat.from_dict(o) for o in r.outputs]) for r in execution.results
    ]
    nbformat.validate(nbformat.v4.new_notebook(cells=cells))


@contextlib.contextmanager
def made(folder: Path, engine: Engine) -> Iterator[Arena]:
    """An arena around an engine that has started."""
    listeners = Listeners(folder)
    victim = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(900)"], env={"SECRET": TOKEN})
    assert engine._process is not None
    numbers = {"VICTIM": str(victim.pid), "ZYGOTE": str(engine._process.pid), "GRADER": str(os.getpid())}
    folders = {"ROOT": str(REPOSITORY), "MARK": MARK, "ENGINE": engine._folder.name}
    places = {**numbers, **folders, **write_course(folder), **listeners.places()}
    try:
        reference = engine.reference(solved())
        time.sleep(0.2)
        yield Arena(engine, reference, places, listeners, victim, own=others(engine._address))
    finally:
        victim.kill()
        victim.wait()
        listeners.close()
