"""The learner's process: runs the cells of one notebook as it is told, and answers the judge's calls in between.

Nothing that it says is believed: its outputs are shown, its answers are data for the judge's tests.
"""

import asyncio
import builtins
import dis
import errno
import inspect
import os
import select
import signal
import socket
import sys
import time
import types
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from unittest import mock

from autograder.engine import frames, process
from autograder.engine.boundary import LEARNER, Garbled, Lost, Peer
from autograder.engine.boundary.files import Folder, answered
from autograder.engine.shell import MESSAGE_LENGTH, Shell, run, said
from autograder.records import BLANK
from course.checks import calls, randomness
from course.checks.failures import is_blank

#: Names of tests are looked up on the exception so that this process needs nothing of the course.
MISCONCEPTION = "misconception"
GLOBAL = ("LOAD_GLOBAL", "LOAD_NAME")
REFUSED = "While a notebook is graded no programs can be started and no network is reached."


def work(shell: Shell, connection: socket.socket, options: dict[str, Any]) -> None:
    """Do what ``connection`` asks until it ends.

    ``["run", i, source]`` runs a cell and is answered by ``["done", i, result]``. ``["link"]`` with a socket says where
    the judge asks from now on; it is answered whenever no cell runs.
    """
    folder = Folder(*process.begin(shell, options))
    judge: Answering | None = None
    while True:
        ready, _, _ = select.select([connection, *([judge.link] if judge else [])], [], [])
        if judge is not None and judge.link in ready:
            judge = judge.answer()
            continue
        try:
            match frames.receive(connection):
                case ["run", int(index), str(source)]:
                    _run(shell, connection, index, source)
                case ["link"]:
                    judge = Answering(shell, folder, frames.receive_descriptor(connection))
        except OSError:
            return


def _run(shell: Shell, connection: socket.socket, index: int, source: str) -> None:
    mine = os.getpid()
    shell.execution_count = index + 1  # as if every cell before had run here
    result = cell(shell, source)
    if os.getpid() != mine:
        os._exit(0)  # a copy that the cell forked and left running
    frames.send(connection, ["done", index, result])


class Answering:
    """The connection to the judge."""

    def __init__(self, shell: Shell, folder: Folder, descriptor: int) -> None:
        self.link = socket.socket(fileno=descriptor)
        host = Host(shell, folder)
        self.peer = host.peer = Peer(self.link, LEARNER, host)

    def answer(self) -> "Answering | None":
        """Answer one request, and what it leads to; None if the connection has ended."""
        asked, builtins.input = builtins.input, lambda prompt="": self.peer.ask("input", str(prompt))
        try:
            with process.Interruptible():
                self.peer.serve_one()
        except KeyboardInterrupt:  # it came a moment too late: the answer was on its way
            pass
        except (Lost, Garbled):
            return None
        finally:
            builtins.input = asked
        return self


class Host:
    """What the judge may ask for beside the use of objects, which is not limited here (boundary.Policy)."""

    def __init__(self, shell: Shell, folder: Folder) -> None:
        self.shell, self.folder = shell, folder
        self.effects = ExitStack()
        self.open: dict[int, tuple[ExitStack, Any]] = {}
        self.runner: asyncio.Runner | None = None
        self.peer: Peer | None = None

    def allow(self, kind: str, name: str, args: tuple[Any, ...]) -> None:
        """The judge's objects may be used for everything that the judge answers."""

    def exposes(self, _value: Any, _name: str, *, to_change: bool) -> bool:  # noqa: ARG002 (of the protocol)
        """The judge may look at everything."""
        return True

    def exception(self, kind: type[BaseException]) -> type[BaseException]:
        """The judge's exceptions arrive as they are."""
        return kind

    def library(self, module: str, name: str) -> type | None:
        """A test's object is what its class says, as far as that is known here."""
        found = getattr(sys.modules.get(module), name, None)
        double = module in ("builtins", "unittest.mock", "course.checks.calls")
        return found if isinstance(found, type) and not double else None

    def overrides(self, _kind: str, _name: str) -> bool:
        """A test's class may define what it likes."""
        return True

    def classes(self, module: str, name: str) -> Any:
        """The library's function, class or module that the judge names."""
        __import__(module)
        found: Any = sys.modules[module]
        for part in name.split(".") if name else ():
            found = getattr(found, part)
        return found

    def answer(self, verb: str, args: tuple[Any, ...]) -> Any:
        """Serve one request."""
        match verb, args:
            case "await", (awaitable,):
                return self._awaited(awaitable)
            case (("begin" | "seen" | "end"), _):
                return self._effect(verb, args)
            case (("give files" | "changed files"), _):
                return answered(self.folder, verb, args)
            case (("afresh" | "environ" | "pyplot"), _):
                return self._process(verb, args)
        return self._namespace(verb, args)

    def _namespace(self, verb: str, args: tuple[Any, ...]) -> Any:
        """Get, fill, bind or delete what the cells have bound, or say who reads it."""
        match verb, args:
            case "name", (str(name),):
                return self._name(name)
            case "update", (owner, str(name), list() | dict() | set() as content):
                return _fill(self._name(name) if owner is None else getattr(owner, name), content)
            case "bind", (str(name), value):
                return self.shell.user_ns.update({name: value})
            case "unbind", (str(name),):
                return self.shell.user_ns.pop(name, None)
            case "readers", (str(name),):
                return list(_readers(self.shell.user_ns, name))
        raise Garbled(f"no request {verb!r}")

    def _process(self, verb: str, args: tuple[Any, ...]) -> Any:
        """Change what all code of this process shares."""
        match verb, args:
            case "afresh", ():
                return self._end_effects()
            case "environ", (str(name), value):
                return os.environ.pop(name, None) if value is None else os.environ.update({name: value})
            case "pyplot", (str(name),):
                return getattr(self.classes("matplotlib.pyplot", ""), name)()
        raise Garbled(f"no request {verb!r}")

    def _effect(self, verb: str, args: tuple[Any, ...]) -> Any:
        """Begin something that changes or watches how the learner's code runs, say what it saw, end it."""
        match verb, args:
            case "begin", ("forbid", dict(sentences)):
                return self._begin(calls.refusing(sentences, self.shell.user_ns))
            case "begin", ("watch",):
                return self._begin(randomness.global_states())
            case "begin", ("patch", str(module), str(owner), str(name), new):
                return self._begin(mock.patch.object(self.classes(module, owner), name, new))
            case "seen", (int(number),):
                return self.open[number][1]()
            case "end", (int(number),):
                return self.open.pop(number)[0].close()
        raise Garbled(f"no request {verb!r}")

    def _name(self, name: str) -> Any:
        if name not in self.shell.user_ns:
            raise NameError(f"name {name!r} is not defined", name=name)
        return self.shell.user_ns[name]

    def _end_effects(self) -> None:
        """A new tests cell begins: what the last one left open ends."""
        self.effects.close()
        self.open.clear()
        self.runner = None
        if self.peer is not None:
            self.peer.draws.on = False

    def _begin(self, effect: Any) -> int:
        stack = self.effects.enter_context(ExitStack())
        number = len(self.open)
        self.open[number] = (stack, stack.enter_context(effect))
        return number

    def _awaited(self, awaitable: Any) -> Any:
        """The value of an awaitable; all of them run in one event loop, to which what they make is bound."""
        if self.runner is None:
            self.runner = self.effects.enter_context(asyncio.Runner())

        async def value() -> Any:
            return await awaitable

        try:
            return self.runner.run(value())
        except RuntimeError as error:
            if isinstance(error.__cause__, StopAsyncIteration):
                raise error.__cause__ from None
            raise


def _fill(container: Any, content: Any) -> None:
    if container is content:  # it is on both sides, and has changed with the message
        return
    if type(container) is list:
        container[:] = content
    elif type(container) in (dict, set):
        container.clear()
        container.update(content)


def _readers(namespace: dict[str, Any], name: str) -> Iterator[str]:
    """Functions and classes of the cells whose code reads that name as a global."""
    for reader, value in namespace.items():
        if getattr(value, "__module__", None) == "__main__":
            codes = [code for one in (value, *getattr(value, "__dict__", {}).values()) for code in _codes(one)]
            if any(i.argval == name for code in codes for i in dis.get_instructions(code) if i.opname in GLOBAL):
                yield reader


def _codes(value: Any) -> Iterator[types.CodeType]:
    """The code of a function, and of those inside of it."""
    function = inspect.unwrap(getattr(value, "__func__", None) or getattr(value, "fget", None) or value)
    waiting = [getattr(function, "__code__", None)]
    while waiting:
        code = waiting.pop()
        if isinstance(code, types.CodeType):
            yield code
            waiting += code.co_consts


def cell(shell: Shell, source: str) -> dict[str, Any]:
    """Run one cell; what happened, as plain data."""
    began = time.process_time()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        outputs, error = run(shell, source)
    except BaseException as escaped:  # noqa: BLE001 (whatever IPython lets through, a late interrupt say, ended the cell)
        outputs, error = shell.recorder.outputs, escaped
    finally:
        signal.signal(signal.SIGINT, process.interrupted)
    result = {"outcome": "passed", "outputs": outputs, "message": "", "misconception": ""}
    if error is not None:
        result = _failure(outputs, error)
    return {**result, "seconds": time.process_time() - began}


def _failure(outputs: list[dict[str, Any]], error: BaseException) -> dict[str, Any]:
    name, words, misconception = type(error).__name__, said(error), misconception_of(error)
    if not any(output["output_type"] == "error" for output in outputs):
        outputs.append({"output_type": "error", "ename": name, "evalue": words, "traceback": []})
    if type(error) is PermissionError and error.errno == errno.EPERM:
        words = f"{words}. {REFUSED}"
    message = words if words and misconception else f"{name}: {words}" if words else name
    return {
        "outcome": "failed",
        "outputs": outputs,
        "message": message[:MESSAGE_LENGTH],
        "misconception": misconception,
    }


def misconception_of(error: BaseException) -> str:
    """What the check says was misunderstood; an exception of the learner's own may hold anything under that name.

    What stands in an unsolved cell is no mistake, also where no check put it into words.
    """
    if is_blank(error):
        return BLANK
    try:
        value = getattr(error, MISCONCEPTION, "")
    except Exception:  # noqa: BLE001 (a learner's property may raise anything)
        return ""
    return value if isinstance(value, str) and value.isprintable() else ""
